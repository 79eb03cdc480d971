#include "support/store_world.hpp"

#include <stdexcept>

#include "store/feed.hpp"
#include "store/keys.hpp"
#include "store/redis_calls.hpp"
#include "store/redis_rows.hpp"

namespace pana::test {
namespace {

constexpr std::string_view clock_key = "{pana}:test_clock";
constexpr std::string_view clock_script = "return tonumber(redis.call('GET', '{pana}:test_clock'))";

}  // namespace

Instant StoreWorld::start_time() {
  static const Instant start = std::chrono::floor<seconds>(SystemClock{}.now());
  return start;
}

std::unique_ptr<store::Feed> MemoryWorld::new_feed() {
  return std::make_unique<store::MemoryFeed>(context_.get_executor(), store_);
}

PrivateRedis& RedisWorld::shared_redis() {
  static PrivateRedis redis;
  return redis;
}

RedisWorld::RedisWorld(PrivateRedis& redis, milliseconds command_timeout) {
  config_.command_timeout = command_timeout;
  config_.url = redis.url();
  link_ = std::make_shared<store::redis::Link>(context_.get_executor(), config_.copy(),
                                               std::vector<std::string>{}, metrics_);
  link_->start();
  command({"FLUSHALL"});
  set_clock();
  store_ = new_store(config_);
}

RedisWorld::~RedisWorld() {
  store_->stop();
  for (auto& other : others_) other->stop();
  link_->stop();
  context_.restart();
  context_.run();
}

std::unique_ptr<store::RedisStore> RedisWorld::new_store(const store::RedisConfig& config) {
  auto made =
      std::make_unique<store::RedisStore>(context_.get_executor(), config, seal_, metrics_, clock_script);
  made->start();
  return made;
}

store::RedisStore& RedisWorld::another_store(const store::RedisConfig& config) {
  return *others_.emplace_back(new_store(config));
}

std::unique_ptr<store::Feed> RedisWorld::new_feed() {
  return new_feed(config_);
}

std::unique_ptr<store::Feed> RedisWorld::new_feed(const store::RedisConfig& config) {
  return std::make_unique<store::RedisFeed>(context_.get_executor(), config, seal_, metrics_);
}

void RedisWorld::advance(milliseconds by) {
  StoreWorld::advance(by);
  set_clock();
}

void RedisWorld::set_clock() {
  command({"SET", std::string{clock_key}, std::to_string(to_ms(now()))});
}

std::vector<Event> RedisWorld::events() {
  const auto entries = command({"XRANGE", std::string{store::keys::events}, "-", "+"});
  const store::Codec codec{seal_};
  std::vector<Event> all;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    auto event = store::event_from(codec, entries[i]);
    if (event.has_error()) throw FaultError(event.error());
    all.push_back(std::move(*event));
  }
  return all;
}

store::redis::Reply RedisWorld::command(std::vector<std::string> words) {
  store::redis::Arguments arguments;
  for (const auto& word : words) arguments.add(word);
  auto reply = wait(store::redis::call(*link_, format(arguments), {}));
  if (reply.has_error()) throw std::runtime_error("Redis refuses " + words.front());
  return std::move(*reply);
}

}  // namespace pana::test
