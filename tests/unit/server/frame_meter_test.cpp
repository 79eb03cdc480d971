#include "server/frame_meter.hpp"

#include "support/catch.hpp"
#include "unit/server/harness/client.hpp"

using namespace pana::server;
using namespace std::chrono_literals;

namespace {

constexpr FrameMeter::Moment start{1h};

std::string frame(int first_byte, std::size_t size) {
  return WsClient::frame(first_byte, std::string(size, 'x'));
}

}  // namespace

TEST_CASE("Frames of one message are counted, also empty ones, in any pieces") {
  std::string bytes = frame(0x01, 10);
  for (int i = 0; i < 3; ++i) bytes += frame(0x00, i == 1 ? 0 : 70'000);
  for (const std::size_t piece : {1UL, 3UL, 1000UL, 1'000'000UL}) {
    for (const std::size_t allowed : {4UL, 3UL}) {
      FrameMeter meter(allowed, 10);
      bool within = true;
      for (std::size_t at = 0; at < bytes.size(); at += piece)
        within = meter.feed(std::string_view(bytes).substr(at, piece), start);
      CHECK(within == (allowed == 4));
    }
  }
}

TEST_CASE("A new message is counted anew") {
  FrameMeter meter(2, 10);
  for (int i = 0; i < 100; ++i) CHECK(meter.feed(frame(0x01, 200) + frame(0x80, 1), start));
}

TEST_CASE("Control frames between fragments are not fragments") {
  FrameMeter meter(2, 10);
  CHECK(meter.feed(frame(0x01, 1) + frame(0x89, 0) + frame(0x8a, 3) + frame(0x80, 1), start));
}

TEST_CASE("Pings may come in a burst, and again when time has passed") {
  FrameMeter meter(2, 8);
  for (int i = 0; i < 8; ++i) REQUIRE(meter.feed(frame(0x89, 4), start));
  CHECK_FALSE(FrameMeter(meter).feed(frame(0x89, 4), start));
  CHECK(meter.feed(frame(0x89, 4), start + 1s));
  CHECK(meter.feed(frame(0x89, 4), start + 1s));
  CHECK_FALSE(meter.feed(frame(0x89, 4), start + 1s));
}

TEST_CASE("A meter that was exceeded stays so") {
  FrameMeter meter(2, 0);
  CHECK_FALSE(meter.feed(frame(0x89, 4), start));
  CHECK_FALSE(meter.feed(frame(0x81, 4), start + 1h));
}
