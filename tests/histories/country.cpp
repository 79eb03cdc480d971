#include "histories/country.hpp"

#include <array>

#include "support/small_country.hpp"

namespace pana::test {
namespace {

constexpr std::array<const char*, 9> towns{"p_atyrau", "p_oral",       "p_aktau",
                                           "p_aktobe", "p_kandyagash", "p_qulsary",
                                           "p_beyneu", "p_zhanaozen",  "p_inderbor"};

struct GroupKind {
  const char* unit;
  std::int32_t sleeps;
  UnitFor who;
};
constexpr std::array<GroupKind, 5> group_kinds{{{"single", 1, UnitFor::households},
                                                {"men2", 2, UnitFor::men},
                                                {"teens2", 2, UnitFor::adolescents},
                                                {"family3", 3, UnitFor::households},
                                                {"family5", 5, UnitFor::households}}};

std::vector<UnitGroup> draw_groups(Dice& dice) {
  std::vector<UnitGroup> groups;
  const auto most = 1 + dice.roll(3);
  for (const auto& kind : group_kinds) {
    const bool common = kind.who == UnitFor::households;
    if (groups.size() == most || !(common ? !dice.one_in(3) : dice.one_in(5))) continue;
    UnitGroup group;
    group.unit = kind.unit;
    group.sleeps = kind.sleeps;
    group.who = kind.who;
    group.step_free = dice.one_in(4);
    group.counters.total = static_cast<std::int32_t>(1 + dice.roll(2));
    groups.push_back(std::move(group));
  }
  if (groups.empty()) groups.push_back({"family3", 3, false, UnitFor::households, {2, 0, 0, 0, 0, 0}});
  return groups;
}

Household adolescent() {
  Household household;
  household.girls[static_cast<std::size_t>(Band::age_16_17)] = 1;
  return household;
}

Household man() {
  Household household;
  household.men = 1;
  return household;
}

Household draw_household(Dice& dice) {
  if (dice.one_in(12)) return adolescent();
  if (dice.one_in(12)) return man();
  auto household = tests::woman();
  for (auto children = dice.one_in(2) ? 0 : dice.roll(4); children > 0; --children) {
    auto& side = dice.one_in(2) ? household.girls : household.boys;
    ++side[dice.roll(band_count)];
  }
  return household;
}

// Accounts that are not there cannot be named, so concealment is from centers only.
Exclusion draw_exclusion(Dice& dice, const std::vector<Center>& centers) {
  Exclusion exclude;
  if (dice.one_in(8)) exclude.regions = {dice.one_in(2) ? "23" : "27"};
  if (dice.one_in(8)) exclude.home_place = true;
  if (dice.one_in(8)) exclude.centers = {dice.pick(centers).id};
  if (dice.one_in(8)) exclude.around = {{{dice.pick(towns)}, 300}};
  if (dice.one_in(8)) exclude.conceal_from.centers = {dice.pick(centers).id};
  return exclude;
}

}  // namespace

std::vector<Center> draw_centers(Dice& dice) {
  std::vector<Center> centers;
  const auto count = 3 + dice.roll(4);
  for (std::size_t i = 0; i < count; ++i) {
    auto made = tests::center("c_" + std::to_string(i), dice.pick(towns), draw_groups(dice));
    made.confirmed_at.reset();
    made.eligibility.boy_age_max = dice.pick(std::array<std::uint8_t, 4>{11, 13, 15, 17});
    made.eligibility.household_max = static_cast<std::uint8_t>(dice.one_in(4) ? 3 : most_people);
    made.eligibility.men = dice.one_in(2);
    made.eligibility.adolescents = dice.one_in(2);
    centers.push_back(std::move(made));
  }
  return centers;
}

protocol::RequestOpen draw_request(Dice& dice, const std::vector<Center>& centers) {
  protocol::RequestOpen params;
  params.basics.origin.place = {dice.pick(towns)};
  params.basics.household = draw_household(dice);
  if (dice.one_in(8)) params.basics.needs.add(Need::step_free);
  params.basics.urgency = static_cast<Urgency>(dice.roll(3));
  params.basics.exclude = draw_exclusion(dice, centers);
  params.basics.transport = "own";
  params.basics.channel = "hotline_111";
  params.auto_route = !dice.one_in(3);
  return params;
}

}  // namespace pana::test
