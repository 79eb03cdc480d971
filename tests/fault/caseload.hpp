#pragma once
#include <map>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "fault/persistent_client.hpp"

namespace pana::test {

// The requests of one operator who has the staff of the crowded centers on the telephone (fault/crowd), and
// what becomes of them by lot: somebody answers, or nobody; they come, or not; it is called off. Every call
// is repeated until it is answered. For one thread.
class Caseload {
 public:
  Caseload(World& world, Outage& outage, std::size_t number, std::uint64_t seed);

  // One more request.
  void open();
  // Something happens to one of those that are open.
  void step();
  // So many may still come to an end.
  std::size_t open_requests() const { return open_.size(); }
  // Everything comes to an end: called off, or time runs out.
  void finish();

  // All that were acknowledged.
  const std::vector<std::string>& requests() const { return requests_; }
  // By center: people whose arrival was acknowledged, without those whose departure was.
  const std::map<std::string, std::int64_t>& occupied() const { return occupied_; }
  std::size_t arrivals() const { return arrivals_; }
  std::size_t ran_out() const { return ran_out_; }
  std::size_t repeats() const;

 private:
  json::object show(const std::string& request);
  void act(const std::string& request, const json::object& shown);
  void act_on_offer(const std::string& request, const std::string& offer, const std::string& center);
  void act_on_accepted(const std::string& request, const std::string& offer, const std::string& center);
  void arrive(const std::string& request, const std::string& offer, const std::string& center);
  void depart();
  void let_run_out(const std::string& offer);
  void end(const std::string& request);
  // False where it was refused, as may happen where time or the daemon was faster.
  bool done(PersistentClient& by, std::string_view method, json::object params);
  // True in so many of a hundred cases.
  bool chance(unsigned percent) { return random_() % 100 < percent; }

  World& world_;
  PersistentClient op_;
  std::map<std::string, std::unique_ptr<PersistentClient>> staff_;
  std::mt19937_64 random_;
  std::vector<std::string> requests_;
  std::vector<std::string> open_;
  std::map<std::string, std::int64_t> occupied_;
  std::size_t arrivals_ = 0;
  std::size_t ran_out_ = 0;
};

}  // namespace pana::test
