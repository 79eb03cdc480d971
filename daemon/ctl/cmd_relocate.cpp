#include <boost/json/array.hpp>
#include <iostream>

#include "ctl/board_state.hpp"
#include "ctl/commands.hpp"
#include "ctl/leaving.hpp"
#include "ctl/quit.hpp"
#include "ctl/table.hpp"
#include "ctl/uuid.hpp"
#include "ctl/words.hpp"
#include "domain/request.hpp"

namespace pana::ctl {
namespace {

namespace json = boost::json;

struct RelocateArguments {
  std::string center;
  std::vector<std::string> households;
  std::string file;
  std::string transport = "center";
  bool plan_only = false;
  bool yes = false;
};

std::string text_of(const json::value& object, std::string_view member) {
  return std::string{object.at(member).as_string()};
}

std::size_t household_of(const json::value& line) {
  return static_cast<std::size_t>(line.at("household").as_int64());
}

// Bands are what the plan is made of: people in a household, by their number.
std::int64_t people_in(const json::value& leaving) {
  const auto count = [](const json::object& from, const char* member) {
    const auto* value = from.if_contains(member);
    return value == nullptr || !value->is_int64() ? 0 : value->as_int64();
  };
  const auto& household = leaving.at("household").as_object();
  auto people = count(household, "women") + count(household, "men");
  if (const auto* children = household.if_contains("children")) {
    for (const auto& child : children->as_array())
      people += count(child.as_object(), "girls") + count(child.as_object(), "boys");
  }
  return people;
}

json::object plan_params(Desk& desk, const RelocateArguments& arguments) {
  BoardState board;
  board.take(desk.call("board.watch", {}));
  json::array households;
  if (!arguments.file.empty()) households = leaving_from(arguments.file);
  for (const auto& words : arguments.households) households.emplace_back(leaving_params(words));
  if (households.empty()) throw Quit(Exit::usage, "who lives there? Give --household or --file");
  return {{"center", board.find(arguments.center).at("center")},
          {"households", std::move(households)},
          {"transport", arguments.transport}};
}

std::string plan_words(const Desk& desk, const json::object& params, const json::object& plan) {
  const auto& households = params.at("households").as_array();
  std::vector<std::vector<Cell>> rows;
  for (const auto& line : plan.at("assigned").as_array()) {
    const auto& to = line.at("candidate");
    const auto km = std::to_string(to.at("km").as_int64());
    rows.push_back({{std::to_string(household_of(line) + 1), Ink::plain, true},
                    {std::to_string(people_in(households.at(household_of(line)))), Ink::plain, true},
                    {desk.name_of(to.at("name")), Ink::bold},
                    {text_of(to, "region")},
                    {text_of(to, "place").substr(2)},
                    {text_of(to, "unit")},
                    {duration_words(to.at("travel_min").as_int64()), Ink::plain, true},
                    {to.at("estimate").as_bool() ? "~" + km : km, Ink::plain, true}});
  }
  auto words = render_table({"HOUSEHOLD", "PEOPLE", "TO", "REGION", "LOCALITY", "UNIT", "BY ROAD", "KM"},
                            rows, desk.terminal.colours);
  for (const auto& line : plan.at("unplaced").as_array()) {
    words += "Household " + std::to_string(household_of(line) + 1) +
             " has no place: " + blocked_words(line.at("blocked").as_object()) + ".\n";
  }
  words.pop_back();
  return words;
}

void ask_to_go_on(const Desk& desk, std::size_t count) {
  if (!desk.terminal.is_terminal)
    throw Quit(Exit::usage, "nothing is held: say --yes to hold these units, or --plan");
  std::cout << "Hold a unit for each of these " << count << " households? Type yes: " << std::flush;
  std::string answer;
  if (!std::getline(std::cin, answer) || answer != "yes") throw Quit(Exit::refused, "nothing is held");
}

// One household; false where its unit is not to be had any more.
bool move(Desk& desk, const json::object& params, const json::value& line) {
  SecureRandom random;
  const auto number = std::to_string(household_of(line) + 1);
  json::object place = params.at("households").at(household_of(line)).as_object();
  place["center"] = params.at("center");
  place["transport"] = params.at("transport");
  place["to"] = line.at("candidate").at("center");
  place["unit"] = line.at("candidate").at("unit");
  place["key"] = new_uuid(random);
  auto placed = desk.client().call("relocation.place", place);
  if (placed.has_error()) {
    std::cerr << "Household " << number << ": " << sentence(placed.error(), "relocation.place") << '\n';
    return false;
  }
  desk.say(*placed, "Household " + number + ": request " + text_of(*placed, "request") + ", " +
                        desk.name_of(line.at("candidate").at("name")) + " answers by " +
                        clock_words(text_of(placed->at("offer"), "answer_by")));
  return true;
}

void relocate(Desk& desk, const RelocateArguments& arguments) {
  const auto params = plan_params(desk, arguments);
  const auto plan = desk.call("relocation.plan", params);
  desk.say(plan, plan_words(desk, params, plan));
  const auto& assigned = plan.at("assigned").as_array();
  if (arguments.plan_only || assigned.empty()) return;
  if (!arguments.yes) ask_to_go_on(desk, assigned.size());
  std::string left;
  for (const auto& line : assigned) {
    if (!move(desk, params, line)) left += " " + std::to_string(household_of(line) + 1);
  }
  if (!left.empty())
    throw Quit(Exit::refused, "no unit yet for household" + left + ": make a new plan for these alone");
}

}  // namespace

void add_relocate(CLI::App& app, Desk& desk) {
  const auto [sub, arguments] = command<RelocateArguments>(
      app, "relocate",
      "For a center that has to be left: a plan for all its households, then one after the other");
  sub->add_option("CENTER", arguments->center, "The center's id, code or name")->required();
  sub->add_option("--household", arguments->households,
                  "Who stays together, as \"women=1 girl:3-6 boy:7-11 need=wheelchair\"; repeat")
      ->allow_extra_args(false);
  sub->add_option("--file", arguments->file, "JSON file with the households, as in relocation.plan");
  sub->add_option("--transport", arguments->transport, "How they travel")
      ->check(CLI::IsMember(std::vector<std::string>(transports.begin(), transports.end())))
      ->capture_default_str();
  sub->add_flag("--plan", arguments->plan_only, "Only shows the plan; holds nothing");
  sub->add_flag("--yes", arguments->yes, "Holds the units without asking");
  sub->footer(
      "The units that they leave are counted by the center's staff, as people go (capacity).\nExample:\n"
      "  panactl relocate 79-01 --household \"women=1 girl:3-6 boy:7-11\" --household women=2 --plan");
  sub->callback([&desk, kept = arguments] { desk.action = [&desk, kept] { relocate(desk, *kept); }; });
}

}  // namespace pana::ctl
