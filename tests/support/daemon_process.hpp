#pragma once
#include <memory>
#include <optional>
#include <string>

#include "support/child_process.hpp"
#include "support/installation.hpp"
#include "support/reserved_port.hpp"

namespace pana::test {

// The real panad, on a port of its own that stays the same over restarts. Gone with the object.
class DaemonProcess {
 public:
  // Starts it and waits until it is ready; throws with its output where it does not become so.
  explicit DaemonProcess(const Installation& installation);

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
  std::optional<int> wait_for_exit() { return process_->wait_for_exit(patience); }
  bool running() { return process_->running(); }
  std::string output() { return process_->output(); }

 private:
  const Installation& installation_;
  ReservedPort port_;
  std::unique_ptr<ChildProcess> process_;
};

}  // namespace pana::test
