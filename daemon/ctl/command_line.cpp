#include "ctl/command_line.hpp"

#include <iostream>

#include "ctl/commands.hpp"
#include "ctl/quit.hpp"
#include "ctl/tree.hpp"

namespace pana::ctl {
namespace {

constexpr const char* about =
    "panactl: the command line of Pana, which tracks free places in crisis centers and routes help\n"
    "requests to the nearest center with room.";

constexpr const char* examples =
    "Examples:\n"
    "  panactl --account op_aliya board\n"
    "  panactl preview --from Atyrau --women 1 --child girl:3-6 --child boy:14-15\n"
    "  panactl request --from Atyrau --women 1 --child girl:3-6 --urgency urgent --wait\n"
    "  panactl --account oral_staff accept\n"
    "  panactl register import centers.json\n"
    "Environment: PANA_URL, PANA_CA, PANA_ACCOUNT, PANA_PASSWORD_FILE, PANA_OTP, PANA_OTP_SECRET_FILE,\n"
    "PANA_SESSION, NO_COLOR\n"
    "Exit codes: 0 done, 1 refused by the daemon, 2 wrong usage or a bad file, 3 no connection";

void add_options(CLI::App& app, Options& options) {
  app.add_option("--url", options.url, "The daemon")->envname("PANA_URL")->capture_default_str();
  app.add_option("--ca", options.ca, "PEM file of its certificate authority (default: the system's)")
      ->envname("PANA_CA");
  app.add_option("--account", options.account, "Who you are")->envname("PANA_ACCOUNT");
  app.add_option("--password-file", options.password_file,
                 "File with the password (default: asks on the terminal)")
      ->envname("PANA_PASSWORD_FILE");
  app.add_option("--otp", options.code, "The one-time code of your authenticator app (default: asks)")
      ->envname("PANA_OTP");
  app.add_option("--otp-secret-file", options.code_secret_file,
                 "Of gateways and scripts: file with the secret that codes are made from")
      ->envname("PANA_OTP_SECRET_FILE");
  app.add_option("--session", options.session_file,
                 "Keeps the session in this file, so that the next command need not sign in")
      ->envname("PANA_SESSION");
  app.add_option("--key", options.key, "UUID of an earlier call, to repeat it safely (default: a fresh one)");
  app.add_option("--names", options.language, "Language of names: kk, ru or en (default: of LANG)")
      ->check(CLI::IsMember({"kk", "ru", "en"}));
  app.add_flag("--json", options.json, "Prints the daemon's JSON, one object per line");
}

}  // namespace

void grow_tree(CLI::App& app, Desk& desk) {
  app.description(about);
  app.set_version_flag("--version", PANA_VERSION);
  app.fallthrough();
  app.require_subcommand(1);
  add_options(app, desk.options);
  for (const auto add :
       {add_board,  add_preview,  add_receipt,  add_request, add_queue,       add_request_steps,
        add_offers, add_answers,  add_promise,  add_report,  add_capacity,    add_accepting,
        add_roads,  add_relocate, add_register, add_account, add_certificate, add_bootstrap,
        add_audit,  add_purge,    add_sign_out, add_status,  add_completion}) {
    add(app, desk);
  }
  app.footer(examples);  // after the commands, which would inherit it
}

int run(int count, const char* const* arguments) {
  Desk desk;
  desk.terminal = look_at_terminal();
  CLI::App app;
  app.name("panactl");
  grow_tree(app, desk);
  try {
    app.parse(count, arguments);
    if (desk.action) desk.action();
    return 0;
  } catch (const CLI::ParseError& wrong) {
    return app.exit(wrong) == 0 ? 0 : static_cast<int>(Exit::usage);
  } catch (const Quit& quit) {
    std::cerr << "panactl: " << quit.what() << '\n';
    return static_cast<int>(quit.code());
  } catch (const std::exception& broken) {
    std::cerr << "panactl: unexpected answer: " << broken.what() << '\n';
    return static_cast<int>(Exit::no_connection);
  }
}

}  // namespace pana::ctl
