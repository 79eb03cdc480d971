#pragma once
#include <string>
#include <vector>

// The daemon's words with systemd; without systemd they do nothing.
namespace pana::app {

// Listening sockets handed over by socket activation, in the order of the unit.
std::vector<int> activated_sockets();

void notify_ready();
void notify_stopping();
void notify_status(const std::string& sentence);

}  // namespace pana::app
