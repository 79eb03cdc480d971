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

// Moves the guest at `from` into the hole; the new hole is `from`.
std::size_t Roster::fill(std::size_t hole, std::size_t from) {
  if (hole != from) sit(*guests_[from], hole);
  return from;
}

void Roster::exit(Guest& guest) {
  auto hole = guest.seat_;
  if (hole < asked_) hole = fill(hole, --asked_);
  fill(hole, guests_.size() - 1);
  guests_.pop_back();
  if (guests_.empty() && when_empty_) when_empty_();
}

bool Roster::ask_to_leave(std::size_t count) {
  for (; count > 0 && asked_ < guests_.size(); --count) guests_[asked_++]->leave();
  return asked_ < guests_.size();
}

}  // namespace pana::server
