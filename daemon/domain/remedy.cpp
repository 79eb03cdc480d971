#include "domain/remedy.hpp"

#include <algorithm>
#include <optional>

namespace pana {
namespace {

constexpr std::string_view interpreter = "interpreter:";

// What can be given from outside the center, or left with somebody.
bool can_do_without(std::string_view need) {
  static constexpr std::array<std::string_view, 7> outside{
      "pet", "psychological_support", "legal_aid", "social_work", "schooling", "documents", "employment"};
  return std::find(outside.begin(), outside.end(), need) != outside.end();
}

Needs without(const Needs& needs, std::string_view code) {
  Needs left;
  for (const auto& other : needs.codes()) {
    if (other != code) left.add_code(other);
  }
  return left;
}

// The household and its needs, as they would have to be; and by which changes.
struct Attempt {
  Asking asking;
  std::vector<Change> changes{};

  void change(Remedy remedy, std::int32_t count = -1, std::string got = {}) {
    changes.push_back({remedy, count, std::move(got)});
  }
};

void leave_older_boys(Attempt& attempt, int age_max) {
  auto& boys = attempt.asking.household.boys;
  for (std::size_t band = 0; band < band_count; ++band) {
    if (boys[band] == 0 || band_oldest[band] <= age_max) continue;
    attempt.change(Remedy::without_boys, boys[band], std::string{band_names[band]});
    boys[band] = 0;
  }
}

bool leave_men(Attempt& attempt) {
  auto& household = attempt.asking.household;
  if (household.women == 0) return false;
  attempt.change(Remedy::without_men, household.men);
  household.men = 0;
  household.aged_60_plus = std::min(household.aged_60_plus, household.women);
  return true;
}

bool drop_need(Attempt& attempt, const std::string& code) {
  if (code.starts_with(interpreter)) {
    attempt.change(Remedy::interpreter_by_phone, -1, code.substr(interpreter.size()));
  } else if (can_do_without(code)) {
    attempt.change(Remedy::without_need, -1, code);
  } else {
    return false;
  }
  attempt.asking.needs = without(attempt.asking.needs, code);
  return true;
}

// Does what would lift this rule; false where nothing would. What concerns the size comes later.
bool lift(Attempt& attempt, const Reason& reason) {
  switch (reason.rule) {
    case Rule::boy_age_max:
      leave_older_boys(attempt, reason.limit);
      return true;
    case Rule::men_not_taken:
      return leave_men(attempt);
    case Rule::need_not_met:
      return drop_need(attempt, reason.got);
    case Rule::language_not_spoken:
      std::erase(attempt.asking.languages, reason.got);
      attempt.change(Remedy::interpreter_by_phone, -1, reason.got);
      return true;
    case Rule::stay_max:
      attempt.asking.stay_days = reason.limit;
      attempt.change(Remedy::shorter_stay, reason.limit);
      return true;
    case Rule::not_accepting:
      attempt.change(Remedy::open_door);
      return true;
    case Rule::intake_closed:
      attempt.change(Remedy::arrive_later);
      return true;
    case Rule::stale:
      attempt.change(Remedy::call_first);
      return true;
    default:
      return reason.rule == Rule::household_max || reason.rule == Rule::no_unit_fits ||
             reason.rule == Rule::no_free_unit;
  }
}

// One person fewer, for trying whether the rest would fit: children first, the oldest first. False at the
// last.
bool leave_one(Household& household) {
  if (household.people() == 1) return false;
  for (std::size_t band = band_count; band-- > 0;) {
    for (auto* children : {&household.boys[band], &household.girls[band]}) {
      if (*children > 0) return --*children, true;
    }
  }
  --(household.men > 0 ? household.men : household.women);
  household.aged_60_plus = std::min(household.aged_60_plus, static_cast<std::uint8_t>(household.adults()));
  return true;
}

bool too_large(const Center& center, const Asking& asking) {
  return asking.household.people() > center.eligibility.household_max ||
         smallest_fit(center, asking, true) == nullptr;
}

bool make_fit(Attempt& attempt, const Center& center) {
  std::int32_t fewer = 0;
  for (; too_large(center, attempt.asking); ++fewer) {
    if (!leave_one(attempt.asking.household)) return false;
  }
  if (fewer > 0) attempt.change(Remedy::fewer_people, fewer);
  if (smallest_fit(center, attempt.asking) == nullptr)
    attempt.change(Remedy::free_unit, -1, smallest_fit(center, attempt.asking, true)->unit);
  return true;
}

}  // namespace

std::vector<Change> change_to_admit(const Center& center, const Asking& asking,
                                    const std::vector<Reason>& reasons) {
  Attempt attempt{asking};
  for (const auto& reason : reasons) {
    if (!lift(attempt, reason)) return {};
  }
  if (attempt.asking.household.people() == 0 || check(attempt.asking.household)) return {};
  if (!make_fit(attempt, center) || !eligible(center, attempt.asking)) return {};
  return std::move(attempt.changes);
}

}  // namespace pana
