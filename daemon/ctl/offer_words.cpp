#include "ctl/offer_words.hpp"

#include "ctl/handover_words.hpp"
#include "ctl/words.hpp"

namespace pana::ctl {
namespace {

namespace json = boost::json;

std::string text_of(const json::object& object, std::string_view name) {
  const auto* value = object.if_contains(name);
  return value == nullptr ? std::string{} : std::string{value->as_string()};
}

void add(std::string& words, const std::string& more) {
  words += (words.empty() ? "" : ", ") + more;
}

void add_count(std::string& words, const json::object& object, std::string_view name, const std::string& one,
               const std::string& many) {
  const auto* value = object.if_contains(name);
  const auto count = value == nullptr ? 0 : value->as_int64();
  if (count > 0) add(words, std::to_string(count) + " " + (count == 1 ? one : many));
}

}  // namespace

std::string household_words(const json::object& household) {
  std::string words;
  add_count(words, household, "women", "woman", "women");
  add_count(words, household, "men", "man", "men");
  for (const auto& child : household.at("children").as_array()) {
    const auto band = text_of(child.as_object(), "band");
    add_count(words, child.as_object(), "girls", "girl of " + band, "girls of " + band);
    add_count(words, child.as_object(), "boys", "boy of " + band, "boys of " + band);
  }
  add_count(words, household, "aged_60_plus", "of them over 60", "of them over 60");
  if (const auto* pregnant = household.if_contains("pregnant"); pregnant != nullptr && pregnant->as_bool()) {
    add(words, "pregnant");
  }
  return words;
}

std::string offer_words(const json::object& offer) {
  const auto state = text_of(offer, "state");
  auto words = text_of(offer, "offer") + " " + state;
  if (const auto urgency = text_of(offer, "urgency"); !urgency.empty()) words += " (" + urgency + ")";
  words += ": one " + text_of(offer, "unit");
  if (const auto* household = offer.if_contains("household"))
    words += " for " + household_words(household->as_object());
  if (const auto* needs = offer.if_contains("needs"); needs != nullptr && !needs->as_array().empty()) {
    std::string list;
    for (const auto& need : needs->as_array()) add(list, std::string{need.as_string()});
    words += "; needs " + list;
  }
  if (const auto region = text_of(offer, "origin_region"); !region.empty())
    words += "; from region " + region;
  words += ", " + duration_words(offer.at("travel_min").as_int64()) + " away";
  if (state == "offered") words += "; answer by " + clock_words(text_of(offer, "answer_by"));
  if (state == "accepted") words += "; held until " + moment_words(text_of(offer, "held_until"));
  if (text_of(offer, "answered_by") == "operator") words += "; an operator told so";
  if (const auto looks = looks_words(offer); !looks.empty()) words += "; " + looks;
  return words;
}

std::string offers_words(const json::array& offers) {
  if (offers.empty()) return "No open offers.";
  std::string words;
  for (const auto& offer : offers) words += (words.empty() ? "" : "\n") + offer_words(offer.as_object());
  return words;
}

}  // namespace pana::ctl
