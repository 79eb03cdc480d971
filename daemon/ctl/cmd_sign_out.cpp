#include "ctl/commands.hpp"

namespace pana::ctl {

void add_sign_out(CLI::App& app, Desk& desk) {
  app.add_subcommand("sign-out", "Ends the session of --session, on every connection, and deletes the file")
      ->callback([&desk] {
        desk.action = [&desk] {
          const bool ended = desk.end_session();
          desk.say({}, ended ? "You are signed out." : "The session had ended before.");
        };
      });
}

}  // namespace pana::ctl
