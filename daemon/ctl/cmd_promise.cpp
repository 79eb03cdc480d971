#include "ctl/chosen_center.hpp"
#include "ctl/commands.hpp"
#include "ctl/words.hpp"

namespace pana::ctl {
namespace {

namespace json = boost::json;

std::string share_words(const json::object& promise, std::string_view name) {
  const auto* share = promise.if_contains(name);
  if (share == nullptr) return "too few to tell";
  return std::to_string(static_cast<int>(share->to_number<double>() * 100 + 0.5)) + " %";
}

std::string promise_words(const json::object& promise) {
  const auto number = [&](std::string_view name) { return std::to_string(promise.at(name).as_int64()); };
  auto words = std::string{promise.at("center").as_string()} + ": of " + number("offers") + " offers ";
  words += number("accepted") + " accepted, " + number("declined") + " declined (" + number("phantom") +
           " because there was no bed after all), " + number("expired") + " not answered";
  if (const auto* since = promise.if_contains("since"))
    words += ", since " + moment_words(since->as_string()).substr(0, 6);
  words += "\nPromise kept " + share_words(promise, "kept_share") + ", phantom beds " +
           share_words(promise, "phantom_share");
  if (const auto* median = promise.if_contains("median_answer_s"))
    words += ", half of the answers within " + std::to_string((median->as_int64() + 59) / 60) + " min";
  return words;
}

}  // namespace

void add_promise(CLI::App& app, Desk& desk) {
  struct Arguments {
    std::string center;
  };
  const auto [sub, arguments] =
      command<Arguments>(app, "promise", "How often a center's free beds were there when asked for");
  sub->add_option("--center", arguments->center, "A center's id, code or name (default: your own)");
  sub->callback([&desk, kept = arguments] {
    desk.action = [&desk, kept] {
      const auto promise = desk.call("center.promise", {{"center", chosen_center(desk, kept->center)}});
      desk.say(promise, promise_words(promise));
    };
  });
}

}  // namespace pana::ctl
