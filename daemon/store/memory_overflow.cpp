#include <algorithm>

#include "store/memory_ledger.hpp"

namespace pana::store {

std::optional<Fault> Ledger::refuse_overflow(const OpenOverflow& command, const Overflow& before) const {
  const bool by_itself = command.once.actor.role == Role::system;
  if (by_itself && (before.places == 0 || *before.until > now()))
    return refusal(FaultCode::conflict, {}, {figure("places", before.places)});
  if (command.places == 0) return std::nullopt;
  if (*command.until <= now()) return refusal(FaultCode::invalid_params, "/until", {figure("why", "past")});
  if (*command.until > now() + longest_overflow)
    return refusal(FaultCode::invalid_params, "/until", {figure("why", "too_far_ahead")});
  return std::nullopt;
}

void Ledger::set_overflow(const CenterId& center, UnitGroup& group, Overflow overflow) {
  if (overflow.places == 0) overflow.until.reset();
  const auto member = "v:" + center.text + "/" + group.unit;
  if (overflow.until) {
    deadlines_[member] = *overflow.until;
  } else {
    deadlines_.erase(member);
  }
  group.overflow = overflow;
}

Result<CapacityOutcome> Ledger::open_overflow(const OpenOverflow& command) {
  if (auto again = seen_before<CapacityOutcome>(command.once)) return *again;
  auto* const center = find_center(command.center);
  if (center == nullptr) return fault(FaultCode::not_found, "/center");
  auto* const group = center->find(command.unit);
  if (group == nullptr) return fault(FaultCode::not_found, "/unit");
  if (auto refused = refuse_overflow(command, group->overflow)) return std::move(*refused);

  auto& counters = group->counters;
  const auto more = command.places - group->overflow.places;
  counters.total += more;
  counters.staffed = std::min(counters.total, std::max(0, counters.staffed + more));
  ++counters.version;
  set_overflow(center->id, *group, {command.places, command.until});
  Event event;
  event.units = {{center->id, command.unit, counters}};
  event.overflow = OverflowChanged{center->id, command.unit, group->overflow};
  const CapacityOutcome outcome{false, center->confirmed_at.value_or(Instant{}), event.units};
  emit(std::move(event));
  remember(command.once, outcome);
  return outcome;
}

}  // namespace pana::store
