#include "ctl/words.hpp"

#include <array>
#include <map>

#include "core/time.hpp"

namespace pana::ctl {
namespace {

namespace json = boost::json;
using Table = std::map<std::string_view, std::string_view>;

// What a center does not do, by rule; after "center" or "centers". One row per domain Rule.
const Table rules{
    {"women_not_taken", "take(s) no women"},
    {"men_not_taken", "take(s) no men"},
    {"adolescents_not_taken", "take(s) no adolescents on their own"},
    {"boy_age_max", "take(s) no boys of that age"},
    {"household_max", "take(s) no household so large"},
    {"aged_60_plus_not_taken", "take(s) nobody aged 60 or more"},
    {"pregnant_not_taken", "take(s) no pregnant women"},
    {"stay_max", "shelter(s) nobody for so long"},
    {"need_not_met", "cannot meet a need"},
    {"language_not_spoken", "speak(s) no such language"},
    {"no_unit_fits", "has/have no unit that fits"},
    {"no_free_unit", "has/have no free unit that fits"},
    {"not_accepting", "take(s) nobody in now"},
    {"no_licence", "has/have no licence on the day of arrival"},
    {"intake_closed", "take(s) nobody in at the hour of arrival"},
    {"stale", "has/have figures too old to rely on: call first"},
    {"excluded_region", "stand(s) in an excluded region"},
    {"excluded_place", "stand(s) in an excluded locality"},
    {"excluded_around", "stand(s) too near to an excluded locality"},
    {"excluded_center", "is/are excluded"},
    {"home_place", "stand(s) in the home locality"},
    {"already_asked", "has/have been asked already"},
    {"road_closed", "cannot be reached while a road is closed"},
    {"too_far", "stand(s) as far as one that the person refused as too far"},
    {"too_near", "stand(s) as near as one that the person refused as too near"},
    {"unreachable", "cannot be reached by road"},
};

// What would admit a household, by remedy; # is the count, $ what it is about. One row per domain Remedy.
const Table remedies{
    {"without_boys", "with # of the boys of $ sheltered elsewhere"},
    {"without_men", "with # of the men sheltered elsewhere"},
    {"fewer_people", "with # of the people sheltered elsewhere"},
    {"without_need", "if $ comes from elsewhere"},
    {"interpreter_by_phone", "with an interpreter ($) by phone"},
    {"shorter_stay", "for a stay of # days"},
    {"free_unit", "if $ becomes free"},
    {"open_door", "if it agrees to take somebody in: call"},
    {"arrive_later", "for an arrival in its intake hours"},
    {"call_first", "if a call confirms its figures"},
};

const Table refusals{
    {"parse_error", "the call was not JSON"},
    {"invalid_request", "the call was no JSON-RPC"},
    {"method_not_found", "this daemon does not know the call"},
    {"invalid_params", "a value is not accepted"},
    {"internal_error", "the daemon failed; its log says more"},
    {"not_signed_in", "the session has ended: sign in again"},
    {"wrong_credentials", "account, password or one-time code is wrong (a code is good once)"},
    {"not_allowed", "this account may not do that"},
    {"not_found", "there is no such thing"},
    {"conflict", "its state does not permit this"},
    {"already_answered", "the offer has been answered, has run out or was withdrawn"},
    {"no_place", "no center can take this household now"},
    {"stale_version", "somebody changed it in the meantime: look again"},
    {"key_reused", "the key was used for a different call"},
    {"rate_limited", "too many calls: wait a little"},
    {"personal_data", "a text looks like personal data, which Pana does not take"},
    {"unavailable",
     "the daemon cannot reach its store, or does not know the outcome: repeat with the same --key"},
    {"draining", "the daemon is stopping: try again"},
};

// Said instead, where the member is known: "reason at".
const Table refusals_at{
    {"not_found /from", "there is no such locality"},
    {"not_found /to", "no section of road leads there"},
    {"not_found /closure", "no road is closed under this id"},
    {"not_found /origin/place", "there is no such locality"},
    {"not_found /origin/region", "there is no such region"},
    {"wrong_credentials /code", "the arrival code is not right"},
    {"wrong_credentials /current", "the current password is not right"},
    {"conflict /account", "the name is taken"},
    {"conflict /code", "too many wrong arrival codes: call those who referred the household"},
    {"personal_data /handover/line",
     "the line must be + and 8 to 15 digits, or 3 or 4 digits, without blanks"},
    {"not_found /handover/meeting_point/place", "there is no such locality to meet in"},
};

const Table whys{
    {"missing", "is missing"},
    {"unknown", "is not known here"},
    {"type", "has the wrong type"},
    {"range", "is out of range"},
    {"length", "is too short or too long"},
    {"shape", "does not have the right shape"},
    {"code", "is none of the known codes"},
    {"twice", "stands twice"},
    {"contradiction", "contradicts another value"},
};

const Table personal_kinds{
    {"iin", "looks like somebody's identification number"},
    {"phone", "looks like a phone number"},
    {"email", "looks like an e-mail address"},
    {"plate", "looks like a vehicle's plate"},
    {"birth_date", "looks like a date of birth"},
};

std::string find(const Table& table, std::string_view code) {
  const auto row = table.find(code);
  return std::string{row == table.end() ? code : row->second};
}

// "take(s)" → "takes" or "take"; "has/have" → "has" or "have".
std::string conjugated(std::string text, bool one) {
  for (const auto& [mark, singular, plural] :
       {std::array<std::string, 3>{"(s)", "s", ""}, std::array<std::string, 3>{"has/have", "has", "have"},
        std::array<std::string, 3>{"is/are", "is", "are"}}) {
    if (const auto at = text.find(mark); at != std::string::npos)
      text.replace(at, mark.size(), one ? singular : plural);
  }
  return text;
}

std::string figure_text(const json::value& value) {
  if (value.is_string()) return std::string{value.get_string()};
  if (value.is_int64()) return std::to_string(value.get_int64());
  std::string text;
  if (const auto* list = value.if_array()) {
    for (const auto& element : *list) text += (text.empty() ? "" : ", ") + figure_text(element);
  }
  return text;
}

// A figure of a refusal as the end of its sentence.
std::string figure_words(std::string_view name, const json::value& value) {
  if (name == "reason" || name == "at" || name == "retry") return {};
  if (name == "blocked" && value.is_object()) return ": " + blocked_words(value.get_object());
  if (name == "why" && value.is_string()) return ", which " + find(whys, value.get_string());
  if (name == "kind" && value.is_string()) return ": it " + find(personal_kinds, value.get_string());
  const auto text = figure_text(value);
  return text.empty() ? "" : "; " + std::string{name} + ": " + text;
}

std::string local(std::string_view rfc3339, int what) {
  static constexpr std::array<std::string_view, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                           "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const auto at = from_rfc3339(rfc3339);
  if (!at) return "-";
  const auto text = to_rfc3339(*at + std::chrono::hours{5});  // a display, not a moment
  const auto clock = text.substr(11, 5);
  if (what == 0) return clock;
  const auto month = static_cast<std::size_t>((text[5] - '0') * 10 + (text[6] - '0') - 1);
  return text.substr(8, 2) + " " + std::string{months.at(month)} + " " + clock;
}

}  // namespace

std::string blocked_words(const json::object& blocked) {
  std::string text;
  for (const auto& [rule, count] : blocked) {
    const auto centers = count.to_number<std::int64_t>();
    text += (text.empty() ? "" : ", ") + std::to_string(centers) + (centers == 1 ? " center " : " centers ");
    text += conjugated(find(rules, rule), centers == 1);
  }
  return text;
}

std::string reason_words(const json::object& reason) {
  auto text = conjugated(find(rules, reason.at("rule").as_string()), true);
  std::string figures;
  for (const auto* name : {"unit", "limit", "got"}) {
    if (const auto* value = reason.if_contains(name)) {
      figures += (figures.empty() ? "" : ", ") + std::string{name} + " " + figure_text(*value);
    }
  }
  return figures.empty() ? text : text + " (" + figures + ")";
}

std::string change_words(const json::array& change) {
  std::string text;
  for (const auto& part : change) {
    auto words = find(remedies, part.at("remedy").as_string());
    const auto put = [&](char mark, const char* name) {
      const auto at = words.find(mark);
      const auto* value = part.as_object().if_contains(name);
      if (at != std::string::npos && value != nullptr) words.replace(at, 1, figure_text(*value));
    };
    put('#', "count");
    put('$', "got");
    text += (text.empty() ? "" : ", and ") + words;
  }
  return text;
}

std::string sentence(const Refusal& refusal, std::string_view method) {
  const auto* reason = refusal.data.if_contains("reason");
  const auto* at = refusal.data.if_contains("at");
  const std::string code = reason == nullptr ? refusal.message : std::string{reason->as_string()};
  const std::string where = at == nullptr ? "" : std::string{at->as_string()};
  const auto closer = refusals_at.find(code + " " + where);
  auto text = std::string{method} + " was refused (" + code + "): ";
  text += closer != refusals_at.end() ? std::string{closer->second} : find(refusals, code);
  if (!where.empty() && closer == refusals_at.end()) text += ", at " + where;
  for (const auto& [name, value] : refusal.data) text += figure_words(name, value);
  return text;
}

std::string duration_words(std::int64_t minutes) {
  if (minutes < 60) return std::to_string(minutes) + " min";
  return std::to_string(minutes / 60) + " h " + std::to_string(minutes % 60) + " min";
}

std::string clock_words(std::string_view rfc3339) {
  return local(rfc3339, 0);
}
std::string moment_words(std::string_view rfc3339) {
  return local(rfc3339, 1);
}
std::string why_words(std::string_view why) {
  return find(whys, why);
}
std::string personal_words(std::string_view kind) {
  return find(personal_kinds, kind) + ": Pana takes no personal data";
}

}  // namespace pana::ctl
