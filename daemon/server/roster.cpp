#include "server/roster.hpp"

namespace pana::server {

void Roster::sit(Guest& guest, std::size_t seat) {
  guests_[seat] = &guest;
  guest.seat_ = seat;
}

void Roster::enter(Guest& guest) {
  guests_.push_back(nullptr);
  sit(guest, guests_.size() - 1);
}

void Roster::exit(Guest& guest) {
  auto seat = guest.seat_;
  if (seat < asked_) {  // the hole moves to the end of those asked
    sit(*guests_[--asked_], seat);
    seat = asked_;
  }
  sit(*guests_.back(), seat);
  guests_.pop_back();
  if (guests_.empty() && when_empty_) when_empty_();
}

bool Roster::ask_to_leave(std::size_t count) {
  for (; count > 0 && asked_ < guests_.size(); --count) guests_[asked_++]->leave();
  return asked_ < guests_.size();
}

}  // namespace pana::server
