#include <boost/json/array.hpp>

#include "ctl/board_state.hpp"
#include "ctl/chosen_center.hpp"
#include "ctl/commands.hpp"
#include "ctl/quit.hpp"
#include "domain/center.hpp"

namespace pana::ctl {
namespace {

namespace json = boost::json;

struct Figures {
  std::string center;
  std::vector<std::string> centers;  // of confirm, which takes several
  std::string unit;
  int by = 0;
  int places = 0;
  int occupied = -1;
  int staffed = -1;
  int out_of_service = -1;
  std::int64_t version = -1;
  std::string accepting;
  std::string reason;
  std::string until;
};

std::string center_of(Desk& desk, const Figures& figures) {
  return chosen_center(desk, figures.center);
}

// The version of a unit group as the board shows it now: what the reporter looks at.
std::int64_t version_of(Desk& desk, const std::string& center, const std::string& unit) {
  BoardState board;
  board.take(desk.call("board.watch", {}));
  for (const auto& group : board.find(center).at("units").as_array()) {
    if (group.at("unit").as_string() == unit) return group.at("version").as_int64();
  }
  throw Quit(Exit::usage, "the center has no unit called " + unit);
}

std::string figures_words(const json::object& result) {
  std::string words;
  for (const auto& unit : result.at("units").as_array()) {
    words += "; " + std::string{unit.at("unit").as_string()};
    for (const auto* name : {"free", "occupied", "held", "staffed", "total", "out_of_service"}) {
      words += std::string{" "} + name + " " + std::to_string(unit.at(name).as_int64());
    }
  }
  return words;
}

std::string units_line(const json::object& result) {
  return std::string{result.at("center").as_string()} + ": confirmed" + figures_words(result);
}

void report(Desk& desk, const Figures& figures) {
  const auto center = center_of(desk, figures);
  json::object unit{{"unit", figures.unit}};
  unit["version"] = figures.version >= 0 ? figures.version : version_of(desk, center, figures.unit);
  if (figures.occupied >= 0) unit["occupied"] = figures.occupied;
  if (figures.staffed >= 0) unit["staffed"] = figures.staffed;
  if (figures.out_of_service >= 0) unit["out_of_service"] = figures.out_of_service;
  json::array units;
  units.emplace_back(std::move(unit));
  const auto result = desk.change("capacity.report", {{"center", center}, {"units", std::move(units)}});
  desk.say(result, units_line(result));
}

void adjust(Desk& desk, const Figures& figures) {
  const auto result = desk.change(
      "capacity.adjust", {{"center", center_of(desk, figures)}, {"unit", figures.unit}, {"by", figures.by}});
  desk.say(result, units_line(result));
}

void open_overflow(Desk& desk, const Figures& figures) {
  json::object params{
      {"center", center_of(desk, figures)}, {"unit", figures.unit}, {"places", figures.places}};
  if (!figures.until.empty()) params["until"] = figures.until;
  const auto result = desk.change("capacity.overflow", std::move(params));
  desk.say(result, std::string{result.at("center").as_string()} + figures_words(result));
}

void confirm(Desk& desk, const Figures& figures) {
  Figures each = figures;
  auto centers = figures.centers;
  if (centers.empty()) centers.push_back(figures.center);
  for (auto& center : centers) {
    each.center = std::move(center);
    const auto result = desk.change("capacity.confirm", {{"center", center_of(desk, each)}});
    desk.say(result, units_line(result));
  }
}

void set_accepting(Desk& desk, const Figures& figures) {
  json::object params{{"center", center_of(desk, figures)}, {"accepting", figures.accepting == "yes"}};
  if (!figures.reason.empty()) params["reason"] = figures.reason;
  if (!figures.until.empty()) params["until"] = figures.until;
  const auto result = desk.change("center.accepting", std::move(params));
  desk.say(result, std::string{result.at("center").as_string()} +
                       (figures.accepting == "yes" ? " takes people in" : " takes nobody in"));
}

using Act = void (*)(Desk&, const Figures&);
std::pair<CLI::App*, std::shared_ptr<Figures>> add_action(CLI::App& parent, Desk& desk,
                                                          const std::string& name, const std::string& help,
                                                          Act act) {
  const auto [sub, figures] = command<Figures>(parent, name, help);
  sub->add_option("--center", figures->center, "A center's id, code or name (default: your own)");
  sub->callback([&desk, act, kept = figures] { desk.action = [&desk, act, kept] { act(desk, *kept); }; });
  return {sub, figures};
}

}  // namespace

void add_capacity(CLI::App& app, Desk& desk) {
  auto* capacity =
      app.add_subcommand("capacity", "Reports the figures of a center; they count as confirmed then");
  capacity->require_subcommand(1);
  const auto [reporting, figures] =
      add_action(*capacity, desk, "report", "Absolute figures of one unit group", report);
  reporting->add_option("UNIT", figures->unit, "The unit group, as family3")->required();
  reporting->add_option("--occupied", figures->occupied, "How many are occupied")
      ->check(CLI::Range(0, 10'000));
  reporting->add_option("--staffed", figures->staffed, "How many there is staff for")
      ->check(CLI::Range(0, 10'000));
  reporting->add_option("--out-of-service", figures->out_of_service, "How many cannot be used")
      ->check(CLI::Range(0, 10'000));
  reporting->add_option("--version", figures->version, "That the figures are based on (default: the newest)");
  const auto [adjusting, change] =
      add_action(*capacity, desk, "adjust", "One more or fewer is occupied", adjust);
  adjusting->add_option("UNIT", change->unit, "The unit group, as family3")->required();
  adjusting->add_option("BY", change->by, "1 came, -1 left")->required()->check(CLI::Range(-100, 100));
  const auto [confirming, confirmed] = add_action(*capacity, desk, "confirm", "Nothing has changed", confirm);
  confirming->add_option("CENTER", confirmed->centers, "Several centers: their ids, codes or names");
  const auto [opening, opened] = add_action(
      *capacity, desk, "overflow", "Opens more places for a time, or takes them back (0)", open_overflow);
  opening->add_option("UNIT", opened->unit, "The unit group, as family3")->required();
  opening->add_option("PLACES", opened->places, "How many on top of its own")
      ->required()
      ->check(CLI::Range(0, most_overflow_places));
  opening->add_option("--until", opened->until, "They end by themselves then, as 2026-02-14T09:00:00+05:00");
  capacity->footer(
      "Examples:\n  panactl capacity report family3 --occupied 2\n  panactl capacity adjust single -1");
}

void add_accepting(CLI::App& app, Desk& desk) {
  const auto [sub, figures] = add_action(
      app, desk, "accepting", "Whether a center takes people in at all, whatever is free", set_accepting);
  sub->add_option("YES-OR-NO", figures->accepting)->required()->check(CLI::IsMember({"yes", "no"}));
  const std::vector<std::string> reasons(acceptance_reasons.begin(), acceptance_reasons.end());
  sub->add_option("--reason", figures->reason, "Why not (with no)")->check(CLI::IsMember(reasons));
  sub->add_option("--until", figures->until, "Opens by itself then, as 2026-02-14T09:00:00+05:00 (with no)");
}

}  // namespace pana::ctl
