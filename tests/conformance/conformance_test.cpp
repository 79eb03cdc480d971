// The 301 cases of the WebSocket conformance suite that do not need compression, over TLS, against the real
// daemon.
#include <poll.h>

#include <algorithm>
#include <map>
#include <set>

#include "conformance/case.hpp"
#include "support/catch.hpp"
#include "support/daemon_process.hpp"
#include "support/private_redis.hpp"
#include "unit/server/harness/client.hpp"

namespace pana::conformance {
namespace {

constexpr std::string_view probe = R"({"jsonrpc":"2.0","id":"probe","method":"no.such.method"})";

Cases all_cases() {
  Cases all;
  for (const auto& make :
       {framing_cases, control_cases, fragmentation_cases, text_cases, close_cases, size_cases})
    for (auto& one : make()) all.push_back(std::move(one));
  return all;
}

// Sends until everything is sent or the daemon has something to say that is not an answer.
void send(WsClient& client, std::string_view bytes, std::size_t chop) {
  const std::size_t piece = chop > 0 ? chop : 16 * 1024;
  const bool patient = bytes.size() <= 256 * 1024;
  for (std::size_t at = 0; at < bytes.size(); at += piece) {
    client.write(bytes.substr(at, piece));
    pollfd ready{client.descriptor(), POLLIN, 0};
    if (!patient && ::poll(&ready, 1, 0) > 0) return;
  }
}

std::string told(const WsClient::Frame& got) {
  if (got.opcode < 0) return "the connection ended";
  if (got.opcode == 8) return "closed with " + std::to_string(got.close_code());
  return "opcode " + std::to_string(got.opcode) + ": " + got.payload.substr(0, 80);
}

bool fits(const WsClient::Frame& got, const Expected& expected) {
  if (expected.kind == Expected::Kind::pong) return got.opcode == 10 && got.payload == expected.payload;
  return got.opcode == 1 && got.payload.find("-32700") != std::string::npos;
}

bool ends_well(const WsClient::Frame& got, const Case& one) {
  if (!one.close.empty())
    return got.opcode == 8 && std::count(one.close.begin(), one.close.end(), got.close_code()) > 0;
  return got.opcode == 1 && got.payload.find(R"("id":"probe")") != std::string::npos;
}

// What went wrong; empty when nothing did.
std::string failure(std::uint16_t port, const Case& one) {
  WsClient client(port);
  for (int i = 0; i < one.times; ++i) {
    send(client, one.bytes, one.chop);
    for (const auto& expected : one.frames) {
      const auto got = client.read_frame();
      if (!fits(got, expected)) return told(got);
    }
  }
  if (one.close.empty()) client.send_text(probe);
  const auto end = client.read_frame();
  if (!ends_well(end, one)) return told(end);
  if (!one.close.empty() && client.read_frame().opcode != -1) return "something came after the close frame";
  return {};
}

struct Door {
  test::PrivateRedis redis{};
  test::Installation installation{redis.url(), {}};
  test::DaemonProcess daemon{installation};
};

}  // namespace

TEST_CASE("there are 301 cases, each with a number of its own, as many in each section as in the suite") {
  std::map<std::string, int> sections;
  std::set<std::string> ids;
  for (const auto& one : all_cases()) {
    CHECK(ids.insert(one.id).second);
    ++sections[one.id.substr(0, one.id.find('.'))];
  }
  CHECK(ids.size() == 301);
  CHECK(
      sections ==
      std::map<std::string, int>{
          {"1", 16}, {"2", 11}, {"3", 7}, {"4", 10}, {"5", 20}, {"6", 145}, {"7", 37}, {"9", 54}, {"10", 1}});
}

TEST_CASE("each case ends as the standard, and where it leaves that open our limits, say") {
  Door door;
  const auto port = door.daemon.endpoint().port;
  std::map<std::string_view, int> limited;
  for (const auto& one : all_cases()) {
    CAPTURE(one.id, one.limit);
    CHECK(failure(port, one) == "");
    if (!one.limit.empty()) ++limited[one.limit];
  }
  for (const auto& [limit, count] : limited) WARN(count << " cases meet our limit on " << limit);
}

}  // namespace pana::conformance
