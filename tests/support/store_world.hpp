#pragma once
#include <boost/asio/io_context.hpp>
#include <memory>
#include <string>
#include <vector>

#include "core/time.hpp"
#include "store/memory_store.hpp"
#include "store/redis_store.hpp"
#include "store/store.hpp"
#include "support/private_redis.hpp"
#include "support/waiting.hpp"

namespace pana::test {

class ManualClock final : public Clock {
 public:
  explicit ManualClock(Instant start) : now_(start) {}
  Instant now() const override { return now_; }
  void advance(milliseconds by) { now_ += by; }

 private:
  Instant now_;
};

// A store with all that it needs, and a clock that the test moves. Both kinds start at the same moment,
// empty.
class StoreWorld {
 public:
  StoreWorld() : clock_(start_time()) {}
  virtual ~StoreWorld() = default;
  virtual store::Store& store() = 0;
  virtual std::unique_ptr<store::Feed> new_feed() = 0;
  virtual void advance(milliseconds by) { clock_.advance(by); }

  asio::io_context& context() { return context_; }
  vault::Keyring& keyring() { return keyring_; }
  store::Codec codec() { return store::Codec{seal_}; }
  Instant now() const { return clock_.now(); }
  // Runs the event loop until the coroutine is done.
  template <class T>
  T wait(Awaitable<T> coroutine) {
    return wait_for(context_, std::move(coroutine));
  }
  // The same for what must not be refused: answers the value, or throws FaultError.
  template <class T>
  T must(Awaitable<Result<T>> coroutine) {
    auto result = wait(std::move(coroutine));
    if (result.has_error()) throw FaultError(result.error());
    if constexpr (!std::is_void_v<T>) return std::move(*result);
  }
  // The fixed start of all worlds of this process: whole seconds, near the real time (stream ids are real
  // times).
  static Instant start_time();

 protected:
  asio::io_context context_;
  ManualClock clock_;
  SeededRandom random_{7};
  vault::Keyring keyring_{vault::Key::random(random_), vault::Key::random(random_),
                          vault::day_of(start_time()), clock_};
  vault::Seal seal_{keyring_, random_};
  Metrics metrics_;
};

class MemoryWorld final : public StoreWorld {
 public:
  store::Store& store() override { return store_; }
  std::unique_ptr<store::Feed> new_feed() override;
  const store::Ledger& ledger() const { return store_.ledger(); }
  store::MemoryStore& memory() { return store_; }

 private:
  store::MemoryStore store_{clock_, seal_};
};

// On the process's private redis-server, emptied first. Scripts read the time from a key that advance() sets.
class RedisWorld final : public StoreWorld {
 public:
  explicit RedisWorld(PrivateRedis& redis = shared_redis(),
                      milliseconds command_timeout = milliseconds{5000});
  ~RedisWorld() override;
  store::Store& store() override { return *store_; }
  std::unique_ptr<store::Feed> new_feed() override;
  void advance(milliseconds by) override;

  // Another store on the same Redis, with a link of its own. Lives as long as the world.
  store::RedisStore& another_store() { return another_store(config_); }
  store::RedisStore& another_store(const store::RedisConfig& config);
  std::unique_ptr<store::Feed> new_feed(const store::RedisConfig& config);
  const store::RedisConfig& config() const { return config_; }
  // All events of the stream.
  std::vector<Event> events();
  // A plain command; its reply must not be an error.
  store::redis::Reply command(std::vector<std::string> words);

  static PrivateRedis& shared_redis();

 private:
  std::unique_ptr<store::RedisStore> new_store(const store::RedisConfig& config);
  void set_clock();

  store::RedisConfig config_;
  std::shared_ptr<store::redis::Link> link_;
  std::unique_ptr<store::RedisStore> store_;
  std::vector<std::unique_ptr<store::RedisStore>> others_;
};

}  // namespace pana::test
