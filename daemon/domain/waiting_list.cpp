#include "domain/waiting_list.hpp"

#include <iterator>
#include <utility>

namespace pana {

void WaitingList::reset(std::vector<Turn> turns) {
  turns_ = {turns.begin(), turns.end()};
  note_room();
}

void WaitingList::follow(const Turn& turn, bool waits) {
  if (!waits) {
    turns_.erase(turn);
  } else if (turns_.insert(turn).second) {
    ++news_;
  }
}

void WaitingList::note_room() {
  ++room_;
  ++news_;
}

void WaitingList::none_found(std::uint64_t news, Turn before, Instant now) {
  last_ = Look{news, std::move(before), now};
}

bool WaitingList::worth_a_look(const Turn& turn, Instant now) const {
  const auto behind = turns_.lower_bound(turn);
  if (behind == turns_.begin()) return false;
  const bool known = last_ && last_->news == news_ && now < last_->at + believed_for;
  return !known || !(*std::prev(behind) < last_->before);
}

}  // namespace pana
