#pragma once
#include <memory>
#include <utility>
#include <vector>

#include "support/store_world.hpp"

namespace pana::test {

// A feed that is followed: what it gave, and a way to wait for more.
class Follower {
 public:
  explicit Follower(StoreWorld& world) : Follower(world, world.new_feed()) {}
  Follower(StoreWorld& world, std::unique_ptr<store::Feed> feed) : world_(world), feed_(std::move(feed)) {
    store::Feed::Consumer consumer;
    consumer.fresh_start = [this](store::Snapshot snapshot) { starts.push_back(std::move(snapshot)); };
    consumer.events = [this](const std::vector<Event>& batch) {
      events.insert(events.end(), batch.begin(), batch.end());
    };
    consumer.connection = [this](bool up) { connected = up; };
    asio::co_spawn(world.context(), feed_->run(std::move(consumer)),
                   [this](const std::exception_ptr&) { ended_ = true; });
    run_until([this] { return !starts.empty(); });
  }
  ~Follower() {
    feed_->stop();
    run_until([this] { return ended_; });
  }
  const Event& event(std::size_t index) {
    run_until([&] { return events.size() > index; });
    return events[index];
  }
  template <class Done>
  void run_until(Done done) {
    world_.context().restart();
    while (!done()) world_.context().run_one();
  }

  std::vector<store::Snapshot> starts;
  std::vector<Event> events;
  bool connected = false;

 private:
  StoreWorld& world_;
  std::unique_ptr<store::Feed> feed_;
  bool ended_ = false;
};

}  // namespace pana::test
