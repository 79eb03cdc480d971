#include <boost/json/array.hpp>

#include "ctl/chosen_center.hpp"
#include "ctl/commands.hpp"
#include "ctl/offer_words.hpp"
#include "ctl/reminder_words.hpp"
#include "ctl/words.hpp"

namespace pana::ctl {
namespace {

std::string shown_words(const boost::json::object& notice) {
  return std::string{notice.at("offer").as_string()} + ": your line was shown at " +
         clock_words(notice.at("at").as_string());
}

std::string prompt_words(const boost::json::object& notice) {
  return "Nobody has confirmed your figures since " + moment_words(notice.at("confirmed_at").as_string()) +
         "; from " + moment_words(notice.at("stale_at").as_string()) +
         " on you are not asked any more: panactl capacity confirm";
}

void show_offers(Desk& desk, const std::string& center, bool follow) {
  const auto result =
      desk.call("offer.list", center.empty() ? boost::json::object{}
                                             : boost::json::object{{"center", chosen_center(desk, center)}});
  desk.say(result, offers_words(result.at("offers").as_array()));
  while (follow) {
    const auto notice = desk.client().next_notice(std::chrono::minutes{1});
    if (notice && notice->method == "handover.shown") desk.say(notice->params, shown_words(notice->params));
    if (notice && notice->method == "capacity.prompt") desk.say(notice->params, prompt_words(notice->params));
    if (notice && is_reminder(notice->method)) {
      const std::string ring = desk.terminal.is_terminal ? "\a" : "";
      desk.say(notice->params, ring + reminder_words(notice->method, notice->params));
    }
    if (!notice || notice->method != "offer.changed") continue;
    const auto& offer = notice->params.at("offer").as_object();
    const bool rings = desk.terminal.is_terminal && offer.at("state") == "offered";
    desk.say(notice->params, (rings ? "\a" : "") + offer_words(offer));
  }
}

}  // namespace

void add_offers(CLI::App& app, Desk& desk) {
  struct Arguments {
    std::string center;
    bool follow = false;
  };
  const auto [sub, arguments] =
      command<Arguments>(app, "offers", "Open offers to your center, or to one that you speak for");
  auto* const center = sub->add_option("--center", arguments->center,
                                       "Of operators: the center that you have called, by id, code or name");
  sub->add_flag("--follow", arguments->follow,
                "Then a line per change and reminder, and a ring per new offer and reminder")
      ->excludes(center);
  sub->callback([&desk, kept = arguments] {
    desk.action = [&desk, kept] { show_offers(desk, kept->center, kept->follow); };
  });
}

}  // namespace pana::ctl
