#pragma once
#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "support/world.hpp"

namespace pana::test {

// A call with a key that was answered with a result: it must never be undone.
struct Acknowledged {
  std::string account;
  std::string method;
  json::object params;
  json::object result;
};

// Where those who met an outage wait for its end.
class Outage {
 public:
  // Something runs again.
  void over() {
    const std::lock_guard lock(mutex_);
    ++over_;
    changed_.notify_all();
  }
  void wait(milliseconds at_most) {
    std::unique_lock lock(mutex_);
    changed_.wait_for(lock, at_most, [this, before = over_] { return over_ != before; });
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::size_t over_ = 0;
};

// A client that does not give up: what is not answered, or answered with "retry", it asks again with the same
// key, of the other daemon. For one thread.
class PersistentClient {
 public:
  PersistentClient(World& world, Outage& outage, std::string account, std::size_t first_daemon)
      : world_(world), outage_(outage), account_(std::move(account)), which_(first_daemon) {}

  // The result; throws Refused for a refusal that is final, Lost where nothing helps for a long time.
  json::object call(std::string_view method, const json::object& params);
  // How often it had to ask again.
  std::size_t repeats() const { return repeats_; }
  const std::vector<Acknowledged>& acknowledged() const { return acknowledged_; }

 private:
  void connect();

  World& world_;
  Outage& outage_;
  std::string account_;
  std::size_t which_;
  std::size_t repeats_ = 0;
  std::unique_ptr<Console> console_;
  std::vector<Acknowledged> acknowledged_;
};

}  // namespace pana::test
