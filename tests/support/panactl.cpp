#include "support/panactl.hpp"

#include <fstream>

#include "support/child_process.hpp"

namespace pana::test {

Ended panactl(World& world, const std::string& account, std::string_view password,
              const std::vector<std::string>& words) {
  const auto password_file = world.installation().path("panactl.password");
  std::ofstream(password_file) << password << '\n';
  const auto endpoint = world.daemon(0).endpoint();
  std::vector<std::string> command{PANA_BINARY_DIR "/panactl", "--url",
                                   "wss://localhost:" + std::to_string(endpoint.port) + "/ws"};
  command.insert(command.end(), {"--ca", endpoint.ca_file, "--account", account});
  command.insert(command.end(), {"--password-file", password_file});
  command.insert(command.end(), words.begin(), words.end());
  ChildProcess process(command);
  const auto code = process.wait_for_exit(patience).value_or(-1);
  return {code, process.output()};
}

}  // namespace pana::test
