#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>
#include <filesystem>
#include <iostream>

#include "access/one_time_code.hpp"
#include "access/token.hpp"
#include "ctl/commands.hpp"
#include "ctl/quit.hpp"

namespace pana::ctl {
namespace {

namespace json = boost::json;

struct BootstrapOptions {
  std::string file = "/etc/pana/first_accounts.json";
  std::string account = "admin";
};

void bootstrap(Desk& desk, const BootstrapOptions& options) {
  if (std::filesystem::exists(options.file)) throw Quit(Exit::usage, options.file + " is there already");
  SecureRandom random;
  const auto password = access::new_token(random);
  const auto secret = access::new_code_secret(random);
  const json::object account{{"account", options.account},
                             {"password", password.reveal()},
                             {"role", "administrator"},
                             {"otp_secret", secret.reveal()}};
  const json::object whole{{"accounts", json::array{account}}};
  write_private(options.file, json::serialize(whole));
  desk.say(account, "The first administrator is " + options.account +
                        ".\nPassword, shown only now: " + std::string{password.reveal()} +
                        "\nFor an authenticator app (qrencode -t ANSIUTF8 makes a QR code of it):\n" +
                        std::string{access::code_uri(options.account, secret).reveal()} +
                        "\nNext: set access.bootstrap_file to " + options.file +
                        " and start panad, which makes the account; sign in; delete the file.");
}

}  // namespace

void add_bootstrap(CLI::App& app, Desk& desk) {
  const auto [command_app, options] = command<BootstrapOptions>(
      app, "bootstrap",
      "On the daemon's host: writes the file from which panad makes the first administrator");
  command_app->add_option("--file", options->file, "access.bootstrap_file of panad.toml")
      ->capture_default_str();
  command_app->add_option("--as", options->account, "Its sign-in name")->capture_default_str();
  command_app->callback([&desk, kept = options] { desk.action = [&desk, kept] { bootstrap(desk, *kept); }; });
}

}  // namespace pana::ctl
