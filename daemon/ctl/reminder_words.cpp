#include "ctl/reminder_words.hpp"

#include <map>

#include "ctl/words.hpp"

namespace pana::ctl {
namespace {

namespace json = boost::json;

struct Words {
  std::string_view what;
  std::string_view then;  // before the time
};

// One row per domain ReminderKind.
const std::map<std::string_view, Words> kinds{
    {"unanswered", {"the center has not answered", "the offer runs out"}},
    {"not_arrived", {"the household has not arrived", "the unit is held until"}},
    {"claim_ends", {"your claim ends soon", "place it or claim it again by"}},
    {"unclaimed", {"nobody has claimed it", "the next alarm is at"}},
    {"waiting", {"it still waits for a place", "the next search is at"}},
};

std::string text_of(const json::object& object, std::string_view name) {
  const auto* value = object.if_contains(name);
  return value == nullptr ? std::string{} : std::string{value->as_string()};
}

}  // namespace

bool is_reminder(std::string_view method) {
  return method == "offer.reminder" || method == "request.reminder" || method == "request.alarm";
}

std::string reminder_words(std::string_view method, const json::object& params) {
  const auto& told = params.at("reminder").as_object();
  const auto request = text_of(told, "request");
  const auto kind = text_of(told, "kind");
  std::string words = method == "request.alarm" ? "ALARM: " : "Reminder: ";
  words += text_of(told, "urgency") + " ";
  words += request.empty() ? "offer " + text_of(told, "offer") : "request " + request;
  const auto row = kinds.find(kind);
  if (row == kinds.end()) return words + ": " + kind;
  const auto& [what, then] = row->second;
  return words.append(": ").append(what).append("; ").append(then).append(" ").append(
      clock_words(text_of(told, "deadline")));
}

}  // namespace pana::ctl
