#pragma once
#include <deque>
#include <functional>
#include <string>
#include <vector>

#include "bench/crowd.hpp"
#include "bench/measured.hpp"
#include "bench/world.hpp"

namespace pana::bench {

// Calls that are made over and over, by operators, each connection one at a time, in turn: what is measured
// is how many calls wait, and a connection more than that costs nothing. With fewer waiting than 64 the 64
// sessions are used one after the other, since an account may make 2,000 calls a second.
class Load : public Listener {
 public:
  // Appends the next call.
  using Write = std::function<void(std::string& text)>;
  // Whether an answer that came just now says that it was done.
  using Judge = std::function<bool(std::string_view answer, Nanos at)>;
  Load(const World& world, std::size_t connections, Write write, Judge judge);

  // So many calls always in flight.
  Measured closed(std::size_t waiting, Nanos lasts);
  // Timed from when each was due, also while all connections are busy.
  Measured at_rate(double per_second, Nanos lasts);

  // Called when the warming up is over and counting begins.
  std::function<void()> on_begin;

 private:
  void message(Connection& from, std::string_view text) override;
  void closed(Connection& which, const std::string& why) override;
  void call(Nanos due);
  template <class Due>
  Measured run(Due due, Nanos lasts);

  const World& world_;
  Crowd crowd_;
  Write write_;
  Judge judge_;
  std::string text_;
  std::deque<std::size_t> idle_;
  std::vector<Nanos> due_;  // of each connection's call
  std::size_t in_flight_ = 0;
  std::uint64_t done_ = 0;
  Nanos calling_ = 0;  // time that making calls took
  Measured result_;
};

// request.open with route auto, from everywhere in the country.
Load::Write placing(const Country& country);
// Judges its answer. Where a unit is held, `told` gets its slot.
Load::Judge placed(std::function<void(std::size_t slot, Nanos at)> told = nullptr);

// capacity.adjust by +1 at one center after the other.
Load::Write adjusting(int centers);
bool adjusted(std::string_view answer, Nanos at);

}  // namespace pana::bench
