#include "support/daemon_process.hpp"

#include <signal.h>

#include <stdexcept>

namespace pana::test {

DaemonProcess::DaemonProcess(const Installation& installation, std::vector<std::string> settings)
    : installation_(installation), settings_(std::move(settings)) {
  start();
  wait_until_ready();
}

void DaemonProcess::start() {
  std::vector<std::string> command{PANA_BINARY_DIR "/panad", "--config",
                                   installation_.configuration(port_.number())};
  for (const auto& setting : installation_.settings()) command.insert(command.end(), {"--set", setting});
  for (const auto& setting : settings_) command.insert(command.end(), {"--set", setting});
  process_ = std::make_unique<ChildProcess>(command);
}

void DaemonProcess::wait_until_ready() {
  const auto end = std::chrono::steady_clock::now() + patience;
  std::size_t lines = 0;
  while (!ready()) {
    if (!process_->running() || std::chrono::steady_clock::now() > end) {
      throw std::runtime_error("panad does not become ready:\n" + process_->output());
    }
    // Its output tells when something has happened; what it does not tell is asked for again soon.
    lines = process_->wait_for_more(lines, milliseconds{20});
  }
}

bool DaemonProcess::becomes_unready() const {
  const auto end = std::chrono::steady_clock::now() + patience;
  while (ready() && std::chrono::steady_clock::now() < end) {
  }
  return !ready();
}

void DaemonProcess::ask_to_stop() {
  process_->signal(SIGTERM);
}

}  // namespace pana::test
