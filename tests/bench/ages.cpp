#include "bench/ages.hpp"

namespace pana::bench {

Ages::Ages(std::size_t watchers, std::vector<std::int64_t> versions) : next_(watchers), cursors_(watchers) {
  slots_.reserve(versions.size());
  for (const auto version : versions) slots_.push_back({version, version, 0, {}});
}

void Ages::placed(std::size_t slot, Nanos at) {
  auto& unit = slots_.at(slot);
  const auto version = ++unit.placed;
  if (version > unit.shown) {
    unit.unseen.emplace_back(version, at);
    ++waiting_;
    return;
  }
  // Some watchers had it before its caller: for them its age is nothing.
  show(unit.shown_at, at);
  const auto number = first_ + placed_.size() - 1;
  for (std::size_t i = 0; i < next_.size(); ++i) {
    if (next_[i] != number || cursors_[i] < placed_.back().cursor) continue;
    ++next_[i];
    count(placed_.back(), number, 0);
  }
}

// Placements become known in the order of cursors; one that comes late counts as shown by what came before
// it.
void Ages::show(std::uint64_t cursor, Nanos at) {
  if (!placed_.empty() && placed_.back().cursor > cursor) cursor = placed_.back().cursor;
  placed_.push_back({cursor, at, next_.size()});
}

void Ages::count(Placed& placed, std::size_t number, Nanos age) {
  const bool counts = number >= counted_from_;
  if (counts) each_.add(age);
  if (--placed.left == 0 && counts) last_.add(age);
}

void Ages::seen(std::size_t watcher, const Seen& seen, bool first, Nanos at) {
  if (first) {
    for (const auto& state : seen.states) {
      auto& unit = slots_.at(state.slot);
      if (state.version <= unit.shown) continue;
      unit.shown = state.version;
      unit.shown_at = seen.cursor;
      for (; !unit.unseen.empty() && unit.unseen.front().first <= state.version; unit.unseen.pop_front()) {
        show(seen.cursor, unit.unseen.front().second);
        --waiting_;
      }
    }
  }
  cursors_[watcher] = seen.cursor;
  auto& next = next_[watcher];
  for (; next < first_ + placed_.size() && placed_[next - first_].cursor <= seen.cursor; ++next) {
    auto& placement = placed_[next - first_];
    count(placement, next, at - placement.at);
  }
  for (; !placed_.empty() && placed_.front().left == 0; placed_.pop_front()) ++first_;
}

}  // namespace pana::bench
