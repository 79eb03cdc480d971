#include <boost/json/array.hpp>

#include "ctl/board_state.hpp"
#include "ctl/commands.hpp"
#include "ctl/handover_words.hpp"
#include "ctl/quit.hpp"
#include "ctl/story.hpp"
#include "ctl/words.hpp"
#include "domain/request.hpp"

namespace pana::ctl {
namespace {

namespace json = boost::json;

struct Step {
  std::string request;
  std::string center;
  std::string outcome;
  std::string reason;
  bool wait = false;
};
using Act = void (*)(Desk&, const Step&);

template <std::size_t count>
CLI::IsMember one_of(const std::array<std::string_view, count>& names) {
  return CLI::IsMember(std::vector<std::string>(names.begin(), names.end()));
}

std::string state_words(const json::object& result) {
  return "Request " + std::string{result.at("request").as_string()} + " is " +
         std::string{result.at("state").as_string()};
}

void say_state(const Desk& desk, const json::object& result) {
  desk.say(result, state_words(result));
}

void claim(Desk& desk, const Step& step) {
  say_state(desk, desk.change("request.claim", {{"request", step.request}}));
}
void release(Desk& desk, const Step& step) {
  say_state(desk, desk.change("request.release", {{"request", step.request}}));
}

void place(Desk& desk, const Step& step) {
  json::object params{{"request", step.request}};
  if (!step.center.empty()) {
    BoardState board;
    board.take(desk.call("board.watch", {}));
    params["center"] = board.find(step.center).at("center");
  }
  const auto placed = desk.change("request.place", std::move(params));
  desk.say(placed, desk.options.json ? "" : placed_words(placed, center_name(desk, placed)));
  if (step.wait) follow_request(desk, step.request);
}

void show(Desk& desk, const Step& step) {
  const auto story = desk.call("request.show", {{"request", step.request}});
  desk.say(story, story_words(desk, story));
  if (step.wait) follow_request(desk, step.request);
}

void end(Desk& desk, const Step& step) {
  json::object params{{"request", step.request}, {"outcome", step.outcome}};
  if (!step.reason.empty()) params["reason"] = step.reason;
  const auto ended = desk.change("request.end", std::move(params));
  desk.say(ended, state_words(ended) + blocked_line(ended));
}

// The offer that is meant: itself, or the last one of the request.
std::string offer_of(Desk& desk, const std::string& named) {
  if (named.starts_with('o')) return named;
  const auto story = desk.call("request.show", {{"request", named}});
  const auto& offers = story.at("offers").as_array();
  if (offers.empty()) throw Quit(Exit::refused, "no center has been asked for this request");
  return std::string{offers.back().at("offer").as_string()};
}

void refuse(Desk& desk, const Step& step) {
  json::object params{{"offer", offer_of(desk, step.request)}, {"reason", step.reason}};
  const auto result = desk.change("offer.refuse", std::move(params));
  const bool goes_on = result.at("state") == "waiting";
  desk.say(result, state_words(result) + (goes_on ? ": another place is looked for" : ""));
}

void handover(Desk& desk, const Step& step) {
  const auto result = desk.call("handover.show", {{"request", step.request}});
  desk.say(result, handover_words(desk, result));
}

std::pair<CLI::App*, std::shared_ptr<Step>> add_step(CLI::App& app, Desk& desk, const std::string& name,
                                                     const std::string& help, Act act) {
  const auto [sub, step] = command<Step>(app, name, help);
  sub->add_option("REQUEST", step->request, "The request's id")->required();
  sub->callback([&desk, act, kept = step] { desk.action = [&desk, act, kept] { act(desk, *kept); }; });
  return {sub, step};
}

}  // namespace

void add_request_steps(CLI::App& app, Desk& desk) {
  add_step(app, desk, "claim", "Takes a queued request for ten minutes", claim);
  add_step(app, desk, "release", "Gives a claimed request back to the queue", release);
  const auto [placing, placed] =
      add_step(app, desk, "place", "Holds a unit for a request: of the nearest center, or of one", place);
  placing->add_option("--center", placed->center, "A center's id, code or name");
  placing->add_flag("--wait", placed->wait, "Follows it until a center has accepted or it has ended");
  const auto [showing, shown] = add_step(app, desk, "show", "State, offers and deadlines of a request", show);
  showing->add_flag("--wait", shown->wait, "Follows it until a center has accepted or it has ended");
  const auto [ending, ended] =
      add_step(app, desk, "end", "Ends a request; a unit that is held is given back", end);
  ending->add_option("--outcome", ended->outcome, "How it ended")->required()->check(one_of(outcomes));
  ending->add_option("--reason", ended->reason, "Why the person said no (with withdrawn)")
      ->check(one_of(refusal_reasons));
  ending->footer("Example:\n  panactl end r… --outcome withdrawn --reason changed_mind");
  const auto [refusing, refused] =
      add_step(app, desk, "refuse",
               "The person says no to a place: another one is looked for, or the request ends", refuse);
  refusing->get_option("REQUEST")->description("The request's id, or the offer's");
  refusing->add_option("--reason", refused->reason, "Why")->required()->check(one_of(refusal_reasons));
  refusing->footer(
      "too_far, too_near and conditions go on with the search; the other reasons end the request as "
      "withdrawn.\n"
      "Example:\n  panactl refuse r… --reason too_far");
  add_step(app, desk, "handover", "What leads to the center of an accepted request; it is told of each look",
           handover);
}

}  // namespace pana::ctl
