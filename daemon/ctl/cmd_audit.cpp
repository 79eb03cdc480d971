#include <boost/json/array.hpp>
#include <iostream>

#include "ctl/commands.hpp"
#include "ctl/quit.hpp"
#include "ctl/verify_files.hpp"

namespace pana::ctl {
namespace {

namespace json = boost::json;

struct ReadArguments {
  std::string from;
  std::string to;
  std::string actor;
  std::string verb;
  std::size_t limit = 100;
};

std::string entry_words(const json::object& entry) {
  const auto text = [&](std::string_view name) { return std::string{entry.at(name).as_string()}; };
  const auto* sequence = entry.if_contains("sequence");
  return (sequence == nullptr ? "-" : std::to_string(sequence->to_number<std::int64_t>())) + "  " +
         text("at") + "  " + text("actor") + " (" + text("role") + ")  " + text("verb") + "  " +
         text("kind") + " " + text("object") + "  " + text("outcome");
}

json::object read_params(const ReadArguments& arguments) {
  json::object params;
  for (const auto& [name, value] :
       {std::pair{"from", &arguments.from}, std::pair{"to", &arguments.to},
        std::pair{"actor", &arguments.actor}, std::pair{"verb", &arguments.verb}}) {
    if (!value->empty()) params[name] = *value;
  }
  return params;
}

// Newest first, call after call, until there are enough or no more.
void read(Desk& desk, const ReadArguments& arguments) {
  auto params = read_params(arguments);
  for (std::size_t left = arguments.limit; left > 0;) {
    params["limit"] = std::min<std::size_t>(left, 500);
    const auto result = desk.call("audit.read", params);
    const auto& entries = result.at("entries").as_array();
    for (const auto& entry : entries) desk.say(entry.as_object(), entry_words(entry.as_object()));
    left -= std::min(left, entries.size());
    const auto* next = result.if_contains("next");
    if (next == nullptr) return;
    for (const auto& member : next->as_object()) params[member.key()] = member.value();
  }
}

void show_head(Desk& desk) {
  const auto result = desk.call("audit.head", {});
  std::string words{result.at("head").as_string()};
  if (const auto* pem = result.if_contains("public_key")) words += "\n" + std::string{pem->as_string()};
  if (!words.empty() && words.back() == '\n') words.pop_back();
  if (!result.at("writable").as_bool()) {
    words += "\nNobody can write the audit files now: see audit_not_writable in the daemons' logs.";
  }
  desk.say(result, words);
}

void verify(const Desk& desk, const VerifyArguments& arguments) {
  const bool shown = desk.terminal.is_terminal;
  int told = -1;
  const auto verified = verify_files(arguments, [&](int percent) {
    if (!shown || percent == told) return;
    told = percent;
    std::cerr << "\r" << percent << " %" << std::flush;
  });
  if (told >= 0) std::cerr << "\r     \r";
  if (verified.finding) throw Quit(Exit::refused, verified_words(verified));
  desk.say({{"first", verified.first}, {"last", verified.tip.sequence}, {"heads", verified.heads}},
           verified_words(verified));
}

void add_read(CLI::App& parent, Desk& desk) {
  const auto [app, arguments] = command<ReadArguments>(parent, "read", "Who did what, newest first");
  app->add_option("--from", arguments->from, "From this time on, as 2026-01-31T00:00:00Z");
  app->add_option("--to", arguments->to, "Until before this time");
  app->add_option("--actor", arguments->actor, "Of this account only");
  app->add_option("--verb", arguments->verb, "Of this method only, as handover.show");
  app->add_option("--limit", arguments->limit, "At most so many")->capture_default_str();
  app->callback([&desk, kept = arguments] { desk.action = [&desk, kept] { read(desk, *kept); }; });
}

void add_verify(CLI::App& parent, Desk& desk) {
  const auto [app, arguments] = command<VerifyArguments>(
      parent, "verify", "Finds the first line of audit files that is not what was written; needs no daemon");
  app->add_option("FILES", arguments->files, "Audit files, or the folder with them")->required();
  app->add_option("--heads", arguments->heads,
                  "Signed heads that were kept elsewhere: a heads file, or a log")
      ->allow_extra_args(false);
  app->add_option("--key", arguments->keys, "Public key of the daemons (audit.key.pub); repeat for more")
      ->allow_extra_args(false);
  app->footer(
      "Example:\n  panactl audit verify /var/lib/pana/audit --key audit.key.pub --heads /mnt/far/heads.log");
  app->callback([&desk, kept = arguments] { desk.action = [&desk, kept] { verify(desk, *kept); }; });
}

}  // namespace

void add_audit(CLI::App& app, Desk& desk) {
  auto* parent = app.add_subcommand("audit", "What was done and shown, for auditors");
  parent->require_subcommand(1);
  add_read(*parent, desk);
  parent->add_subcommand("head", "How far the audit chain has come, signed, and the public key")
      ->callback([&desk] { desk.action = [&desk] { show_head(desk); }; });
  add_verify(*parent, desk);
}

}  // namespace pana::ctl
