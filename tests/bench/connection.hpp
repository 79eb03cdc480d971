#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "bench/client_tls.hpp"
#include "bench/loop.hpp"

struct ssl_st;

namespace pana::bench {

class Connection;

// Whom a connection tells what comes.
class Listener {
 public:
  virtual ~Listener() = default;
  virtual void opened(Connection&) {}
  virtual void message(Connection& from, std::string_view text) = 0;
  virtual void closed(Connection& which, const std::string& why) = 0;
};

// Where the server is, and how to come from many addresses: all of 127.0.0.0/8 is this machine, and panad
// counts sign-ins by address.
struct Endpoint {
  std::uint16_t port = 0;
  ssl_ctx_st* tls = nullptr;
};

// One WebSocket over TLS, non-blocking, written for little cost per message. Client frames carry the mask 0,
// which costs the server the same as any other.
class Connection final : public Watched {
 public:
  // Begins to connect, from 127.1.0.0 + `source`; `listener.opened` tells when the WebSocket is there. The
  // listener may be changed between messages and outlives the connection.
  Connection(Loop& loop, const Endpoint& server, std::uint32_t source, Listener& listener, std::size_t index);
  ~Connection() override;
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  void send(std::string_view text);
  void tell(Listener& listener) { listener_ = &listener; }
  bool is_open() const { return stage_ == Stage::open; }
  std::size_t index() const { return index_; }

  void ready(std::uint32_t events) override;

 private:
  enum class Stage : std::uint8_t { connecting, handshake, upgrade, open, closed };

  void connect(std::uint32_t source, std::uint16_t port);
  void shake_hands();
  void receive();
  std::size_t take(std::string_view bytes);
  std::size_t take_upgrade(std::string_view bytes);
  std::size_t take_frame(std::string_view bytes);
  void serve(unsigned opcode, std::string_view payload);
  void gather(bool goes_on, std::string_view payload);
  void write_frame(unsigned opcode, std::string_view payload);
  void write(std::string_view bytes);
  void flush();
  bool must_wait(int result);
  void fail(const std::string& why);

  struct FreeSsl {
    void operator()(ssl_st* ssl) const;
  };
  Loop& loop_;
  Listener* listener_;
  std::unique_ptr<ssl_st, FreeSsl> ssl_;
  std::string partial_;  // received, not yet a whole frame
  std::string message_;  // of frames that go on
  std::string unsent_;
  std::size_t index_;
  int socket_ = -1;
  Stage stage_ = Stage::connecting;
};

}  // namespace pana::bench
