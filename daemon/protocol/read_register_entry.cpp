#include <algorithm>
#include <tuple>

#include "protocol/readers.hpp"
#include "protocol/shapes.hpp"

namespace pana::protocol {
namespace {

constexpr std::array<std::string_view, 2> operator_names{"state", "ngo"};  // by OperatedBy
constexpr std::array<std::string_view, 3> unit_for_names{"households", "men", "adolescents"};  // by UnitFor
constexpr std::size_t most_units = 32;
constexpr std::int64_t most_of_a_unit = 10'000;
constexpr std::int64_t longest_rhythm_min = 2 * minutes_of_day;

Eligibility read_eligibility(const Item& item) {
  auto fields = item.fields();
  Eligibility eligibility;
  eligibility.women = fields.required("women").flag();
  eligibility.men = fields.required("men").flag();
  eligibility.adolescents = fields.required("adolescents").flag();
  eligibility.boy_age_max = static_cast<std::uint8_t>(fields.required("boy_age_max").integer(0, 17));
  eligibility.household_max =
      static_cast<std::uint8_t>(fields.required("household_max").integer(1, most_people));
  eligibility.aged_60_plus = fields.optional("aged_60_plus").flag(true);
  eligibility.pregnant = fields.optional("pregnant").flag(true);
  eligibility.screening = fields.optional("screening").flag();
  eligibility.stay_max_days = static_cast<std::int32_t>(
      fields.optional("stay_max_days").integer(1, longest_stay_days, usual_stay_days));
  fields.close();
  return eligibility;
}

IntakeHours read_intake(const Item& item) {
  if (!item.present()) return {};
  auto fields = item.fields();
  IntakeHours hours{fields.required("from").clock(), fields.required("until").clock()};
  fields.close();
  return hours;
}

Licence read_licence(const Item& item) {
  if (!item.present()) return {};
  auto fields = item.fields();
  const auto until = fields.optional("until");
  Licence licence{fields.optional("from").day(), until.day()};
  if (licence.from && licence.until && *licence.until < *licence.from) until.refuse("contradiction");
  fields.close();
  return licence;
}

std::optional<FreshnessLimits> read_rhythm(const Item& item) {
  if (!item.present()) return std::nullopt;
  auto fields = item.fields();
  const auto stale = fields.required("stale_after_min");
  FreshnessLimits rhythm{minutes{fields.required("ageing_after_min").integer(15, longest_rhythm_min, 15)},
                         minutes{stale.integer(30, longest_rhythm_min, longest_rhythm_min)}};
  if (rhythm.stale_after <= rhythm.ageing_after) stale.refuse("contradiction");
  fields.close();
  return rhythm;
}

UnitGroup read_unit(const Item& item) {
  auto fields = item.fields();
  UnitGroup group;
  group.unit = fields.required("unit").id<Id<struct UnitKind>>().text;
  group.sleeps = static_cast<std::int32_t>(fields.required("sleeps").integer(1, most_people));
  group.counters.total = static_cast<std::int32_t>(fields.required("total").integer(0, most_of_a_unit));
  group.step_free = fields.optional("step_free").flag();
  group.who = static_cast<UnitFor>(fields.optional("for").code(unit_for_names));
  fields.close();
  return group;
}

std::vector<UnitGroup> read_units(const Item& item) {
  std::vector<UnitGroup> units;
  item.each(most_units, [&](const Item& element) {
    auto group = read_unit(element);
    const auto same = [&](const UnitGroup& other) { return !group.unit.empty() && other.unit == group.unit; };
    if (std::any_of(units.begin(), units.end(), same)) element.refuse("twice");
    units.push_back(std::move(group));
  });
  std::sort(units.begin(), units.end(), [](const UnitGroup& a, const UnitGroup& b) {
    return std::tie(a.sleeps, a.unit) < std::tie(b.sleeps, b.unit);
  });
  return units;
}

// The authorities' number: letters, digits and dashes.
std::string read_code(const Item& item) {
  const auto code = item.text(1, 16);
  const auto allowed = [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-';
  };
  if (!std::all_of(code.begin(), code.end(), allowed)) item.refuse("shape");
  return std::string{code};
}

MeetingPoint read_meeting_point(const Item& item) {
  auto fields = item.fields();
  MeetingPoint point;
  point.kind = static_cast<MeetingKind>(fields.required("kind").code(meeting_kinds));
  point.place = fields.required("place").id<PlaceId>();
  fields.close();
  return point;
}

}  // namespace

HandoverChange read_handover(const Item& item) {
  if (!item.present()) return {};
  if (item.is_null()) return {true, std::nullopt};
  auto fields = item.fields();
  Handover handover{std::string{fields.required("line").intake_line()}};
  const auto point = fields.optional("meeting_point");
  if (point.present()) handover.meeting_point = read_meeting_point(point);
  fields.close();
  return {true, std::move(handover)};
}

Center read_register_entry(Fields& fields) {
  Center center;
  center.id = fields.required("center").id<CenterId>();
  center.code = read_code(fields.required("code"));
  center.name = read_names(fields.required("name"));
  center.region = fields.required("region").region();
  center.place = fields.required("place").id<PlaceId>();
  center.operated_by = static_cast<OperatedBy>(fields.required("operator").code(operator_names));
  center.eligibility = read_eligibility(fields.required("eligibility"));
  center.needs = read_needs(fields.required("needs"));
  center.languages = read_languages(fields.required("languages"));
  center.intake = read_intake(fields.optional("intake"));
  center.licence = read_licence(fields.optional("licence"));
  center.rhythm = read_rhythm(fields.optional("rhythm"));
  center.phone_only = fields.optional("phone_only").flag();
  center.units = read_units(fields.required("units"));
  return center;
}

}  // namespace pana::protocol
