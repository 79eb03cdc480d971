#include "ctl/handover_words.hpp"

#include <array>

#include "ctl/words.hpp"

namespace pana::ctl {
namespace {

namespace json = boost::json;

struct Kind {
  std::string_view code;
  const char* kk;
  const char* ru;
  const char* en;
};
// One row per domain MeetingKind.
constexpr std::array<Kind, 7> kinds{{
    {"police_station", "полиция бөлімшесі", "отделение полиции", "police station"},
    {"railway_station", "теміржол вокзалы", "железнодорожный вокзал", "railway station"},
    {"bus_station", "автовокзал", "автовокзал", "bus station"},
    {"hospital", "аурухана", "больница", "hospital"},
    {"administration", "әкімдік", "акимат", "administration"},
    {"petrol_station", "жанармай құю бекеті", "автозаправочная станция", "petrol station"},
    {"call_first", "алдымен қоңырау шалыңыз", "сначала позвоните", "call first"},
}};

std::string kind_words(const Desk& desk, std::string_view code) {
  for (const auto& kind : kinds) {
    if (kind.code == code)
      return desk.name_of(json::object{{"kk", kind.kk}, {"ru", kind.ru}, {"en", kind.en}});
  }
  return std::string{code};
}

std::string meeting_words(const Desk& desk, const json::object& point) {
  const auto* name = point.if_contains("name");
  const auto where = name == nullptr ? std::string{point.at("place").as_string()} : desk.name_of(*name);
  return kind_words(desk, point.at("kind").as_string()) + ", " + where;
}

}  // namespace

std::string handover_words(const Desk& desk, const json::object& handover) {
  std::string words;
  if (const auto* line = handover.if_contains("line"))
    words += "Line of the center " + std::string{line->as_string()} + "\n";
  if (const auto* point = handover.if_contains("meeting_point"))
    words += "Meeting point: " + meeting_words(desk, point->as_object()) + "\n";
  return words + "Arrival code " + std::string{handover.at("arrival_code").as_string()} + ", good until " +
         moment_words(handover.at("expires_at").as_string());
}

std::string looks_words(const json::object& offer) {
  const auto* looks = offer.if_contains("looks");
  if (looks == nullptr) return {};
  const auto times = looks->as_int64();
  return "your line was shown " + (times == 1 ? "once, at " : std::to_string(times) + " times, last at ") +
         clock_words(offer.at("shown_at").as_string());
}

}  // namespace pana::ctl
