#include <fmt/format.h>

#include "bench/bare_server.hpp"
#include "bench/crowd.hpp"
#include "bench/measures.hpp"
#include "bench/world.hpp"

namespace pana::bench {
namespace {

// Before counting: what is made once only.
constexpr std::size_t warming = 64;

struct Cost {
  double bytes = 0;       // per idle connection
  double connect_us = 0;  // processor time: TLS handshake and upgrade
  double sign_in_us = 0;  // and session.resume
};

// `server` answers cpu() and resident().
template <class Server>
Cost cost_of(const Options& options, Loop& loop, const World& world, const Server& server, std::uint16_t port,
             bool signs_in) {
  auto endpoint = world.endpoint();
  endpoint.port = port;
  Crowd first(loop, endpoint);
  first.open(warming);
  if (signs_in) first.resume(world.operators());
  const auto count = static_cast<std::size_t>(options.connections);
  Crowd crowd(loop, endpoint);
  const auto before = server.resident();
  const auto began = server.cpu();
  crowd.open(count);
  const auto connected = server.cpu();
  if (signs_in) crowd.resume(world.operators());
  const auto signed_in = server.cpu();
  const auto per = [&](auto value, double unit) {
    return static_cast<double>(value) / unit / static_cast<double>(count);
  };
  return {per(server.resident() - before, 1), per(connected - began, 1e3), per(signed_in - connected, 1e3)};
}

}  // namespace

void measure_idle(const Options& options, Loop& loop, Report& report) {
  World world(options, loop, 10);
  const auto pana = cost_of(options, loop, world, world.panad(), world.endpoint().port, true);
  world.stop_panad();
  BareServer server(world, options.server_core);
  server.accept(static_cast<std::size_t>(options.connections) + warming);
  const auto bare = cost_of(options, loop, world, server, server.port(), false);
  report.add({fmt::format("memory per idle connection ({} of them, signed in)", options.connections),
              fmt::format("bare OpenSSL {:.1f} kB", bare.bytes / 1e3),
              fmt::format("{:.1f} kB", pana.bytes / 1e3), ratio(pana.bytes, bare.bytes),
              "≤ 13.7 kB (uWebSockets)"});
  report.add({"processor time per new connection (TLS 1.3, upgrade)",
              fmt::format("bare SSL_accept {:.0f} µs", bare.connect_us),
              fmt::format("{:.0f} µs", pana.connect_us), ratio(pana.connect_us, bare.connect_us),
              "≤ 260 µs (nginx)"});
  report.add({"processor time per session.resume", "", fmt::format("{:.0f} µs", pana.sign_in_us), "", ""});
  report.figure("idle_bytes", pana.bytes);
  report.figure("idle_bytes_bare", bare.bytes);
  report.figure("connect_us", pana.connect_us);
  report.figure("connect_us_bare", bare.connect_us);
  report.figure("resume_us", pana.sign_in_us);
}

}  // namespace pana::bench
