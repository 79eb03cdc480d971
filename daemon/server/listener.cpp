#include "server/listener.hpp"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

#include <boost/asio/steady_timer.hpp>

#include "server/connection.hpp"

namespace pana::server {
namespace {

constexpr int backlog = 4096;
// How much may wait unsent in the kernel: more would only hide from us that a client is slow.
constexpr int unsent_bytes = 64 * 1024;
constexpr auto pause_without_descriptors = milliseconds{100};

using ReusePort = asio::detail::socket_option::boolean<SOL_SOCKET, SO_REUSEPORT>;
using Unsent = asio::detail::socket_option::integer<IPPROTO_TCP, TCP_NOTSENT_LOWAT>;

// Accepted sockets inherit these from the listening one (Linux): no system call for each.
void set_inherited(Acceptor& acceptor) {
  acceptor.set_option(asio::ip::tcp::no_delay(true));
  acceptor.set_option(Unsent(unsent_bytes));
}

}  // namespace

Acceptor open_acceptor(asio::io_context& io, const std::string& address, std::uint16_t port) {
  const asio::ip::tcp::endpoint endpoint(asio::ip::make_address(address), port);
  Acceptor acceptor(io.get_executor());
  acceptor.open(endpoint.protocol());
  acceptor.set_option(Acceptor::reuse_address(true));
  acceptor.set_option(ReusePort(true));
  set_inherited(acceptor);
  acceptor.bind(endpoint);
  acceptor.listen(backlog);
  return acceptor;
}

Acceptor adopt_acceptor(asio::io_context& io, int descriptor) {
  sockaddr_storage address{};
  socklen_t size = sizeof address;
  if (::getsockname(descriptor, reinterpret_cast<sockaddr*>(&address), &size) != 0)
    throw boost::system::system_error(errno, boost::system::system_category(), "getsockname");
  const auto protocol = address.ss_family == AF_INET6 ? asio::ip::tcp::v6() : asio::ip::tcp::v4();
  Acceptor acceptor(io.get_executor());
  acceptor.assign(protocol, descriptor);
  set_inherited(acceptor);
  return acceptor;
}

Awaitable<void> accept_all(std::shared_ptr<ServerState> state, std::shared_ptr<Acceptor> acceptor) {
  while (acceptor->is_open()) {
    Socket socket(state->io.get_executor());
    asio::ip::tcp::endpoint from;
    const auto [ec] = co_await acceptor->async_accept(socket, from, as_value);
    if (ec == asio::error::operation_aborted) co_return;
    if (ec == asio::error::no_descriptors || ec == boost::system::errc::too_many_files_open_in_system) {
      log::warning("accept_paused", {{"why", "no file descriptors left"}});
      asio::steady_timer pause(state->io, pause_without_descriptors);
      co_await pause.async_wait(as_value);
    }
    if (ec || state->roster.size() >= state->options.max_connections) continue;
    Peer peer{from.address().to_string()};
    auto place = state->addresses.take(peer.address);
    if (!place) {
      state->metrics.add(Metric::connections_refused_total);
      continue;
    }
    // Before it is full, so that whoever comes to sign in finds a place and keeps it while they do.
    const auto most = state->options.max_connections;
    if (state->roster.size() >= most - most / 5) state->application.make_room();
    spawn(state->io.get_executor(), "connection",
          serve(state, std::move(socket), std::move(peer), std::move(place)));
  }
}

}  // namespace pana::server
