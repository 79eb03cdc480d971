#pragma once
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "bench/connection.hpp"

namespace pana::bench {

// A call as JSON-RPC text. Every connection has one call in flight, so that ids need not differ.
std::string call_text(std::string_view method, std::string_view params);
// A new idempotency key.
std::string new_key();

// Many connections that do the same. Everything unexpected (a refusal, a lost connection, 60 s of silence) is
// thrown as std::runtime_error.
class Crowd : public Listener {
 public:
  Crowd(Loop& loop, const Endpoint& server) : loop_(loop), server_(server) {}

  // Opens `count` more, at most `at_once` at a time, ten from each source address.
  void open(std::size_t count, std::size_t at_once = 32);
  // Sends make(i) on each connection i, at most `at_once` unanswered; take(i, answer) gets what comes back.
  using Make = std::function<std::string(std::size_t)>;
  using Take = std::function<void(std::size_t, std::string_view)>;
  void ask_all(const Make& make, const Take& take = nullptr, std::size_t at_once = 32);
  // Signs connection i in with tokens[i % size].
  void resume(const std::vector<std::string>& tokens);
  // From now on messages go there.
  void tell(Listener& listener);

  Connection& operator[](std::size_t index) { return *connections_[index]; }
  std::size_t size() const { return connections_.size(); }
  Loop& loop() { return loop_; }

 private:
  void opened(Connection& which) override;
  void message(Connection& from, std::string_view text) override;
  void closed(Connection& which, const std::string& why) override;
  void advance(std::size_t& next, std::size_t end, std::size_t at_once,
               const std::function<void(std::size_t)>& start);

  Loop& loop_;
  Endpoint server_;
  std::vector<std::unique_ptr<Connection>> connections_;
  std::size_t finished_ = 0;
  const Take* take_ = nullptr;
};

}  // namespace pana::bench
