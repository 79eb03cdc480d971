#pragma once
#include <memory>
#include <string>
#include <string_view>

#include "core/async.hpp"
#include "live/outlet.hpp"

namespace pana::server {

// Who is at the other end, as far as the transport knows.
struct Peer {
  std::string address;   // for throttling; never logged
  std::string device{};  // the SHA-256 fingerprint (64 hex digits) of its client certificate; empty without
};

// What one connection talks to: made when the WebSocket is open, destroyed when it has closed.
class Conversation {
 public:
  virtual ~Conversation() = default;
  // One message from the other end. The next is read when this is done, so answers come in the order of the
  // calls. `message` is valid until then. Answers go to the Outlet.
  virtual Awaitable<void> hear(std::string_view message) = 0;
  // The Outlet has become idle after it was not.
  virtual void drained() = 0;
};

// What the server serves; one per shard.
class Application {
 public:
  virtual ~Application() = default;
  virtual std::unique_ptr<Conversation> open(live::Outlet& outlet, const Peer& peer) = 0;
  // Somebody showed a client certificate that is not believed, and was not let in.
  virtual void device_refused() {}
  // Places run short, and a newcomer has taken one: somebody who is not signed in should go.
  virtual void make_room() {}
  // Can this daemon do its work (store connected, board loaded, not draining)? For /readyz.
  virtual bool ready() const = 0;
};

}  // namespace pana::server
