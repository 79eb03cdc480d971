#include "ctl/story.hpp"

#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>
#include <iostream>

#include "ctl/handover_words.hpp"
#include "ctl/reminder_words.hpp"
#include "ctl/words.hpp"

namespace pana::ctl {
namespace {

namespace json = boost::json;

std::string text_of(const json::object& object, std::string_view name) {
  const auto* value = object.if_contains(name);
  return value == nullptr || !value->is_string() ? std::string{} : std::string{value->get_string()};
}

std::string way_words(const json::object& placed, const json::object& offer) {
  if (offer.at("travel_min").as_int64() == 0) return "in the same locality";
  auto words = duration_words(offer.at("travel_min").as_int64()) + " by road";
  const auto* route = placed.if_contains("candidate");
  // Who is not told the center yet is told full hours.
  if (route == nullptr) return offer.if_contains("center") == nullptr ? "up to " + words : words;
  words += " (" + std::to_string(route->at("km").as_int64()) + " km";
  return words + (route->at("estimate").as_bool() ? ", estimated)" : ")");
}

std::string held_words(const json::object& placed, const json::object& offer, const std::string& name) {
  const auto unit = text_of(offer, "unit");
  const auto center = name.empty() ? text_of(offer, "center") : name + ", " + text_of(offer, "center");
  return "Held: " + (unit.empty() ? "a unit" : "one " + unit) +
         (center.empty() ? " at a center" : " at " + center) + ", " + way_words(placed, offer) +
         ".\nThe center must answer by " + clock_words(text_of(offer, "answer_by")) +
         "; if it does not, the next nearest is asked.\n";
}

std::string offer_line(const Desk& desk, const json::object& offer) {
  const auto* name = offer.if_contains("name");
  std::string line = "  " + text_of(offer, "state") + ": ";
  line += name == nullptr ? "a center" : desk.name_of(*name) + " (" + text_of(offer, "center") + ")";
  if (const auto unit = text_of(offer, "unit"); !unit.empty()) line += ", " + unit;
  line += ", " + duration_words(offer.at("travel_min").as_int64()) + " by road";
  if (const auto reason = text_of(offer, "reason"); !reason.empty()) line += ", because " + reason;
  const auto state = text_of(offer, "state");
  if (state == "offered") line += ", answers by " + clock_words(text_of(offer, "answer_by"));
  if (state == "accepted") line += ", held until " + moment_words(text_of(offer, "held_until"));
  return line + ", " + text_of(offer, "offer");
}

std::string way_changed_words(const json::object& change) {
  const auto& offer = change.at("offer").as_object();
  const auto words = "Roads have changed: offer " + text_of(offer, "offer") + " is ";
  if (!offer.at("reachable").as_bool()) return words + "cut off";
  return words + duration_words(offer.at("travel_min").as_int64()) + " by road";
}

bool is_settled(std::string_view state) {
  return state == "accepted" || state == "placed" || state == "ended";
}

void show_handover(Desk& desk, const std::string& request) {
  const auto handover = desk.call("handover.show", {{"request", request}});
  desk.say(handover, handover_words(desk, handover));
}

}  // namespace

// "\nIn the way: …" where the object tells what was.
std::string blocked_line(const json::object& object) {
  const auto* blocked = object.if_contains("blocked");
  return blocked == nullptr ? "" : "\nIn the way: " + blocked_words(blocked->as_object()) + ".";
}

std::string placed_words(const json::object& placed, const std::string& name) {
  const auto state = text_of(placed, "state");
  std::string words;
  if (const auto* offer = placed.if_contains("offer")) {
    words = held_words(placed, offer->as_object(), name);
  } else if (state == "waiting") {
    words = "No place now: the request waits for the next unit that is freed.\n";
  } else {
    words = "The request is " + state + ".\n";
  }
  if (const auto line = blocked_line(placed); !line.empty()) words += line.substr(1) + "\n";
  return words + "Request " + text_of(placed, "request");
}

std::string story_words(const Desk& desk, const json::object& story) {
  std::string words = "Request " + text_of(story, "request") + ": " + text_of(story, "state");
  if (const auto outcome = text_of(story, "outcome"); !outcome.empty()) words += " (" + outcome + ")";
  words += ", " + text_of(story, "urgency") + ", opened " + moment_words(text_of(story, "opened_at"));
  if (const auto owner = text_of(story, "owner"); !owner.empty()) words += ", owner " + owner;
  if (const auto deadline = text_of(story, "deadline"); !deadline.empty())
    words += ", next step by " + clock_words(deadline);
  words += blocked_line(story);
  for (const auto& offer : story.at("offers").as_array()) words += "\n" + offer_line(desk, offer.as_object());
  return words;
}

std::string change_words(const json::object& change) {
  const auto& request = change.at("request").as_object();
  std::string words = text_of(request, "state");
  if (const auto outcome = text_of(request, "outcome"); !outcome.empty()) words += " (" + outcome + ")";
  words += blocked_line(request);
  if (const auto* offer = change.if_contains("offer")) {
    const auto& told = offer->as_object();
    words += ": offer " + text_of(told, "offer") + " " + text_of(told, "state");
    if (const auto center = text_of(told, "center"); !center.empty()) words += " at " + center;
    if (text_of(told, "state") == "offered")
      words += ", answers by " + clock_words(text_of(told, "answer_by"));
  }
  return words;
}

std::string center_name(Desk& desk, const json::object& placed) {
  if (!placed.contains("offer") || !placed.at("offer").as_object().contains("center")) return {};
  const auto story = desk.call("request.show", {{"request", placed.at("request")}});
  const auto& offers = story.at("offers").as_array();
  const auto* name = offers.empty() ? nullptr : offers.back().as_object().if_contains("name");
  return name == nullptr ? std::string{} : desk.name_of(*name);
}

void follow_request(Desk& desk, const std::string& request) {
  auto story = desk.call("request.watch", {{"request", request}});
  auto state = text_of(story, "state");
  while (!is_settled(state)) {
    const auto notice = desk.client().next_notice(std::chrono::minutes{1});
    if (notice && is_reminder(notice->method))
      desk.say(notice->params, reminder_words(notice->method, notice->params));
    if (notice && notice->method == "request.route_changed")
      desk.say(notice->params, way_changed_words(notice->params));
    if (!notice || notice->method != "request.changed") continue;
    if (text_of(notice->params.at("request").as_object(), "request") != request) continue;
    state = text_of(notice->params.at("request").as_object(), "state");
    desk.say(notice->params, change_words(notice->params));
  }
  if (state == "accepted") show_handover(desk, request);
}

}  // namespace pana::ctl
