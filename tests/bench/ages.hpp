#pragma once
#include <deque>
#include <vector>

#include "bench/histogram.hpp"
#include "bench/watchers.hpp"

namespace pana::bench {

// How old a placement is when a watcher shows it: from the answer to the caller, to a notice that holds at
// least the version which it gave to its unit. The bench alone changes units, so that the n-th placement at a
// unit gave it the n-th version.
class Ages {
 public:
  Ages(std::size_t watchers, std::vector<std::int64_t> versions);

  void placed(std::size_t slot, Nanos at);
  void seen(std::size_t watcher, const Seen& seen, bool first, Nanos at);
  // Counts only placements from now on.
  void begin() { counted_from_ = placed_.size() + first_; }

  // By watcher and placement.
  const Histogram& each() const { return each_; }
  // By placement: when the last watcher had it.
  const Histogram& last() const { return last_; }
  // Placements that some watcher does not show yet.
  std::size_t missing() const { return waiting_ + placed_.size(); }

 private:
  struct Slot {
    std::int64_t placed = 0;  // version of the last acknowledged placement
    std::int64_t shown = 0;   // version that some watcher has
    std::uint64_t shown_at = 0;
    std::deque<std::pair<std::int64_t, Nanos>> unseen;  // version, time of the answer
  };
  struct Placed {
    std::uint64_t cursor;  // a watcher with this cursor shows it
    Nanos at;
    std::size_t left;  // watchers
  };
  void show(std::uint64_t cursor, Nanos at);
  void count(Placed& placed, std::size_t number, Nanos age);

  std::vector<Slot> slots_;
  std::deque<Placed> placed_;  // by cursor
  std::size_t first_ = 0;      // number of the first in placed_
  std::size_t waiting_ = 0;    // placements that no notice has shown
  std::size_t counted_from_ = 0;
  std::vector<std::size_t> next_;  // by watcher: number of the first placement that it does not show
  std::vector<std::uint64_t> cursors_;
  Histogram each_, last_;
};

}  // namespace pana::bench
