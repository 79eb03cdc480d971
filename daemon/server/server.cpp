#include "server/server.hpp"

#include <algorithm>
#include <boost/asio/steady_timer.hpp>

namespace pana::server {
namespace {

constexpr milliseconds step{20};

Awaitable<void> ask_all_to_leave(std::shared_ptr<ServerState> state, milliseconds over) {
  const auto steps = static_cast<std::size_t>(std::max<std::int64_t>(1, over / step));
  const auto each = state->roster.size() / steps + 1;
  asio::steady_timer timer(state->io);
  while (state->roster.ask_to_leave(each)) {
    timer.expires_after(step);
    co_await timer.async_wait(as_value);
  }
}

}  // namespace

Server::Server(asio::io_context& io, ServerOptions options, std::shared_ptr<const TlsContext> tls,
               Application& application, Metrics& metrics)
    : state_(std::make_shared<ServerState>(io, std::move(options), std::move(tls), application, metrics)) {}

Server::~Server() {
  for (const auto& acceptor : acceptors_) {
    error_code ignored;
    acceptor->close(ignored);
  }
}

std::uint16_t Server::start(Acceptor acceptor) {
  const auto port = acceptor.local_endpoint().port();
  acceptors_.push_back(std::make_shared<Acceptor>(std::move(acceptor)));
  spawn(state_->io.get_executor(), "listener", accept_all(state_, acceptors_.back()));
  return port;
}

std::uint16_t Server::listen(const std::string& address, std::uint16_t port) {
  return start(open_acceptor(state_->io, address, port));
}

std::uint16_t Server::listen(int descriptor) {
  return start(adopt_acceptor(state_->io, descriptor));
}

void Server::use(std::shared_ptr<const TlsContext> tls) {
  state_->tls = std::move(tls);
}

void Server::drain(milliseconds over, std::function<void()> done) {
  for (const auto& acceptor : acceptors_) {
    error_code ignored;
    acceptor->close(ignored);
  }
  state_->draining = true;
  if (state_->roster.size() == 0) return asio::post(state_->io, std::move(done));
  state_->roster.when_empty(
      [io = &state_->io, done = std::move(done)]() mutable { asio::post(*io, std::exchange(done, {})); });
  spawn(state_->io.get_executor(), "drain", ask_all_to_leave(state_, over));
}

}  // namespace pana::server
