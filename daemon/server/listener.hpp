#pragma once
#include <boost/asio/ip/tcp.hpp>

#include "server/server_state.hpp"
#include "server/tls_stream.hpp"

namespace pana::server {

using Acceptor = asio::basic_socket_acceptor<asio::ip::tcp, asio::io_context::executor_type>;

// Opens a listening socket with SO_REUSEPORT, so that every shard can have its own on the same port. Port 0:
// any. Throws boost::system::system_error.
Acceptor open_acceptor(asio::io_context& io, const std::string& address, std::uint16_t port);
// Takes a listening socket that somebody else opened (systemd). The descriptor becomes the acceptor's.
Acceptor adopt_acceptor(asio::io_context& io, int descriptor);

// Accepts until the acceptor is closed, and goes on after every failure of a single accept (without
// descriptors it waits a little). Over the limit of connections a newcomer is closed at once.
Awaitable<void> accept_all(std::shared_ptr<ServerState> state, std::shared_ptr<Acceptor> acceptor);

}  // namespace pana::server
