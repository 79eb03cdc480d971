#include "live/presence.hpp"

#include <algorithm>

namespace pana::live {

void Presence::arrive(Outlet& outlet, Instant now) {
  present_.erase(&outlet);
  strangers_[&outlet] = now;
}

void Presence::leave(Outlet& outlet) {
  present_.erase(&outlet);
  strangers_.erase(&outlet);
}

void Presence::enter(Outlet& outlet, Actor actor, std::string session, Instant expires_at, Instant now) {
  strangers_.erase(&outlet);
  present_[&outlet] = {std::move(actor), std::move(session), expires_at, now};
}

std::vector<std::pair<Outlet*, Actor>> Presence::of(const AccountId& account) const {
  std::vector<std::pair<Outlet*, Actor>> found;
  for (const auto& [outlet, person] : present_) {
    if (person.actor.account == account) found.emplace_back(outlet, person.actor);
  }
  return found;
}

void Presence::used(Outlet& outlet, Instant now) {
  const auto found = present_.find(&outlet);
  if (found != present_.end()) found->second.used_at = now;
}

// Closing leads to leave() sooner or later: first choose, then close.
template <class Which>
void Presence::close(CloseCode code, Which which) {
  std::vector<Outlet*> chosen;
  for (const auto& [outlet, person] : present_) {
    if (which(person)) chosen.push_back(outlet);
  }
  for (auto* outlet : chosen) outlet->close(code);
}

void Presence::sign_out(const SignedOut& who) {
  close(CloseCode::signed_out, [&](const Person& person) {
    return person.actor.account == who.account && (who.session.empty() || person.session == who.session);
  });
}

void Presence::check_all() {
  close(CloseCode::check, [](const Person&) { return true; });
}

void Presence::close_expired(Instant now) {
  close(CloseCode::signed_out,
        [&](const Person& person) { return person.expires_at <= now || person.used_at + idle_ <= now; });
  std::vector<Outlet*> late;
  for (const auto& [outlet, since] : strangers_) {
    if (since + time_to_sign_in <= now) late.push_back(outlet);
  }
  for (auto* outlet : late) outlet->close(CloseCode::policy);
}

void Presence::make_room() {
  const auto first = std::min_element(strangers_.begin(), strangers_.end(),
                                      [](const auto& a, const auto& b) { return a.second < b.second; });
  if (first == strangers_.end()) return;
  auto* const outlet = first->first;
  strangers_.erase(first);  // it takes a while to go: the next time it is another's turn
  outlet->close(CloseCode::policy);
}

}  // namespace pana::live
