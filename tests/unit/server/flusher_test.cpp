#include "server/flusher.hpp"

#include "support/catch.hpp"

using namespace pana::server;

namespace {

struct Thing final : Flushable {
  void flush(std::string&) override {
    ++flushed;
    if (then) then();
  }
  int flushed = 0;
  std::function<void()> then;
};

}  // namespace

TEST_CASE("What is added many times in a turn is flushed once, in one handler with the others") {
  boost::asio::io_context io;
  const auto flusher = std::make_shared<Flusher>(io);
  Thing one, other;
  for (int i = 0; i < 3; ++i) {
    flusher->add(one);
    flusher->add(other);
  }
  CHECK(one.flushed == 0);
  CHECK(io.poll_one() == 1);
  CHECK(one.flushed == 1);
  CHECK(other.flushed == 1);
  CHECK(io.poll() == 0);
}

TEST_CASE("What is added again while it is flushed is flushed again") {
  boost::asio::io_context io;
  const auto flusher = std::make_shared<Flusher>(io);
  Thing one;
  one.then = [&] {
    if (one.flushed < 3) flusher->add(one);
  };
  flusher->add(one);
  io.run();
  CHECK(one.flushed == 3);
}

TEST_CASE("What is forgotten before its turn is left alone, also by another one's flush") {
  boost::asio::io_context io;
  const auto flusher = std::make_shared<Flusher>(io);
  Thing first;
  auto gone = std::make_unique<Thing>();
  Thing last;
  first.then = [&] {
    flusher->forget(*gone);
    gone.reset();
  };
  flusher->add(first);
  flusher->add(*gone);
  flusher->add(last);
  io.run();
  CHECK(last.flushed == 1);
}

TEST_CASE("A large fan-out is flushed in parts between which others have their turn") {
  boost::asio::io_context io;
  const auto flusher = std::make_shared<Flusher>(io);
  std::vector<Thing> things(1000);
  for (auto& thing : things) flusher->add(thing);
  CHECK(io.poll_one() == 1);
  CHECK(things.front().flushed == 1);
  CHECK(things.back().flushed == 0);
  io.run();
  for (const auto& thing : things) REQUIRE(thing.flushed == 1);
}
