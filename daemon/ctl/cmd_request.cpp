#include <boost/json/array.hpp>

#include "ctl/commands.hpp"
#include "ctl/place_of.hpp"
#include "ctl/request_options.hpp"
#include "ctl/story.hpp"

namespace pana::ctl {
namespace {

namespace json = boost::json;

struct RequestCommand {
  RequestArguments request;
  bool queue = false;
  bool wait = false;
};

void open_request(Desk& desk, const RequestCommand& arguments) {
  auto params = request_params(arguments.request, find_origin(desk, arguments.request.from));
  params["route"] = arguments.queue ? "queue" : "auto";
  const auto placed = desk.change("request.open", std::move(params));
  desk.say(placed, desk.options.json ? "" : placed_words(placed, center_name(desk, placed)));
  if (arguments.wait) follow_request(desk, std::string{placed.at("request").as_string()});
}

}  // namespace

void add_request(CLI::App& app, Desk& desk) {
  const auto [sub, arguments] = command<RequestCommand>(
      app, "request", "Opens a help request and holds a unit of the nearest center that fits");
  add_request_options(*sub, arguments->request);
  sub->add_flag("--queue", arguments->queue, "Leaves it to an operator instead");
  sub->add_flag("--wait", arguments->wait, "Follows it until a center has accepted or it has ended");
  sub->footer(
      "Example:\n  panactl request --from Atyrau --women 1 --child girl:3-6 --child boy:14-15 --urgency "
      "urgent \\\n"
      "    --exclude-around p_almaty:150 --wait");
  sub->callback([&desk, kept = arguments] { desk.action = [&desk, kept] { open_request(desk, *kept); }; });
}

}  // namespace pana::ctl
