#include "support/requests.hpp"

#include <algorithm>
#include <boost/json/array.hpp>

#include "support/world.hpp"

namespace pana::test {

json::object woman_with_four() {
  return {{"women", 1},
          {"children", json::array{{{"band", "3-6"}, {"girls", 1}},
                                   {{"band", "7-11"}, {"girls", 1}, {"boys", 1}},
                                   {{"band", "14-15"}, {"boys", 1}}}}};
}

json::object woman_alone() {
  return {{"women", 1}};
}

json::object asking(std::string_view origin, json::object household, json::object exclude,
                    std::string_view urgency) {
  return {{"origin", json::object{{"place", origin}}},
          {"household", std::move(household)},
          {"exclude", std::move(exclude)},
          {"urgency", urgency}};
}

json::object nowhere_but(const std::vector<std::string>& centers) {
  json::array others;
  for (const auto& entry : demo_register()) {
    const auto id = text_of(entry.as_object(), "center");
    if (std::find(centers.begin(), centers.end(), id) == centers.end()) others.emplace_back(id);
  }
  return {{"centers", std::move(others)}};
}

json::object open_request(Console& console, json::object basics, std::string_view route) {
  basics["route"] = route;
  basics["key"] = new_key();
  return console.call("request.open", std::move(basics));
}

std::string text_of(const json::object& object, std::string_view member) {
  return std::string{object.at(member).as_string()};
}

const json::object& object_of(const json::object& object, std::string_view member) {
  return object.at(member).as_object();
}

json::object change_of(std::string_view what, const std::string& id) {
  return {{what, id}, {"key", new_key()}};
}

json::object withdrawal_of(const std::string& request) {
  return {{"request", request}, {"outcome", "withdrawn"}, {"reason", "changed_mind"}, {"key", new_key()}};
}

}  // namespace pana::test
