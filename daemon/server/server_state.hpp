#pragma once
#include <boost/asio/io_context.hpp>
#include <chrono>
#include <memory>

#include "core/metrics.hpp"
#include "server/address_limit.hpp"
#include "server/application.hpp"
#include "server/flusher.hpp"
#include "server/options.hpp"
#include "server/roster.hpp"
#include "server/tls_context.hpp"

namespace pana::server {

// What the connections of one server share; each keeps it alive.
struct ServerState {
  boost::asio::io_context& io;
  ServerOptions options;
  std::shared_ptr<const TlsContext> tls;
  Application& application;
  Metrics& metrics;
  std::shared_ptr<Flusher> flusher = std::make_shared<Flusher>(io);
  Roster roster{};
  AddressLimit addresses{options.max_per_address};
  bool draining = false;
  std::chrono::steady_clock::time_point next_refusal_told{};
};

}  // namespace pana::server
