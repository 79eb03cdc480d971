#include <boost/json/array.hpp>

#include "ctl/commands.hpp"
#include "ctl/place_of.hpp"
#include "ctl/quit.hpp"
#include "ctl/table.hpp"
#include "ctl/words.hpp"
#include "domain/closure.hpp"

namespace pana::ctl {
namespace {

namespace json = boost::json;

struct Section {
  std::string from;
  std::string to;
  std::string begins;
  std::string until;
  std::vector<std::string> vehicles;
};

std::string text(const json::object& object, std::string_view name) {
  return std::string{object.at(name).as_string()};
}

// A road runs between localities, not between regions.
std::string find_end(Desk& desk, const std::string& named) {
  const auto found = find_origin(desk, named);
  const auto* place = found.if_contains("place");
  if (place == nullptr)
    throw Quit(Exit::usage, "a road begins and ends at localities; name one instead of " + named);
  return std::string{place->as_string()};
}

std::string end_words(const Desk& desk, const json::object& closure, std::string_view end) {
  const auto* names = closure.if_contains("names");
  return names == nullptr ? text(closure, end) : desk.name_of(names->at(end));
}

std::string section_words(const Desk& desk, const json::object& closure) {
  return end_words(desk, closure, "from") + " - " + end_words(desk, closure, "to");
}

std::string vehicle_words(const json::object& closure) {
  std::string words;
  for (const auto& vehicle : closure.at("vehicles").as_array())
    words += (words.empty() ? "" : ", ") + std::string{vehicle.as_string()};
  return words;
}

std::string closed_words(const Desk& desk, const json::object& closure) {
  return section_words(desk, closure) + " is closed for " + vehicle_words(closure) + " from " +
         moment_words(text(closure, "begins")) + " until " + moment_words(text(closure, "until")) + ", " +
         text(closure, "closure");
}

std::string open_words(const Desk& desk, const json::object& closure) {
  return section_words(desk, closure) + " is open again for " + vehicle_words(closure);
}

std::string closures_table(const Desk& desk, const json::array& closures) {
  if (closures.empty()) return "No road is closed.";
  std::vector<std::vector<Cell>> rows;
  for (const auto& value : closures) {
    const auto& closure = value.as_object();
    rows.push_back({{section_words(desk, closure), Ink::bold},
                    {vehicle_words(closure)},
                    {moment_words(text(closure, "begins"))},
                    {moment_words(text(closure, "until"))},
                    {text(closure, "closure")}});
  }
  auto table = render_table({"ROAD", "CLOSED FOR", "FROM", "UNTIL", "ID"}, rows, desk.terminal.colours);
  table.pop_back();
  return table;
}

void show_roads(Desk& desk, bool follow) {
  const auto roads = desk.call("road.list", {});
  desk.say(roads, closures_table(desk, roads.at("closures").as_array()));
  while (follow) {
    const auto notice = desk.client().next_notice(std::chrono::minutes{1});
    if (!notice || notice->method != "road.changed") continue;
    const auto& closure = notice->params.at("road").as_object();
    desk.say(notice->params,
             notice->params.at("closed").as_bool() ? closed_words(desk, closure) : open_words(desk, closure));
  }
}

void close_road(Desk& desk, const Section& section) {
  json::object params{
      {"from", find_end(desk, section.from)}, {"to", find_end(desk, section.to)}, {"until", section.until}};
  if (!section.begins.empty()) params["begins"] = section.begins;
  if (!section.vehicles.empty())
    params["vehicles"] = json::array(section.vehicles.begin(), section.vehicles.end());
  const auto closure = desk.change("road.close", std::move(params));
  desk.say(closure, closed_words(desk, closure));
}

void open_road(Desk& desk, const std::string& id) {
  const auto closure = desk.change("road.open", {{"closure", id}});
  desk.say(closure, open_words(desk, closure));
}

void add_close(CLI::App& road, Desk& desk) {
  const auto [sub, section] = command<Section>(road, "close", "Nobody is sent along this section for a time");
  sub->add_option("FROM", section->from, "A locality: its name or id")->required();
  sub->add_option("TO", section->to, "Where the section ends: the next locality on the road")->required();
  sub->add_option("--until", section->until, "The expected reopening, as 2026-02-14T09:00:00+05:00")
      ->required();
  sub->add_option("--begins", section->begins, "When it begins (default: now)");
  const std::vector<std::string> vehicles(vehicle_names.begin(), vehicle_names.end());
  sub->add_option("--vehicles", section->vehicles, "Whom it stops (default: all)")
      ->check(CLI::IsMember(vehicles));
  sub->callback([&desk, kept = section] { desk.action = [&desk, kept] { close_road(desk, *kept); }; });
}

}  // namespace

void add_roads(CLI::App& app, Desk& desk) {
  struct Arguments {
    bool follow = false;
    std::string closure;
  };
  const auto [listing, arguments] = command<Arguments>(app, "roads", "Roads that are closed, or will be");
  listing->add_flag("--follow", arguments->follow, "Then a line per change");
  listing->callback(
      [&desk, kept = arguments] { desk.action = [&desk, kept] { show_roads(desk, kept->follow); }; });
  auto* road = app.add_subcommand("road", "Closes a section of road for a time, or opens it again");
  road->require_subcommand(1);
  add_close(*road, desk);
  const auto [opening, opened] = command<Arguments>(*road, "open", "Before its time");
  opening->add_option("CLOSURE", opened->closure, "The closure's id, as roads tells it")->required();
  opening->callback(
      [&desk, kept = opened] { desk.action = [&desk, kept] { open_road(desk, kept->closure); }; });
  road->footer("Example:\n  panactl road close Astana Temirtau --until 2026-02-14T09:00:00+05:00");
}

}  // namespace pana::ctl
