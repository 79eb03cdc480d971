#pragma once
#include <cstdint>
#include <memory>
#include <string>

#include "protocol/padding.hpp"

namespace pana::live {

// One encoded message, padded to its size class, shared by everybody who gets it.
using Frame = std::shared_ptr<const std::string>;
inline Frame make_frame(std::string text) {
  return std::make_shared<const std::string>(protocol::padded(std::move(text)));
}

// Why a connection is closed, as WebSocket close codes (4000 and up are ours: 40xx come back, 41xx do not).
enum class CloseCode : std::uint16_t {
  normal = 1000,
  going_away = 1001,
  protocol_error = 1002,
  unsupported_data = 1003,
  invalid_payload = 1007,
  policy = 1008,
  too_big = 1009,
  draining = 4001,   // this daemon stops: reconnect
  slow = 4002,       // too far behind with reading: reconnect and resume
  check = 4003,      // events were missed: reconnect and resume
  signed_out = 4101  // the session ended
};

// The sending end of one connection, as live and dispatch see it. Everything sent in one turn of the event
// loop leaves in one write. Lives on one shard.
class Outlet {
 public:
  virtual ~Outlet() = default;
  // Queues a message. Over the limit of queued bytes or messages the connection is closed with
  // CloseCode::slow.
  virtual void send(Frame frame) = 0;
  // Nothing waits to be sent. While false, what can be merged should be held back; Conversation::drained
  // tells.
  virtual bool idle() const = 0;
  // Sends what is queued, then closes.
  virtual void close(CloseCode code) = 0;
};

}  // namespace pana::live
