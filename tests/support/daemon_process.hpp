#pragma once
#include <signal.h>

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "support/child_process.hpp"
#include "support/installation.hpp"
#include "support/reserved_port.hpp"

namespace pana::test {

// The real panad, on a port of its own that stays the same over restarts. Gone with the object.
class DaemonProcess {
 public:
  // Starts it and waits until it is ready; throws with its output where it does not become so.
  // `settings` are its own, behind those of the installation.
  explicit DaemonProcess(const Installation& installation, std::vector<std::string> settings = {});

  Endpoint endpoint() const { return installation_.endpoint(port_.number()); }
  bool ready() const { return https_status(endpoint(), "/readyz") == 200; }
  void wait_until_ready();
  // Waits until /readyz says no, or time runs out.
  bool becomes_unready() const;
  // After kill_now() or terminate().
  void start();
  // Ends it with kill -9.
  void kill_now() { process_->kill_now(); }
  // Asks it to stop (SIGTERM), and waits for it.
  void ask_to_stop();
  // Its exit code; -1 where it runs on.
  int wait_for_exit() { return process_->wait_for_exit(patience).value_or(-1); }
  // Waits until it has logged a line with this in it; false where it does not.
  bool logs(const std::string& words) {
    return process_->wait_for_line([&](const auto& line) { return line.find(words) != line.npos; }, patience);
  }
  // Reads its certificates again (SIGHUP).
  void hang_up() { process_->signal(SIGHUP); }
  bool running() { return process_->running(); }
  pid_t pid() const { return process_->pid(); }
  std::string output() { return process_->output(); }

 private:
  const Installation& installation_;
  std::vector<std::string> settings_;
  ReservedPort port_;
  std::unique_ptr<ChildProcess> process_;
};

}  // namespace pana::test
