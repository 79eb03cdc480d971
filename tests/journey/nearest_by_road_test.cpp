// Scenario 1: a woman with four children, one a boy of 15, from Atyrau; not in the home town.
#include <algorithm>
#include <cmath>

#include "support/catch.hpp"
#include "support/requests.hpp"
#include "support/world.hpp"

namespace pana::test {
namespace {

json::object from_atyrau() {
  return asking("p_atyrau", woman_with_four(), {{"home_place", true}}, "urgent");
}

// Several towns may share a name; the id tells which is meant.
std::pair<double, double> position_of(Console& console, std::string_view name, std::string_view id) {
  const auto found = console.call("place.search", {{"text", name}, {"limit", 20}});
  for (const auto& place : found.at("places").as_array()) {
    if (place.at("place").as_string() != id) continue;
    return {place.at("lat").to_number<double>(), place.at("lon").to_number<double>()};
  }
  throw std::runtime_error("not found: " + std::string{name});
}

// Great circle on a sphere of 6371 km.
double straight_km(std::pair<double, double> a, std::pair<double, double> b) {
  const double degree = std::acos(-1) / 180;
  const double sin_lat = std::sin((b.first - a.first) * degree / 2);
  const double sin_lon = std::sin((b.second - a.second) * degree / 2);
  const double part =
      sin_lat * sin_lat + std::cos(a.first * degree) * std::cos(b.first * degree) * sin_lon * sin_lon;
  return 2 * 6371 * std::asin(std::sqrt(part));
}

std::size_t rank_of(const json::array& list, const std::string& center) {
  const auto found = std::find_if(list.begin(), list.end(), [&](const json::value& entry) {
    return entry.at("center").as_string() == center;
  });
  return static_cast<std::size_t>(found - list.begin());
}

// The reason with this rule why the preview excludes a center; an empty object where it does not.
json::object why_not(const json::object& preview, const std::string& center, std::string_view rule) {
  const auto& excluded = preview.at("excluded").as_array();
  const auto at = rank_of(excluded, center);
  if (at == excluded.size()) return {};
  for (const auto& reason : excluded.at(at).at("reasons").as_array()) {
    if (reason.at("rule").as_string() == rule) return reason.as_object();
  }
  return {};
}

}  // namespace

TEST_CASE("from Atyrau the straight line says Aktau, and the road says Oral") {
  auto op = shared_world().console(0, "op_one");
  const auto atyrau = position_of(*op, "Атырау", "p_atyrau");
  const auto aktau = position_of(*op, "Aktau", "p_aktau");
  CHECK(straight_km(atyrau, aktau) < straight_km(atyrau, position_of(*op, "Орал", "p_oral")));

  const auto preview = op->call("route.preview", from_atyrau());
  const auto& candidates = preview.at("candidates").as_array();
  REQUIRE(rank_of(candidates, center::aktau) < candidates.size());
  CHECK(rank_of(candidates, center::oral) == 0);
  CHECK(rank_of(candidates, center::oral) < rank_of(candidates, center::aktau));
  const auto& oral = candidates.at(0).as_object();
  CHECK(oral.at("km").as_int64() == 495);
  CHECK(oral.at("travel_min").as_int64() == 372);
  CHECK_FALSE(oral.at("estimate").as_bool());
  CHECK(text_of(oral, "unit") == "family5");
  REQUIRE(oral.at("cost").as_array().size() == 1);
  CHECK(oral.at("cost").at(0) == json::value{{"item", "travel"}, {"min", 372}});
}

TEST_CASE("a preview tells for every other center why it does not fit, with the figures") {
  auto op = shared_world().console(1, "op_one");
  const auto preview = op->call("route.preview", from_atyrau());
  CHECK(preview.at("candidates").as_array().size() + preview.at("excluded").as_array().size() ==
        centers_in_register);

  const json::object boy_too_old{{"rule", "boy_age_max"}, {"limit", 14}, {"got", "14-15"}};
  CHECK(why_not(preview, center::qulsary, "boy_age_max") == boy_too_old);
  CHECK(why_not(preview, center::aksai, "boy_age_max").at("limit").as_int64() == 13);
  CHECK(why_not(preview, center::zhanaozen, "boy_age_max").at("limit").as_int64() == 13);
  CHECK_FALSE(why_not(preview, center::qulsary, "no_unit_fits").empty());
  CHECK_FALSE(why_not(preview, center::atyrau, "home_place").empty());
  CHECK(why_not(preview, center::atyrau, "boy_age_max").empty());
}

TEST_CASE("a preview holds nothing and stores nothing") {
  auto& world = shared_world();
  auto op = world.console(0, "op_one");
  BoardCopy before;
  before.watch(*op);
  const auto status = [&] { return world.console(0, "coordinator_one")->call("system.status").at("redis"); };
  const auto open_before = status().at("open_requests");
  op->call("route.preview", from_atyrau());
  BoardCopy after;
  after.watch(*op);
  CHECK(after.units() == before.units());
  CHECK(after.cursor() == before.cursor());
  CHECK(status().at("open_requests") == open_before);
}

}  // namespace pana::test
