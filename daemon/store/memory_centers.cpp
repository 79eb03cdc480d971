#include <algorithm>
#include <array>

#include "store/memory_ledger.hpp"

namespace pana::store {
namespace {

bool all_ids(const Center& center) {
  return is_id(center.id.text) && std::all_of(center.units.begin(), center.units.end(),
                                              [](const UnitGroup& group) { return is_id(group.unit); });
}

bool repeats(const std::vector<UnitGroup>& units) {
  std::set<std::string> seen;
  return !std::all_of(units.begin(), units.end(),
                      [&](const UnitGroup& group) { return seen.insert(group.unit).second; });
}

std::optional<Fault> refuse_figures(const ReportCapacity::Unit& unit, const std::string& at,
                                    std::int32_t total) {
  const std::array<std::pair<std::string_view, std::optional<std::int32_t>>, 3> figures{
      {{"occupied", unit.occupied}, {"staffed", unit.staffed}, {"out_of_service", unit.out_of_service}}};
  for (const auto& [name, value] : figures) {
    if (!value || (*value >= 0 && *value <= total)) continue;
    return refusal(FaultCode::invalid_params, at + "/" + std::string{name}, {figure("total", total)});
  }
  return std::nullopt;
}

// The live numbers of a group under a changed register entry.
Counters carried_over(const UnitGroup* before, std::int32_t total) {
  if (before == nullptr) return {total, total, 0, 0, 0, 1};
  auto counters = before->counters;
  if (counters.total == total) return counters;
  counters.total = total;
  counters.staffed = std::min(counters.staffed, total);
  ++counters.version;
  return counters;
}

}  // namespace

CapacityOutcome Ledger::confirmed(const Center& center, std::vector<UnitChanged> units,
                                  std::optional<Acceptance> acceptance) {
  Event event;
  event.units = units;
  event.confirmed = CenterConfirmed{center.id, *center.confirmed_at, std::move(acceptance)};
  emit(std::move(event));
  return {false, *center.confirmed_at, std::move(units)};
}

std::optional<Fault> Ledger::refuse_report(const ReportCapacity& command) {
  std::set<std::string> named;
  for (std::size_t i = 0; i < command.units.size(); ++i) {
    const auto& unit = command.units[i];
    const auto at = "/units/" + std::to_string(i);
    if (!named.insert(unit.unit).second) return fault(FaultCode::invalid_params, at + "/unit");
    const auto* const group = find_unit(command.center, unit.unit);
    if (group == nullptr) return fault(FaultCode::not_found, at + "/unit");
    if (group->counters.version != unit.version) {
      return refusal(FaultCode::stale_version, at + "/version",
                     {figure("unit", unit.unit), figure("version", group->counters.version)});
    }
    if (auto refused = refuse_figures(unit, at, group->counters.total)) return refused;
  }
  return std::nullopt;
}

Result<CapacityOutcome> Ledger::report_capacity(const ReportCapacity& command) {
  if (auto again = seen_before<CapacityOutcome>(command.once)) return *again;
  auto* const center = find_center(command.center);
  if (center == nullptr) return fault(FaultCode::not_found, "/center");
  if (auto refused = refuse_report(command)) return *refused;

  std::vector<UnitChanged> units;
  for (const auto& unit : command.units) {
    auto& counters = center->find(unit.unit)->counters;
    counters.occupied = unit.occupied.value_or(counters.occupied);
    counters.staffed = unit.staffed.value_or(counters.staffed);
    counters.out_of_service = unit.out_of_service.value_or(counters.out_of_service);
    ++counters.version;
    units.push_back({center->id, unit.unit, counters});
  }
  center->confirmed_at = now();
  const auto outcome = confirmed(*center, std::move(units));
  remember(command.once, outcome);
  return outcome;
}

Result<CapacityOutcome> Ledger::adjust_capacity(const AdjustCapacity& command) {
  if (auto again = seen_before<CapacityOutcome>(command.once)) return *again;
  auto* const center = find_center(command.center);
  if (center == nullptr) return fault(FaultCode::not_found, "/center");
  auto* const group = center->find(command.unit);
  if (group == nullptr) return fault(FaultCode::not_found, "/unit");
  auto& counters = group->counters;
  const auto occupied = std::int64_t{counters.occupied} + command.by;
  if (occupied < 0 || occupied > counters.total) {
    return refusal(FaultCode::invalid_params, "/by",
                   {figure("occupied", counters.occupied), figure("total", counters.total)});
  }

  counters.occupied = static_cast<std::int32_t>(occupied);
  ++counters.version;
  center->confirmed_at = now();
  const auto outcome = confirmed(*center, {{center->id, command.unit, counters}});
  remember(command.once, outcome);
  return outcome;
}

Result<CapacityOutcome> Ledger::set_accepting(const SetAccepting& command) {
  if (auto again = seen_before<CapacityOutcome>(command.once)) return *again;
  auto* const center = find_center(command.center);
  if (center == nullptr) return fault(FaultCode::not_found, "/center");
  center->acceptance = command.acceptance;
  center->confirmed_at = now();
  const auto outcome = confirmed(*center, {}, command.acceptance);
  remember(command.once, outcome);
  return outcome;
}

Result<CapacityOutcome> Ledger::put_center(const PutCenter& command) {
  if (!all_ids(command.center) || repeats(command.center.units))
    return fault(FaultCode::invalid_params, "/units");
  if (auto again = seen_before<CapacityOutcome>(command.once)) return *again;
  auto* before = find_center(command.center.id);
  auto center = command.center;
  if (before != nullptr) {
    for (const auto& group : before->units) {
      const auto& counters = group.counters;
      if (center.find(group.unit) != nullptr || (counters.occupied == 0 && counters.held == 0)) continue;
      return refusal(
          FaultCode::conflict, "/units",
          {figure("unit", group.unit), figure("occupied", counters.occupied), figure("held", counters.held)});
    }
    for (auto& group : before->units) {
      if (center.find(group.unit) == nullptr) set_overflow(center.id, group, {});
    }
    center.acceptance = before->acceptance;
    center.confirmed_at = before->confirmed_at;
  }
  CapacityOutcome outcome;
  outcome.confirmed_at = center.confirmed_at.value_or(Instant{});
  for (auto& group : center.units) {
    const auto* known = before == nullptr ? nullptr : before->find(group.unit);
    group.overflow = known == nullptr ? Overflow{} : known->overflow;
    group.counters = carried_over(known, group.counters.total + group.overflow.places);
    outcome.units.push_back({center.id, group.unit, group.counters});
  }
  if (before != nullptr) {
    *before = center;
  } else {
    centers_.push_back(center);
  }
  if (command.handover.told) {
    handovers_.erase(center.id);
    if (command.handover.to) handovers_.emplace(center.id, *command.handover.to);
  }
  Event event;
  event.put = CenterPut{std::move(center)};
  emit(std::move(event));
  remember(command.once, outcome);
  return outcome;
}

}  // namespace pana::store
