#pragma once
#include <boost/asio/steady_timer.hpp>
#include <memory>
#include <string>

#include "core/metrics.hpp"
#include "store/codec.hpp"
#include "store/redis/link.hpp"
#include "store/redis/scripts.hpp"
#include "store/store.hpp"

namespace pana::store {

// Follows the events stream over a link of its own: a snapshot with its cursor, then XREAD from there.
// Whenever the link has come back, and every few quiet seconds, it asks whether the stream still reaches back
// to the cursor; if not (trimmed, or Redis lost data), the consumer starts afresh.
//
// `seal` and `metrics` belong to the shard and must outlive it; so must the RedisFeed outlive run().
class RedisFeed final : public Feed {
 public:
  RedisFeed(const asio::any_io_executor& executor, const RedisConfig& config, vault::Seal& seal,
            Metrics& metrics);
  ~RedisFeed() override;

  Awaitable<void> run(Consumer consumer) override;
  void stop() override;
  Cursor cursor() const { return cursor_; }

 private:
  Awaitable<bool> start_afresh(const Consumer& consumer);
  Awaitable<bool> in_step();
  Awaitable<bool> read_once(const Consumer& consumer);
  Awaitable<void> rest();

  Codec codec_;
  redis::Scripts scripts_;
  std::shared_ptr<redis::Link> link_;
  asio::steady_timer pause_;
  std::string epoch_;  // of the data that cursor_ belongs to; empty: start afresh
  Cursor cursor_;
  bool check_first_ = true;
  bool stopping_ = false;
};

}  // namespace pana::store
