#include "live/prompts.hpp"

#include "protocol/envelope.hpp"
#include "protocol/views.hpp"

namespace pana::live {
namespace {

Frame prompt_for(const Center& center, const FreshnessLimits& limits) {
  const auto confirmed_at = *center.confirmed_at;
  const auto stale_at = confirmed_at + limits.stale_after;
  const auto params = protocol::capacity_prompt(center.id, confirmed_at, stale_at);
  return make_frame(protocol::notice_frame("capacity.prompt", params));
}

}  // namespace

void Prompts::look() {
  const auto now = clock_.now();
  for (const auto& [center, staff] : topics_.offers()) {
    const auto* entry = board_.find(center);
    if (entry != nullptr) ask_staff(entry->center, staff, now);
  }
  std::optional<std::vector<Board::Slot>> stale;
  for (auto* subscriber : topics_.board()) {
    if (subscriber->actor.role != Role::coordinator) continue;
    if (!stale) stale = stale_ones(now);
    tell_coordinator(*subscriber, *stale);
  }
}

void Prompts::ask_staff(const Center& center, const std::vector<Subscriber*>& staff, Instant now) const {
  const auto& limits = center.limits(board_.limits());
  const auto stage = prompting_of(center.confirmed_at, now, limits);
  if (stage == Prompting::nothing) return;
  for (auto* subscriber : staff) {
    auto& told = subscriber->prompted;
    if (told.confirmed_at == *center.confirmed_at && told.stage >= stage) continue;
    told.confirmed_at = *center.confirmed_at;
    told.stage = stage;
    subscriber->outlet.send(prompt_for(center, limits));
  }
}

std::vector<Board::Slot> Prompts::stale_ones(Instant now) const {
  std::vector<Board::Slot> stale;
  for (Board::Slot slot = 0; slot < board_.entries().size(); ++slot) {
    const auto& center = board_.at(slot).center;
    const auto& limits = center.limits(board_.limits());
    if (prompting_of(center.confirmed_at, now, limits) == Prompting::stale) stale.push_back(slot);
  }
  return stale;
}

void Prompts::tell_coordinator(Subscriber& subscriber, const std::vector<Board::Slot>& stale) const {
  auto& told = subscriber.prompted.stale;
  const bool first_look = !told;
  if (first_look) told.emplace();
  auto left = most_at_once;
  for (const auto slot : stale) {
    const auto& center = board_.at(slot).center;
    const auto relation = relation_to_center(subscriber.actor, center.id, center.region);
    if (relation != Relation::own_region || (*told)[center.id] == *center.confirmed_at) continue;
    if (!first_look) {
      if (left == 0 || !subscriber.outlet.idle()) return;
      --left;
      subscriber.outlet.send(prompt_for(center, center.limits(board_.limits())));
    }
    (*told)[center.id] = *center.confirmed_at;
  }
}

}  // namespace pana::live
