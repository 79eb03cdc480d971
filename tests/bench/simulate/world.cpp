#include "bench/simulate/world.hpp"

#include <fstream>
#include <sstream>
#include <stdexcept>

#include "protocol/json_tree.hpp"
#include "protocol/readers.hpp"

namespace pana::simulate {
namespace {

boost::json::value read_tree(const std::string& path) {
  std::ifstream file(path);
  std::stringstream text;
  text << file.rdbuf();
  boost::json::value tree;
  if (!file || protocol::parse_tree(text.str(), 8, tree)) throw std::runtime_error("cannot read " + path);
  return tree;
}

std::vector<Center> read_centers(const std::string& path) {
  const auto tree = read_tree(path);
  protocol::Findings findings;
  const auto root = protocol::Item{&tree, {}, &findings};
  std::vector<Center> centers;
  root.fields().required("centers").each(100'000, [&](const protocol::Item& item) {
    auto fields = item.fields();
    centers.push_back(protocol::read_register_entry(fields));
  });
  if (!findings.faults().empty()) throw std::runtime_error(path + ": " + findings.faults().front().at);
  return centers;
}

}  // namespace

World load_world(const std::string& directory) {
  auto loaded = settings::load_country(directory);
  if (!loaded.ok()) throw std::runtime_error("no country in " + directory);
  World world;
  world.country = loaded.country;
  world.centers = read_centers(directory + "/centers.json");
  // load_country has found them in order.
  const auto roads = read_tree(directory + "/roads.json");
  world.speed_kmh = roads.at("speed_kmh").to_number<double>();
  for (const auto& road : roads.at("roads").as_array()) {
    const auto place = [&](const char* end) { return PlaceId{std::string{road.at(end).as_string()}}; };
    world.roads.push_back({place("from"), place("to"), road.at("km").to_number<double>()});
  }
  for (auto& center : world.centers) {
    for (auto& group : center.units) group.counters.staffed = group.counters.total;
  }
  return world;
}

}  // namespace pana::simulate
