#pragma once
#include <cstddef>
#include <string>
#include <vector>

#include "core/time.hpp"

namespace pana::server {

// The limits of one shard's server. Every wait on the other end has one of these deadlines.
struct ServerOptions {
  std::size_t max_connections = 10'000;          // further ones are closed on arrival; the last tenth is kept
                                                 // for those who show a client certificate
  std::size_t max_per_address = 2'000;           // the same for one address
  milliseconds handshake_deadline = seconds{5};  // TLS, from accept to finished
  milliseconds request_deadline =
      seconds{5};  // from TLS, or the last answer, to the end of a request's header
  milliseconds message_deadline = seconds{60};  // from a message's first byte to its last
  milliseconds close_deadline = seconds{5};     // from our close frame to the end of the connection
  milliseconds idle_timeout = seconds{60};      // nothing heard: pinged at half of it, cut at the whole
  std::size_t max_header_bytes = 8 * 1024;
  std::size_t max_message_bytes = 64 * 1024;
  std::size_t max_fragments = 64;              // frames of one message
  std::size_t control_frames_burst = 32;       // pings and pongs at once; they refill at this many in 4 s
  std::size_t max_outbox_bytes = 1024 * 1024;  // waiting for one client, behind the message that is leaving
  std::size_t max_outbox_frames = 4096;
  std::vector<std::string> origins{};  // "https://console.example.org"; the server's own is always allowed
};

}  // namespace pana::server
