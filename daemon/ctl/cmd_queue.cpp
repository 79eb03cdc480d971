#include <boost/json/array.hpp>

#include "ctl/commands.hpp"
#include "ctl/reminder_words.hpp"
#include "ctl/story.hpp"
#include "ctl/table.hpp"
#include "ctl/words.hpp"

namespace pana::ctl {
namespace {

namespace json = boost::json;

std::string text_of(const json::value& object, std::string_view name) {
  const auto* value = object.as_object().if_contains(name);
  return value == nullptr ? "-" : std::string{value->as_string()};
}

std::string queue_table(const json::array& requests, std::string_view none, bool colours) {
  if (requests.empty()) return std::string{none};
  std::vector<std::vector<Cell>> rows;
  for (const auto& request : requests) {
    const auto* people = request.as_object().if_contains("people");
    const auto urgency = text_of(request, "urgency");
    rows.push_back({{text_of(request, "request"), Ink::bold},
                    {urgency, urgency == "standard" ? Ink::plain : Ink::red},
                    {text_of(request, "state")},
                    {moment_words(text_of(request, "opened_at"))},
                    {text_of(request, "origin_region")},
                    {people == nullptr ? "-" : std::to_string(people->as_int64()), Ink::plain, true},
                    {text_of(request, "owner")}});
  }
  auto table =
      render_table({"REQUEST", "URGENCY", "STATE", "OPENED", "FROM", "PEOPLE", "OWNER"}, rows, colours);
  table.pop_back();
  return table;
}

void show_queue(Desk& desk, bool follow) {
  const auto queue = desk.call("request.queue", {});
  desk.say(queue, queue_table(queue.at("requests").as_array(), "Nobody waits.", desk.terminal.colours));
  while (follow) {
    const auto notice = desk.client().next_notice(std::chrono::minutes{1});
    if (notice && is_reminder(notice->method)) {
      const bool rings = desk.terminal.is_terminal && notice->method == "request.alarm";
      desk.say(notice->params, (rings ? "\a" : "") + reminder_words(notice->method, notice->params));
    }
    if (!notice || notice->method != "queue.changed") continue;
    desk.say(notice->params,
             text_of(notice->params.at("request"), "request") + " is " + change_words(notice->params));
  }
}

void show_own(Desk& desk) {
  const auto own = desk.call("request.list", {});
  desk.say(own,
           queue_table(own.at("requests").as_array(), "You have no open requests.", desk.terminal.colours));
}

}  // namespace

void add_queue(CLI::App& app, Desk& desk) {
  struct Arguments {
    bool follow = false;
  };
  const auto [sub, arguments] = command<Arguments>(app, "queue", "Requests that wait for an operator");
  sub->add_flag("--follow", arguments->follow,
                "Then a line per change, reminder and alarm, and a ring per alarm");
  sub->callback(
      [&desk, kept = arguments] { desk.action = [&desk, kept] { show_queue(desk, kept->follow); }; });
  app.add_subcommand("requests", "Your own open requests")->callback([&desk] {
    desk.action = [&desk] { show_own(desk); };
  });
}

}  // namespace pana::ctl
