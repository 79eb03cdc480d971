#pragma once
#include "server/server_state.hpp"
#include "server/tls_stream.hpp"

namespace pana::server {

// A connection from accept to end: TLS handshake, HTTP requests, and when one asks for it the WebSocket
// session. It is counted in the roster and the metrics as long as it lasts. Each step has its deadline of
// ServerOptions. `place` is given back at the end.
Awaitable<void> serve(std::shared_ptr<ServerState> state, Socket socket, Peer peer,
                      std::unique_ptr<AddressLimit::Place> place);

}  // namespace pana::server
