#include <boost/json/array.hpp>

#include "ctl/commands.hpp"
#include "ctl/offer_words.hpp"
#include "ctl/quit.hpp"
#include "ctl/words.hpp"
#include "domain/offer.hpp"

namespace pana::ctl {
namespace {

namespace json = boost::json;

struct Answer {
  std::string offer;
  std::string reason;
  std::string code;
};

// The offer that is meant: the named one, or the center's only one in this state.
std::string the_offer(Desk& desk, const Answer& answer, std::string_view state) {
  if (!answer.offer.empty()) return answer.offer;
  const auto listed = desk.call("offer.list", {});
  json::array found;
  for (const auto& offer : listed.at("offers").as_array()) {
    if (offer.at("state").as_string() == state) found.push_back(offer);
  }
  if (found.size() == 1) return std::string{found.front().at("offer").as_string()};
  if (found.empty()) throw Quit(Exit::refused, "no offer is open (" + std::string{state} + ")");
  throw Quit(Exit::usage, "which offer?\n" + offers_words(found));
}

void say_answer(const Desk& desk, const json::object& result) {
  auto words = "Offer " + std::string{result.at("offer").as_string()} + " is " +
               std::string{result.at("state").as_string()};
  if (const auto* until = result.if_contains("held_until"))
    words += ", held until " + moment_words(until->as_string());
  if (const auto* by = result.if_contains("answered_by"); by != nullptr && *by == "operator")
    words += ", told on behalf of the center";
  desk.say(result, words);
}

// One row per answer.
struct Kind {
  const char* name;
  const char* method;
  const char* state;  // of the offers that it is for
  const char* help;
  bool reason;
  bool code;
};
constexpr std::array<Kind, 5> kinds{{
    {"accept", "offer.accept", "offered", "Takes the household: the unit stays held for the journey", false,
     false},
    {"decline", "offer.decline", "offered", "Says no: the next nearest center is asked", true, false},
    {"extend", "offer.extend", "accepted", "Holds an accepted unit longer, once", false, false},
    {"arrived", "offer.arrived", "accepted", "The household is here: the unit is occupied", false, true},
    {"no-show", "offer.no_show", "accepted", "The household did not come: the unit is given back", false,
     false},
}};

void give(Desk& desk, const Kind& kind, const Answer& answer) {
  json::object params{{"offer", the_offer(desk, answer, kind.state)}};
  if (kind.reason) params["reason"] = answer.reason;
  if (kind.code) params["code"] = answer.code;
  say_answer(desk, desk.change(kind.method, std::move(params)));
}

}  // namespace

void add_answers(CLI::App& app, Desk& desk) {
  for (const auto& kind : kinds) {
    const auto [sub, answer] = command<Answer>(app, kind.name, kind.help);
    sub->add_option("OFFER", answer->offer,
                    std::string{"The offer's id (default: your only one that is "} + kind.state + ")");
    if (kind.reason) {
      const std::vector<std::string> reasons(decline_reasons.begin(), decline_reasons.end());
      sub->add_option("--reason", answer->reason, "Why not")->required()->check(CLI::IsMember(reasons));
    }
    if (kind.code)
      sub->add_option("--code", answer->code, "The arrival code that the household tells")->required();
    sub->callback(
        [&desk, &kind, kept = answer] { desk.action = [&desk, &kind, kept] { give(desk, kind, *kept); }; });
  }
}

}  // namespace pana::ctl
