#include "ctl/commands.hpp"

namespace pana::ctl {
namespace {

namespace json = boost::json;

struct PurgeArguments {
  bool now = false;
  bool all = false;
};

std::string purge_words(const json::object& purged) {
  const auto number = [&](const char* name) { return std::to_string(purged.at(name).as_int64()); };
  const bool wiped = purged.at("keys_wiped").as_bool();
  return number("ended") + " ended, " + number("purged") + " deleted. " +
         (wiped ? "Nothing is left, and all day keys are wiped: no copy can be read again"
                : "What is still open stays, and the keys that it needs");
}

void purge(Desk& desk, const PurgeArguments& arguments) {
  const auto purged = desk.change("request.purge", {{"all", arguments.all}});
  desk.say(purged, purge_words(purged));
}

}  // namespace

void add_purge(CLI::App& app, Desk& desk) {
  const auto [sub, arguments] = command<PurgeArguments>(
      app, "purge", "For an evacuation: deletes at once all requests that have ended, and wipes their keys");
  sub->add_flag("--now", arguments->now, "Says that it is meant: nothing brings back what is deleted")
      ->required();
  sub->add_flag("--all", arguments->all, "Ends first every request that is open, and gives back its unit");
  sub->footer("Example:\n  panactl --account admin1 purge --now --all");
  sub->callback([&desk, kept = arguments] { desk.action = [&desk, kept] { purge(desk, *kept); }; });
}

}  // namespace pana::ctl
