#include "ctl/commands.hpp"
#include "ctl/words.hpp"

namespace pana::ctl {
namespace {

namespace json = boost::json;

std::string status_words(const json::object& status) {
  const auto text = [](const json::value& value) { return std::string{value.as_string()}; };
  const auto number = [](const json::value& value) { return std::to_string(value.as_int64()); };
  const auto& redis = status.at("redis");
  return "panad " + text(status.at("build")) + " on " + text(status.at("instance")) + ", up " +
         duration_words(status.at("uptime_s").as_int64() / 60) + ", " + number(status.at("connections")) +
         " connections\nRedis " + text(redis.at("version")) + ", " + text(redis.at("role")) + " with " +
         number(redis.at("replicas")) + " replicas\n" + number(redis.at("open_requests")) +
         " open requests, " + number(redis.at("deadlines_due")) + " deadlines due, the oldest " +
         number(redis.at("oldest_due_ms")) +
         " ms late\nThe request that ended first and is still kept ended " +
         duration_words(status.at("oldest_remains_s").as_int64() / 60) + " ago; keys of " +
         number(status.at("day_keys")) + " days";
}

}  // namespace

void add_status(CLI::App& app, Desk& desk) {
  app.add_subcommand("status", "How the daemon and its Redis are")->callback([&desk] {
    desk.action = [&desk] {
      const auto status = desk.call("system.status", {});
      desk.say(status, status_words(status));
    };
  });
}

}  // namespace pana::ctl
