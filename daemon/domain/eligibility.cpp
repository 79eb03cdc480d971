#include "domain/eligibility.hpp"

#include <algorithm>
#include <array>
#include <tuple>

namespace pana {
namespace {

// One row per Rule, in its order.
constexpr std::array<std::string_view, rule_count> rule_names{"women_not_taken",
                                                              "men_not_taken",
                                                              "adolescents_not_taken",
                                                              "boy_age_max",
                                                              "household_max",
                                                              "aged_60_plus_not_taken",
                                                              "pregnant_not_taken",
                                                              "stay_max",
                                                              "need_not_met",
                                                              "language_not_spoken",
                                                              "no_unit_fits",
                                                              "no_free_unit",
                                                              "not_accepting",
                                                              "no_licence",
                                                              "intake_closed",
                                                              "stale",
                                                              "excluded_region",
                                                              "excluded_place",
                                                              "excluded_around",
                                                              "excluded_center",
                                                              "home_place",
                                                              "already_asked",
                                                              "road_closed",
                                                              "too_far",
                                                              "too_near",
                                                              "unreachable"};

// A rule that failed, before anybody needs it as text. Only one of the last three is set.
struct Failure {
  Rule rule;
  std::int32_t limit = -1;
  std::int32_t number = -1;
  std::string_view text{};
  bool is_interpreter = false;
};

bool contains(const std::vector<std::string>& texts, std::string_view text) {
  return std::find(texts.begin(), texts.end(), text) != texts.end();
}

bool spoken(const Center& center, std::string_view language) {
  return language == "kk" || language == "ru" || contains(center.languages, language) ||
         center.needs.interprets(language);
}

// Each of these tells `report` what fails and goes on while it answers true.
template <class Report>
bool people_rules(const Center& center, const Household& household, Report& report) {
  const auto& takes = center.eligibility;
  if (household.women > 0 && !takes.women && !report(Failure{Rule::women_not_taken})) return false;
  if (household.men > 0 && !takes.men && !report(Failure{Rule::men_not_taken})) return false;
  if (household.unaccompanied() && !takes.adolescents && !report(Failure{Rule::adolescents_not_taken}))
    return false;
  if (const auto boy = household.oldest_boy()) {
    const auto band = static_cast<std::size_t>(*boy);
    const bool too_old = band_oldest[band] > takes.boy_age_max;
    if (too_old && !report(Failure{Rule::boy_age_max, takes.boy_age_max, -1, band_names[band]})) return false;
  }
  const bool too_many = household.people() > takes.household_max;
  if (too_many && !report(Failure{Rule::household_max, takes.household_max, household.people()}))
    return false;
  const bool too_old = household.aged_60_plus > 0 && !takes.aged_60_plus;
  if (too_old && !report(Failure{Rule::aged_60_plus_not_taken})) return false;
  return !household.pregnant || takes.pregnant || report(Failure{Rule::pregnant_not_taken});
}

template <class Report>
bool stay_rule(const Center& center, std::int32_t stay_days, Report& report) {
  const auto limit = center.eligibility.stay_max_days;
  return stay_days <= limit || report(Failure{Rule::stay_max, limit, stay_days});
}

template <class Report>
bool need_rules(const Center& center, const Needs& needs, Report& report) {
  if (needs.met_by(center.needs)) return true;
  for (std::size_t i = 0; i < need_names.size(); ++i) {
    const auto need = static_cast<Need>(i);
    const bool missing = needs.has(need) && !center.needs.has(need);
    if (missing && !report(Failure{Rule::need_not_met, -1, -1, need_names[i]})) return false;
  }
  for (const auto& language : needs.interpreters()) {
    const bool missing = !center.needs.interprets(language);
    if (missing && !report(Failure{Rule::need_not_met, -1, -1, language, true})) return false;
  }
  return true;
}

template <class Report>
bool rules(const Center& center, const Asking& asking, Report report) {
  if (!people_rules(center, asking.household, report) || !stay_rule(center, asking.stay_days, report) ||
      !need_rules(center, asking.needs, report))
    return false;
  for (const auto& language : asking.languages) {
    if (!spoken(center, language) && !report(Failure{Rule::language_not_spoken, -1, -1, language}))
      return false;
  }
  return smallest_fit(center, asking, true) != nullptr || report(Failure{Rule::no_unit_fits});
}

Reason reason_of(const Failure& failure) {
  std::string got = failure.number >= 0 ? std::to_string(failure.number) : std::string{failure.text};
  return Reason{failure.rule, failure.limit, (failure.is_interpreter ? "interpreter:" : "") + got, {}};
}

}  // namespace

std::string_view name_of(Rule rule) {
  return rule_names[static_cast<std::size_t>(rule)];
}

std::vector<Reason> not_eligible(const Center& center, const Asking& asking) {
  std::vector<Reason> reasons;
  rules(center, asking, [&](const Failure& failure) {
    reasons.push_back(reason_of(failure));
    return true;
  });
  return reasons;
}

bool eligible(const Center& center, const Asking& asking) {
  return rules(center, asking, [](const Failure&) { return false; });
}

bool needs_step_free(const Asking& asking) {
  return asking.needs.has(Need::wheelchair) || asking.needs.has(Need::step_free);
}

bool fits(const Center& center, const UnitGroup& group, const Asking& asking) {
  return fits(group, asking.household, needs_step_free(asking), center.needs.has(Need::infant_cot));
}

bool smaller(const UnitGroup& a, const UnitGroup& b) {
  return std::tie(a.sleeps, a.step_free, a.unit) < std::tie(b.sleeps, b.step_free, b.unit);
}

const UnitGroup* smallest_fit(const Center& center, const Asking& asking, bool even_if_full) {
  const UnitGroup* best = nullptr;
  for (const auto& group : center.units) {
    const bool has_room = even_if_full ? group.counters.total > 0 : group.counters.free() > 0;
    if (!has_room || !fits(center, group, asking)) continue;
    if (best == nullptr || smaller(group, *best)) best = &group;
  }
  return best;
}

}  // namespace pana
