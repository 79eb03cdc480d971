#pragma once
#include <boost/asio/io_context.hpp>
#include <cstddef>
#include <memory>
#include <string>
#include <vector>

namespace pana::server {

// Something that gathers what it has to send until the turn of the event loop ends.
class Flushable {
 public:
  // Sends what is gathered. `scratch` is the shard's, for building a batch in; its content is nobody's.
  virtual void flush(std::string& scratch) = 0;

 protected:
  ~Flushable() = default;

 private:
  friend class Flusher;
  static constexpr std::size_t nowhere = ~std::size_t{0};
  std::size_t flush_at_ = nowhere;
};

// The shard's list of those that have something to send: one posted handler flushes them all, in order, some
// at a time so that a large fan-out does not keep the shard from reading.
class Flusher : public std::enable_shared_from_this<Flusher> {
 public:
  explicit Flusher(boost::asio::io_context& io) : io_(io) {}

  void add(Flushable& one);
  // Must be called before `one` goes. Costs nothing when it is not listed.
  void forget(Flushable& one);

 private:
  void post();
  void run();

  boost::asio::io_context& io_;
  std::vector<Flushable*> listed_;
  std::size_t next_ = 0;
  bool posted_ = false;
  std::string scratch_;
};

}  // namespace pana::server
