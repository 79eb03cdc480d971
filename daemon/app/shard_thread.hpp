#pragma once
#include <future>
#include <thread>
#include <vector>

#include "app/shard.hpp"

namespace pana::app {

// A shard and the thread that builds, runs and destroys it. The constructor waits until the shard is built,
// and throws what that threw. An ended shard stands until join(): other threads may be about to hand it
// something.
class ShardThread {
 public:
  ShardThread(const Common& common, Metrics& metrics, std::vector<int> sockets, bool takes_deadlines) {
    std::promise<Shard*> built;
    auto shard = built.get_future();
    thread_ =
        std::thread([&, sockets = std::move(sockets), takes_deadlines, promise = std::move(built)]() mutable {
          live(common, metrics, sockets, takes_deadlines, promise);
        });
    try {
      shard_ = shard.get();
    } catch (...) {
      thread_.join();
      throw;
    }
  }
  ~ShardThread() {
    if (thread_.joinable()) join();
  }
  // Waits until the shard has ended.
  void wait_for_end() { has_ended_.get_future().wait(); }
  // Waits until it has ended, too, and has been destroyed; shard() is gone then.
  void join() {
    may_go_.set_value();
    thread_.join();
  }
  ShardThread(const ShardThread&) = delete;
  ShardThread& operator=(const ShardThread&) = delete;

  Shard& shard() { return *shard_; }

 private:
  void live(const Common& common, Metrics& metrics, const std::vector<int>& sockets, bool takes_deadlines,
            std::promise<Shard*>& built) {
    std::unique_ptr<Shard> shard;
    try {
      shard = std::make_unique<Shard>(common, metrics, sockets, takes_deadlines);
      built.set_value(shard.get());
    } catch (...) {
      built.set_exception(std::current_exception());
      return;
    }
    shard->run();
    has_ended_.set_value();
    may_go_.get_future().wait();
  }

  std::promise<void> has_ended_;
  std::promise<void> may_go_;
  std::thread thread_;
  Shard* shard_ = nullptr;
};

}  // namespace pana::app
