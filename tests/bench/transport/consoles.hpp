#pragma once
#include <cstddef>
#include <cstdint>

// A process of its own that holds WebSocket connections and reads what comes, as cheaply as it can (it does
// not decrypt). Made before the measuring process starts threads or connections.
class Consoles {
 public:
  Consoles();
  ~Consoles();
  Consoles(const Consoles&) = delete;

  // Tells it to open `count` more connections to `port` of loopback; returns at once.
  void connect(std::uint16_t port, std::size_t count);
  // Closes all connections; returns when it has.
  void disconnect();

 private:
  int commands_ = -1;
  int process_ = -1;
};
