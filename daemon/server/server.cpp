#include "server/server.hpp"

#include <algorithm>
#include <boost/asio/steady_timer.hpp>

namespace pana::server {
namespace {

constexpr milliseconds step{20};
constexpr std::size_t judged_at_a_time = 64;

Awaitable<void> ask_all_to_leave(std::shared_ptr<ServerState> state, milliseconds over) {
  const auto steps = static_cast<std::size_t>(std::max<std::int64_t>(1, over / step));
  const auto each = state->roster.size() / steps + 1;
  asio::steady_timer timer(state->io);
  while (state->roster.ask_to_leave(each)) {
    timer.expires_after(step);
    co_await timer.async_wait(as_value);
  }
}

// Some at a time, so that the shard goes on serving.
void judge_devices(std::shared_ptr<ServerState> state, std::shared_ptr<const TlsContext> tls,
                   std::size_t seats) {
  for (std::size_t done = 0; done < judged_at_a_time && seats > 0; ++done) {
    seats = std::min(seats, state->roster.size());
    if (seats > 0) state->roster.at(--seats).judge(*tls->trust());
  }
  // A newer context begins anew.
  if (seats == 0 || state->tls != tls) return;
  asio::post(state->io, [state, tls, seats] { judge_devices(state, tls, seats); });
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
  if (state_->tls->trust()) judge_devices(state_, state_->tls, state_->roster.size());
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
