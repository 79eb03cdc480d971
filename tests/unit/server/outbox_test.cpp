#include "server/outbox.hpp"

#include "server/frame.hpp"
#include "support/catch.hpp"

using namespace pana::server;
using pana::live::make_frame;

TEST_CASE("What was pushed leaves in order, as frames, in one batch") {
  Outbox outbox(1000, 10);
  CHECK(outbox.push(make_frame("one")));
  CHECK(outbox.push(make_frame("two")));
  std::string batch;
  CHECK(outbox.take(batch, 16 * 1024) == 2);
  CHECK(batch == "\x81\x03one\x81\x03two");
  CHECK(outbox.empty());
}

TEST_CASE("A batch holds whole frames only and never more than was asked for") {
  Outbox outbox(1'000'000, 1000);
  for (int i = 0; i < 100; ++i) REQUIRE(outbox.push(make_frame(std::string(1000, 'x'))));
  std::size_t taken = 0;
  while (!outbox.empty()) {
    std::string batch;
    taken += outbox.take(batch, 16 * 1024);
    CHECK(batch.size() <= 16 * 1024);
    CHECK(batch.size() % 1004 == 0);
  }
  CHECK(taken == 100);
}

TEST_CASE("A message larger than a record leaves in fragments that make it whole again") {
  Outbox outbox(1000, 10);
  std::string large(50'000, ' ');
  for (std::size_t i = 0; i < large.size(); ++i) large[i] = static_cast<char>('a' + i % 26);
  REQUIRE(outbox.push(make_frame(large)));
  std::string together;
  std::string first_bytes;
  while (!outbox.empty()) {
    std::string batch;
    outbox.take(batch, 16 * 1024);
    REQUIRE(batch.size() > 4);
    first_bytes += batch[0];
    together += batch.substr(4);
  }
  CHECK(together == large);
  CHECK(first_bytes == std::string("\x01\x00\x00\x80", 4));
}

TEST_CASE("Behind the message that leaves only so many bytes may wait, but the last one may be of any size") {
  Outbox outbox(100, 1000);
  CHECK(outbox.push(make_frame(std::string(5000, 'x'))));
  CHECK(outbox.push(make_frame(std::string(5000, 'x'))));
  CHECK_FALSE(outbox.push(make_frame("x")));
}

TEST_CASE("Only so many messages may wait") {
  Outbox outbox(1'000'000, 3);
  for (int i = 0; i < 3; ++i) CHECK(outbox.push(make_frame("x")));
  CHECK_FALSE(outbox.push(make_frame("x")));
  std::string batch;
  outbox.take(batch, 16 * 1024);
  CHECK(outbox.push(make_frame("x")));
}

TEST_CASE("An outbox that is never empty gives back what has left") {
  Outbox outbox(1'000'000, 10'000);
  const auto watched = make_frame(std::string(1000, 'x'));
  for (int i = 0; i < 500; ++i) REQUIRE(outbox.push(watched));
  std::string batch;
  outbox.take(batch, 16 * 1024);
  CHECK(outbox.count() == 484);
  CHECK(watched.use_count() == 485);
  outbox.clear();
  CHECK(watched.use_count() == 1);
}
