#include "app/systemd.hpp"

#include <systemd/sd-daemon.h>

namespace pana::app {

std::vector<int> activated_sockets() {
  const int count = sd_listen_fds(/*unset_environment=*/1);
  std::vector<int> sockets;
  for (int i = 0; i < count; ++i) sockets.push_back(SD_LISTEN_FDS_START + i);
  return sockets;
}

void notify_ready() {
  sd_notify(0, "READY=1");
}
void notify_stopping() {
  sd_notify(0, "STOPPING=1");
}
void notify_status(const std::string& sentence) {
  sd_notify(0, ("STATUS=" + sentence).c_str());
}

}  // namespace pana::app
