#pragma once
#include <atomic>
#include <exception>
#include <map>
#include <random>
#include <thread>

#include "fault/persistent_client.hpp"

namespace pana::test {

// A few small centers in Oral, so that people compete for their units.
std::string crowded_center(std::size_t number);
inline constexpr std::size_t crowded_centers = 3;
inline constexpr std::int64_t units_in_each = 4;
void add_crowded_centers(World& world);

// Operators who open requests, and the staff who answer, as many threads at the same time. Each follows its
// request to its end with calls that it repeats until they are answered; the last ones it leaves open.
class Crowd {
 public:
  static std::vector<Account> accounts();

  Crowd(World& world, std::uint64_t seed);
  ~Crowd();
  Crowd(const Crowd&) = delete;
  Crowd& operator=(const Crowd&) = delete;

  // Waits until so many calls more have been acknowledged; rethrows what stopped a member of the crowd.
  void wait_for_more(std::size_t acknowledged);
  // Lets everybody finish, and waits.
  void finish();
  Outage& outage() { return outage_; }

  // After finish().
  std::vector<Acknowledged> acknowledged() const;
  std::size_t repeats() const;
  // By request: its state as it was last acknowledged.
  std::map<std::string, std::string> states() const;
  // By center: people who arrived and did not leave.
  std::map<std::string, std::int64_t> occupied() const;

 private:
  struct Member;

  void live(Member& member);
  void rethrow();

  World& world_;
  Outage outage_;
  std::vector<std::unique_ptr<Member>> members_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::size_t acknowledged_ = 0;
  bool finishing_ = false;
  std::exception_ptr failure_;
};

}  // namespace pana::test
