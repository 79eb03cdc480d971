#include <boost/json/array.hpp>
#include <iostream>

#include "access/one_time_code.hpp"
#include "ctl/commands.hpp"
#include "ctl/quit.hpp"
#include "ctl/table.hpp"

namespace pana::ctl {
namespace {

namespace json = boost::json;

struct AccountOptions {
  std::string name;
  std::string role;
  std::string center;
  std::vector<std::string> regions;
  std::string station;
  std::string password_file;
};

Secret new_password(const std::string& file, const std::string& whose) {
  if (!file.empty()) return read_secret(file);
  auto password = ask_secret("Password for " + whose + " (12 characters or more): ");
  if (ask_secret("Again: ").reveal() != password.reveal())
    throw Quit(Exit::usage, "the two are not the same");
  return password;
}

// The secret is told once: who made the account passes it on, or shows the QR code.
void say_secret(Desk& desk, const json::object& result, const std::string& what) {
  const Secret secret{std::string{result.at("otp_secret").as_string()}};
  const auto account = std::string_view{result.at("account").as_string()};
  desk.say(result, what + "\nIts secret for one-time codes, shown only now: " + std::string{secret.reveal()} +
                       "\nFor an authenticator app (qrencode -t ANSIUTF8 makes a QR code of it):\n" +
                       std::string{access::code_uri(account, secret).reveal()});
}

void add(Desk& desk, const AccountOptions& account) {
  const auto password = new_password(account.password_file, account.name);
  json::object params{{"account", account.name}, {"password", password.reveal()}, {"role", account.role}};
  if (!account.center.empty()) params["center"] = account.center;
  if (!account.regions.empty())
    params["regions"] = json::array(account.regions.begin(), account.regions.end());
  if (!account.station.empty()) params["station"] = account.station;
  const auto result = desk.change("account.create", std::move(params));
  say_secret(desk, result, "Account " + account.name + " (" + account.role + ") is made.");
}

void reset(Desk& desk, const AccountOptions& account) {
  const auto password = new_password(account.password_file, account.name);
  const auto result =
      desk.change("account.reset", {{"account", account.name}, {"password", password.reveal()}});
  say_secret(desk, result, "Account " + account.name + " has a new password; its sessions have ended.");
}

// Signed in first: whoever cannot is not asked for a new password.
void change_own(Desk& desk, const std::string& new_file) {
  const auto name = std::string{desk.session().at("account").as_string()};
  const auto& file = desk.options.password_file;
  const auto current = file.empty() ? ask_secret("Current password of " + name + ": ") : read_secret(file);
  const auto password = new_password(new_file, name);
  const auto result =
      desk.change("account.password", {{"current", current.reveal()}, {"password", password.reveal()}});
  desk.say(result, "Your password is changed; all your sessions have ended. The codes stay as they are.");
}

void disable(Desk& desk, const AccountOptions& account) {
  desk.say(desk.change("account.disable", {{"account", account.name}}),
           "Nobody signs in as " + account.name + " any more; its sessions have ended.");
}

void enable(Desk& desk, const AccountOptions& account) {
  desk.say(desk.change("account.enable", {{"account", account.name}}), account.name + " may sign in again.");
}

std::string belonging(const json::object& account) {
  if (const auto* center = account.if_contains("center")) return std::string{center->as_string()};
  std::string regions;
  if (const auto* list = account.if_contains("regions")) {
    for (const auto& region : list->as_array())
      regions.append(regions.empty() ? "" : " ").append(region.as_string());
  }
  return regions;
}

void list(Desk& desk) {
  const auto result = desk.call("account.list", {});
  std::string lines;
  for (const auto& item : result.at("accounts").as_array()) {
    const auto& account = item.as_object();
    const auto* certificates = account.if_contains("certificates");
    lines.append(lines.empty() ? "" : "\n").append(account.at("account").as_string());
    lines.append("  ").append(account.at("role").as_string()).append("  ").append(belonging(account));
    if (certificates != nullptr)
      lines += "  certificates: " + std::to_string(certificates->as_array().size());
    if (account.at("disabled").as_bool()) lines += "  disabled";
  }
  desk.say(result, lines);
}

void add_own(CLI::App& parent, Desk& desk) {
  const auto [app, file] = command<std::string>(
      parent, "password",
      "Changes your own password, and signs you out everywhere; asks for the current one");
  app->add_option("--new-password-file", *file, "File with the new password (default: asks)");
  app->footer("Example:\n  panactl --account op_aliya account password");
  app->callback([&desk, kept = file] { desk.action = [&desk, kept] { change_own(desk, *kept); }; });
}

using Action = void (*)(Desk&, const AccountOptions&);

std::shared_ptr<AccountOptions> add_one(CLI::App& parent, Desk& desk, const char* name, const char* help,
                                        Action action) {
  const auto [app, account] = command<AccountOptions>(parent, name, help);
  app->add_option("NAME", account->name, "The sign-in name: small letters, digits, _ and -")->required();
  if (action == add || action == reset) {
    app->add_option("--new-password-file", account->password_file, "File with its password (default: asks)");
  }
  app->callback(
      [&desk, kept = account, action] { desk.action = [&desk, kept, action] { action(desk, *kept); }; });
  return account;
}

}  // namespace

void add_account(CLI::App& app, Desk& desk) {
  auto* parent = app.add_subcommand("account", "Accounts of people and gateways");
  parent->require_subcommand(1);
  const auto account =
      add_one(*parent, desk, "add", "Makes an account, with a secret for one-time codes", add);
  auto* adding = parent->get_subcommand("add");
  adding->add_option("--role", account->role, "What they are")
      ->required()
      ->check(CLI::IsMember(
          {"operator", "officer", "center", "coordinator", "administrator", "auditor", "gateway"}));
  adding->add_option("--center", account->center, "Of center staff: the center's id");
  adding
      ->add_option("--region", account->regions, "Of coordinators and officers, as 27; repeat (default: all)")
      ->allow_extra_args(false);
  adding->add_option("--station", account->station, "Of officers and gateways: their station's id");
  adding->footer("Example:\n  panactl account add oral_staff --role center --center c_k3v9qd");
  add_one(*parent, desk, "reset", "A new password and a new secret for one-time codes; signs the account out",
          reset);
  add_own(*parent, desk);
  add_one(*parent, desk, "disable", "Signs the account out everywhere and lets nobody in as it", disable);
  add_one(*parent, desk, "enable", "Lets a disabled account in again", enable);
  auto* listing = parent->add_subcommand("list", "All accounts");
  listing->callback([&desk] { desk.action = [&desk] { list(desk); }; });
}

}  // namespace pana::ctl
