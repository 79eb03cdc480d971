#include <boost/json/array.hpp>

#include "ctl/commands.hpp"
#include "ctl/quit.hpp"

namespace pana::ctl {
namespace {

namespace json = boost::json;

struct NewAccount {
  std::string name;
  std::string role;
  std::string center;
  std::vector<std::string> regions;
  std::string password_file;
};

Secret new_password(const NewAccount& account) {
  if (!account.password_file.empty()) return read_secret(account.password_file);
  auto password = ask_secret("Password for " + account.name + " (8 bytes or more): ");
  if (ask_secret("Again: ").reveal() != password.reveal())
    throw Quit(Exit::usage, "the two are not the same");
  return password;
}

void add(Desk& desk, const NewAccount& account) {
  const auto password = new_password(account);
  json::object params{{"account", account.name}, {"password", password.reveal()}, {"role", account.role}};
  if (!account.center.empty()) params["center"] = account.center;
  if (!account.regions.empty())
    params["regions"] = json::array(account.regions.begin(), account.regions.end());
  const auto result = desk.change("account.create", std::move(params));
  desk.say(result, "Account " + account.name + " (" + account.role + ") is made.");
}

}  // namespace

void add_account(CLI::App& app, Desk& desk) {
  auto* parent = app.add_subcommand("account", "Accounts of people and gateways");
  parent->require_subcommand(1);
  const auto [adding, account] = command<NewAccount>(*parent, "add", "Makes an account");
  adding->add_option("NAME", account->name, "The sign-in name: small letters, digits, _ and -")->required();
  adding->add_option("--role", account->role, "What they are")
      ->required()
      ->check(CLI::IsMember(
          {"operator", "officer", "center", "coordinator", "administrator", "auditor", "gateway"}));
  adding->add_option("--center", account->center, "Of center staff: the center's id");
  adding
      ->add_option("--region", account->regions, "Of coordinators and officers, as 27; repeat (default: all)")
      ->allow_extra_args(false);
  adding->add_option("--new-password-file", account->password_file, "File with its password (default: asks)");
  adding->footer("Example:\n  panactl account add oral_staff --role center --center c_k3v9qd");
  adding->callback([&desk, kept = account] { desk.action = [&desk, kept] { add(desk, *kept); }; });
}

}  // namespace pana::ctl
