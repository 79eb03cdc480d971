#include <boost/json/array.hpp>

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

void show_offers(Desk& desk, bool follow) {
  const auto result = desk.call("offer.list", {});
  desk.say(result, offers_words(result.at("offers").as_array()));
  while (follow) {
    const auto notice = desk.client().next_notice(std::chrono::minutes{1});
    if (notice && notice->method == "handover.shown") desk.say(notice->params, shown_words(notice->params));
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
    bool follow = false;
  };
  const auto [sub, arguments] = command<Arguments>(app, "offers", "Open offers to your center");
  sub->add_flag("--follow", arguments->follow,
                "Then a line per change and reminder, and a ring per new offer and reminder");
  sub->callback(
      [&desk, kept = arguments] { desk.action = [&desk, kept] { show_offers(desk, kept->follow); }; });
}

}  // namespace pana::ctl
