// Distances are those between localities: nothing finer is in the register, and nothing that a center is or
// does within its locality moves them.
#include <boost/json/serialize.hpp>
#include <map>

#include "support/catch.hpp"
#include "support/requests.hpp"
#include "support/world.hpp"

namespace pana::test {
namespace {

// What is told of how far each center is, by its id.
std::map<std::string, std::string> distances(const json::object& preview) {
  std::map<std::string, std::string> told;
  for (const auto* list : {"candidates", "excluded"}) {
    for (const auto& center : preview.at(list).as_array()) {
      const auto& members = center.as_object();
      const auto* travel = members.if_contains("travel_min");
      told[text_of(members, "center")] = travel == nullptr ? "unreachable" : json::serialize(*travel);
    }
  }
  return told;
}

// Every center is told of.
json::object preview_from(Console& console, std::string_view origin) {
  auto basics = asking(origin, woman_alone());
  basics["limit"] = 200;
  return console.call("route.preview", std::move(basics));
}

std::map<std::string, std::string> places_of_centers() {
  std::map<std::string, std::string> places;
  for (const auto& entry : demo_register())
    places[text_of(entry.as_object(), "center")] = text_of(entry.as_object(), "place");
  return places;
}

json::object entry_of(const std::string& center) {
  for (const auto& entry : demo_register()) {
    if (text_of(entry.as_object(), "center") == center) return entry.as_object();
  }
  throw std::runtime_error("no center " + center);
}

void put(Console& console, json::object entry) {
  entry["key"] = new_key();
  console.call("center.put", std::move(entry));
}

// One center of a list, as told, but for who it is and its counters, which requests of others move.
std::string nameless(const json::object& answer, std::string_view list, const std::string& id) {
  for (const auto& center : answer.at(list).as_array()) {
    auto told = center.as_object();
    if (text_of(told, "center") != id) continue;
    for (const auto* member : {"center", "name", "units", "free"}) told.erase(member);
    return json::serialize(told);
  }
  return "not told";
}

const std::vector<std::string> origins{"p_atyrau", "p_almaty", "p_karaganda", "p_temirtau", "p_kentau"};

}  // namespace

TEST_CASE("a center's position cannot be told to the register, wherever in the entry it is tried") {
  auto& world = shared_world();
  const auto coordinator = world.console(0, "coordinator_one");
  for (const auto* member : {"lat", "lon", "address", "street", "position", "geo", "postcode", "km"}) {
    CAPTURE(member);
    auto entry = entry_of(center::oral);
    entry["key"] = new_key();
    for (const auto* within : {"", "name", "eligibility", "handover"}) {
      CAPTURE(within);
      auto tried = entry;
      const std::string path{within};
      auto& object = path.empty() ? tried : tried.at(path).as_object();
      object[member] = 51.25;
      const auto refused = coordinator->expect_error("center.put", tried);
      CHECK(refused.reason == "invalid_params");
      CHECK(refused.at == (path.empty() ? "" : "/" + path) + "/" + member);
    }
  }
}

TEST_CASE("centers of one locality are told to be equally far, from everywhere") {
  const auto op = shared_world().console(0, "op_one");
  const auto places = places_of_centers();
  for (const auto& origin : origins) {
    CAPTURE(origin);
    std::map<std::string, std::string> by_place;
    const auto told = distances(preview_from(*op, origin));
    CHECK(told.size() == centers_in_register);
    for (const auto& [center, far] : told) {
      const auto [known, added] = by_place.emplace(places.at(center), far);
      CHECK((added || known->second == far));
    }
  }
}

TEST_CASE("two centers that change places within a locality change no byte of any answer but their names") {
  World world;
  const auto coordinator = world.console(0, "coordinator_one");
  const auto op = world.console(0, "op_one");
  const std::string one = "c_swap_one", two = "c_swap_two";
  op->call("board.watch");
  const auto until_told = [&](std::string_view id, std::string_view text) {
    op->next_notice("board.changed", [&](const json::object& params) {
      for (const auto& change : params.at("changes").as_array()) {
        if (change.at("center").as_string() == id && json::serialize(change).find(text) != std::string::npos)
          return true;
      }
      return false;
    });
  };
  auto entry = entry_of(center::oral);
  entry.erase("handover");
  entry["place"] = "p_karaganda";
  entry["region"] = "35";
  for (const auto& id : {one, two}) {
    entry["center"] = id;
    put(*coordinator, entry);
    coordinator->call("capacity.confirm", change_of("center", id));
  }
  until_told(two, "confirmed_at");
  const auto answers = [&] {
    std::vector<std::string> all;
    for (const auto& origin : origins) {
      for (const auto& id : {one, two}) all.push_back(nameless(preview_from(*op, origin), "candidates", id));
      all.push_back(json::serialize(op->call("place.search", {{"text", origin.substr(2, 4)}})));
    }
    for (const auto& id : {one, two}) all.push_back(nameless(op->call("board.watch"), "centers", id));
    auto opened = open_request(*op, asking("p_temirtau", woman_alone(), nowhere_but({})));
    all.push_back(json::serialize(opened.at("candidate")));
    op->call("request.end", withdrawal_of(text_of(opened, "request")));
    return all;
  };
  const auto before = answers();
  CHECK(before.front().find("\"km\"") != std::string::npos);
  for (const auto& [id, name] : std::map<std::string, std::string>{{one, "Moved"}, {two, "There"}}) {
    entry["center"] = id;
    entry["name"] = {{"kk", name}, {"ru", name}, {"en", name}};
    put(*coordinator, entry);
  }
  until_told(two, "There");
  CHECK(answers() == before);
}

}  // namespace pana::test
