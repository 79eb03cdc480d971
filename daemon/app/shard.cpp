#include "app/shard.hpp"

#include <boost/asio/post.hpp>
#include <stdexcept>
#include <thread>

#include "core/wipe.hpp"
#include "operations/expire_deadlines.hpp"
#include "operations/serve_waiting.hpp"
#include "operations/summarise_months.hpp"
#include "vault/private_file.hpp"

namespace pana::app {
namespace {

// How often the daemon looks for what has come due, and how long it waits before it looks at those who wait
// when units become free (several changes then count as one).
constexpr milliseconds deadline_round{250};
constexpr milliseconds room_pause{100};
constexpr seconds session_round{1};
// How often old requests are deleted and their keys wiped.
constexpr seconds forget_round{60};

server::ServerOptions server_options(const settings::Server& from, std::size_t shards) {
  server::ServerOptions options;
  options.max_connections = (from.max_connections + shards - 1) / shards;
  options.max_per_address = (from.max_per_address + shards - 1) / shards;
  options.idle_timeout = from.idle_s;
  options.max_outbox_bytes = from.outbox_kib * 1024;
  options.max_outbox_frames = from.outbox_messages;
  options.origins = from.origins;
  return options;
}

access::Throttle::Limits placements(const settings::Access& from) {
  return {.burst = double(from.placements_at_once), .per_second = from.placements_per_hour / 3600.0};
}

Policy policy(const settings::Settings& from) {
  return {from.freshness.limits(), from.placement.placing(), from.country.utc_offset_min};
}

operations::Retention retention(const Common& common) {
  const auto& from = common.settings.retention;
  return {common.keyring, from.ended_h, from.open_days};
}

}  // namespace

store::RedisConfig redis_config(const settings::Redis& from, minutes utc_offset) {
  store::RedisConfig config;
  config.url = from.url;
  config.username = from.username;
  if (!from.password_file.empty()) {
    const auto text = vault::read_private(from.password_file, vault::Readers::owner_and_group);
    if (!text) throw std::runtime_error(from.password_file + ": is not there (redis.password_file)");
    const auto line = text->reveal().substr(0, text->reveal().find('\n'));
    config.password = Secret{std::string{line}};
  }
  config.ca_file = from.ca_file;
  config.command_timeout = from.command_timeout_ms;
  config.wait_replicas = static_cast<int>(from.wait_replicas);
  config.utc_offset = utc_offset;
  return config;
}

std::size_t shard_count(const settings::Server& from) {
  return from.shards > 0 ? from.shards : std::max(1U, std::thread::hardware_concurrency());
}

Shard::Shard(const Common& common, Metrics& metrics, const std::vector<int>& sockets, bool takes_deadlines)
    : common_(common),
      metrics_(metrics),
      seal_(common.keyring, random_),
      store_(io_.get_executor(), redis_config(common.settings.redis, common.settings.country.utc_offset_min),
             seal_, metrics_),
      feed_(io_.get_executor(), redis_config(common.settings.redis), seal_, metrics_),
      board_(common.country.roads, policy(common.settings)),
      fanout_(io_.get_executor(), board_, topics_, clock_, metrics_, common.settings.server.board_tick_ms),
      presence_(common.settings.access.session_idle_min),
      projector_(store_, board_, topics_, fanout_, presence_, metrics_),
      prompts_(board_, topics_, clock_),
      context_{store_,
               board_,
               clock_,
               random_,
               metrics_,
               common.settings.time_limits.limits(),
               common.settings.disclosure.window_min},
      desk_{context_,
            common.hashing,
            seal_,
            {common.settings.access.session_hours, common.settings.access.session_idle_min,
             common.settings.access.require_codes},
            {common.instance, PANA_VERSION, common.started, common.connections},
            io_.get_executor(),
            retention(common),
            common.audit_keys,
            placements(common.settings.access)},
      dispatcher_(desk_),
      server_(io_, server_options(common.settings.server, shard_count(common.settings.server)), common.tls,
              *this, metrics_),
      deadlines_(io_),
      forgetting_(io_),
      room_(io_),
      sessions_(io_),
      takes_deadlines_(takes_deadlines) {
  listen(sockets);
}

Shard::~Shard() = default;

void Shard::listen(const std::vector<int>& sockets) {
  for (const int socket : sockets) server_.listen(socket);
  if (sockets.empty()) server_.listen(common_.settings.server.listen, common_.settings.server.port);
}

void Shard::run() {
  projector_.on_current([this](bool current) {
    current_ = current;
    settle();
  });
  store_.on_connection([this](bool) { settle(); });
  store_.start();
  spawn(io_.get_executor(), "feed", feed_.run(projector_.consumer()));
  spawn(io_.get_executor(), "sessions", end_sessions());
  if (takes_deadlines_) {
    spawn(io_.get_executor(), "deadlines", work_on_deadlines());
    spawn(io_.get_executor(), "forget", forget());
    projector_.on_keys([this](std::uint32_t) {
      forgets_now_ = true;
      forgetting_.cancel();
    });
    projector_.on_room([this] {
      if (!serving_) spawn(io_.get_executor(), "serve_waiting", serve_waiting());
      serving_ = true;
    });
  }
  io_.run();
}

void Shard::settle() {
  ready_ = current_ && store_.connected() && !stopping_;
}

std::unique_ptr<server::Conversation> Shard::open(live::Outlet& outlet, const server::Peer& peer) {
  return std::make_unique<Conversation>(outlet, peer, dispatcher_, topics_, fanout_, presence_, clock_);
}

void Shard::device_refused() {
  spawn(io_.get_executor(), "device_refused",
        operations::note_refusal(context_, operations::stranger(), "session.open", "certificate"));
}

Awaitable<void> Shard::work_on_deadlines() {
  while (!stopping_) {
    deadlines_.expires_after(deadline_round);
    co_await deadlines_.async_wait(as_value);
    if (!ready_) continue;
    const auto done = co_await operations::expire_deadlines(context_);
    if (done.has_error()) log::warning("deadlines_postponed", {{"why", name_of(done.error().code)}});
  }
}

Awaitable<void> Shard::end_sessions() {
  while (!stopping_) {
    sessions_.expires_after(session_round);
    co_await sessions_.async_wait(as_value);
    presence_.close_expired(clock_.now());
    prompts_.look();
    wipe_unused_stack();
  }
}

// Once as soon as everything is there, then every minute, and at once where an evacuation asks.
Awaitable<void> Shard::forget() {
  while (!stopping_) {
    if (ready_) {
      forgets_now_ = false;
      const auto done = co_await operations::forget(context_, desk_.retention);
      if (done.has_error()) log::warning("purge_postponed", {{"why", name_of(done.error().code)}});
      const auto kept = co_await operations::summarise_months(context_);
      if (kept.has_error()) log::warning("summary_postponed", {{"why", name_of(kept.error().code)}});
    }
    if (ready_ && forgets_now_) continue;
    forgetting_.expires_after(ready_ ? forget_round : seconds{1});
    co_await forgetting_.async_wait(as_value);
  }
}

Awaitable<void> Shard::serve_waiting() {
  std::uint64_t room = 0;
  do {
    room_.expires_after(room_pause);
    co_await room_.async_wait(as_value);
    if (stopping_) co_return;
    room = board_.waiting().room();
    // Where this fails, or the daemon dies, each of them is searched for again within a minute.
    const auto served = co_await operations::serve_waiting(context_);
    if (served.has_error()) log::warning("waiting_not_served", {{"why", name_of(served.error().code)}});
  } while (board_.waiting().room() != room);
  serving_ = false;
}

void Shard::use(std::shared_ptr<const server::TlsContext> tls, std::shared_ptr<const void> until_used) {
  asio::post(io_, [this, tls = std::move(tls), held = std::move(until_used)] { server_.use(tls); });
}

void Shard::drain() {
  asio::post(io_, [this] {
    stopping_ = true;
    ready_ = false;
    deadlines_.cancel();
    forgetting_.cancel();
    room_.cancel();
    sessions_.cancel();
    server_.drain(common_.settings.server.drain_s, [this] { stop(); });
  });
}

void Shard::stop() {
  feed_.stop();
  store_.stop();
  // What is left are timers and sockets of ours that nobody waits for.
  io_.stop();
}

}  // namespace pana::app
