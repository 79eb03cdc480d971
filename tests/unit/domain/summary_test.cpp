#include "domain/summary.hpp"

#include <functional>
#include <map>
#include <set>
#include <span>

#include "support/catch.hpp"

namespace pana::test {
namespace {

using Table = std::vector<Cell>;

// What somebody reads: the total, and the parts that are told.
struct Told {
  std::optional<std::int64_t> total;
  std::vector<std::optional<std::int64_t>> parts;
  friend auto operator<=>(const Told&, const Told&) = default;
};
Told told(const Table& parts) {
  const auto shown = told_beside_total(parts);
  Told result{std::nullopt, std::vector<std::optional<std::int64_t>>(parts.size())};
  if (shown.empty()) return result;
  result.total = 0;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    *result.total += parts[i].count;
    if (shown[i]) result.parts[i] = parts[i].count;
  }
  return result;
}

// All tables of parts from so many centers each that together have this total.
void each_table(std::int64_t total, std::span<const std::size_t> centers, Table& begun,
                const std::function<void(const Table&)>& look) {
  const auto at = begun.size();
  const bool last = at + 1 == centers.size();
  for (auto count = last ? total : 0; count <= total; ++count) {
    begun.push_back({count, centers[at]});
    if (last) {
      look(begun);
    } else {
      each_table(total - count, centers, begun, look);
    }
    begun.pop_back();
  }
}

// Who knows how it is done, how many centers stand behind each part, and what is told: can they work out a
// figure that is withheld? Every table that tells the same is one that it may be.
void check_nothing_is_given_away(const std::vector<std::size_t>& centers, std::int64_t most) {
  for (std::int64_t total = 0; total <= most; ++total) {
    std::map<Told, std::vector<std::set<std::int64_t>>> possible;
    Table begun;
    each_table(total, centers, begun, [&](const Table& table) {
      auto& values = possible[told(table)];
      values.resize(table.size());
      for (std::size_t i = 0; i < table.size(); ++i) values[i].insert(table[i].count);
    });
    for (const auto& [seen, values] : possible) {
      if (!seen.total) continue;
      for (std::size_t i = 0; i < values.size(); ++i) {
        CAPTURE(total, i);
        CHECK((seen.parts[i].has_value() || values[i].size() > 1));
      }
    }
  }
}

MonthTally october(std::vector<Tally> tallies) {
  return {Month{std::chrono::year{2026} / 10}, std::move(tallies)};
}
std::optional<std::int64_t> of(const MonthSummary& summary, Tallied what) {
  return summary.country[static_cast<std::size_t>(what)];
}

// Three centers in Astana (71), two in Almaty (75), one each in 10 and 23.
const std::map<CenterId, std::string> some_regions{{{"c_1"}, "71"}, {{"c_2"}, "71"}, {{"c_3"}, "71"},
                                                   {{"c_4"}, "75"}, {{"c_5"}, "75"}, {{"c_6"}, "10"},
                                                   {{"c_7"}, "23"}};

}  // namespace

TEST_CASE("A figure of fewer than five people, or from fewer than three centers, is withheld") {
  CHECK_FALSE(may_be_told({4, 3}));
  CHECK_FALSE(may_be_told({5, 2}));
  CHECK_FALSE(may_be_told({0, std::nullopt}));
  CHECK(may_be_told({5, 3}));
  CHECK(may_be_told({5, std::nullopt}));
}

TEST_CASE("Where one part of a total is withheld so are others, until that is enough") {
  using Shown = std::vector<bool>;
  CHECK(told_beside_total(Table{{9, 3}, {8, 3}, {7, 3}}) == Shown{true, true, true});
  CHECK(told_beside_total(Table{{14, 3}, {20, 3}, {5, 2}}) == Shown{false, true, false});
  CHECK(told_beside_total(Table{{6, 3}, {6, 3}, {20, 3}, {4, 3}}) == Shown{false, false, true, false});
  CHECK(told_beside_total(Table{{20, 3}, {15, 3}, {30, 2}}) == Shown{false, true, false});
  CHECK(told_beside_total(Table{{8, 2}, {8, 2}, {7, 3}}) == Shown{false, false, true});
  CHECK(told_beside_total(Table{{60, 3}, {3, 3}}).empty());
  CHECK(told_beside_total(Table{{4, 3}}).empty());
  CHECK(told_beside_total(Table{{40, 1}, {0, 0}}).empty());
  CHECK(told_beside_total(Table{}).empty());
}

TEST_CASE("No withheld part can be worked out from the total and the others, by who knows how it is done") {
  using Centers = std::vector<std::size_t>;
  for (const auto& two : {Centers{3, 3}, {3, 2}, {2, 2}}) check_nothing_is_given_away(two, 40);
  for (const auto& three : {Centers{3, 3, 3}, {3, 3, 1}, {3, 2, 1}, {1, 1, 1}, {2, 3, 3}})
    check_nothing_is_given_away(three, 30);
  for (const auto& four : {Centers{3, 3, 3, 3}, {3, 3, 2, 1}, {1, 3, 3, 3}})
    check_nothing_is_given_away(four, 22);
}

TEST_CASE("A month tells ends and answers of the country, and where centers have taken people in") {
  std::vector<Tally> tallies{{Tallied::withdrawn, {}, 6}, {Tallied::unmet_capacity, {}, 4}};
  for (const auto* center : {"c_1", "c_2", "c_3"}) tallies.push_back({Tallied::placed, {center}, 10});
  for (const auto* center : {"c_4", "c_5"}) tallies.push_back({Tallied::placed, {center}, 8});
  tallies.push_back({Tallied::placed, {"c_6"}, 7});
  for (const auto* center : {"c_1", "c_2"}) tallies.push_back({Tallied::declined, {center}, 9});
  const auto summary = summarise(october(tallies), some_regions);
  CHECK(summary.month == Month{std::chrono::year{2026} / 10});
  CHECK(of(summary, Tallied::withdrawn) == 6);
  CHECK_FALSE(of(summary, Tallied::unmet_capacity));
  CHECK(of(summary, Tallied::placed) == 53);
  CHECK_FALSE(of(summary, Tallied::declined));
  CHECK_FALSE(of(summary, Tallied::duplicate));
  const std::vector<RegionSummary> regions{{"10", {}}, {"23", {}}, {"71", 30}, {"75", {}}};
  CHECK(summary.regions == regions);
}

TEST_CASE("The places of the country are withheld where they would give a region's back") {
  std::vector<Tally> tallies{{Tallied::placed, {"c_6"}, 3}};
  for (const auto* center : {"c_1", "c_2", "c_3"}) tallies.push_back({Tallied::placed, {center}, 2});
  const auto summary = summarise(october(tallies), some_regions);
  CHECK_FALSE(of(summary, Tallied::placed));
  for (const auto& region : summary.regions) CHECK_FALSE(region.placed);
}

TEST_CASE("What a center did that the register no longer knows counts for the country only") {
  std::vector<Tally> tallies{{Tallied::accepted, {"c_gone"}, 5}};
  for (const auto* center : {"c_1", "c_4"}) tallies.push_back({Tallied::accepted, {center}, 5});
  CHECK(of(summarise(october(tallies), some_regions), Tallied::accepted) == 15);
}

}  // namespace pana::test
