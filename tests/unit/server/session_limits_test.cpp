// Every way to break the rules of RFC 6455, or ours, ends with the right close code and harms nobody else.
#include "server/session.hpp"
#include "support/catch.hpp"
#include "unit/server/harness/client.hpp"
#include "unit/server/harness/running_server.hpp"

using namespace pana;

namespace {

std::string frame(int first_byte, std::string_view payload) {
  return WsClient::frame(first_byte, payload);
}

std::string close_payload(int code, std::string_view reason = "") {
  return std::string{static_cast<char>(code >> 8), static_cast<char>(code & 0xff)}.append(reason);
}

std::string header_with_length(std::uint64_t length) {
  std::string bytes = "\x81\xff";
  for (int shift = 56; shift >= 0; shift -= 8) bytes.push_back(static_cast<char>(length >> shift & 0xff));
  return bytes + "mask";
}

}  // namespace

TEST_CASE("What breaks a rule closes with its code, and the server goes on") {
  struct Breach {
    const char* name;
    std::string bytes;
    int code;
  };
  std::string fragments = frame(0x01, "a");
  std::string empty_fragments = frame(0x01, "a");
  for (int i = 0; i < 64; ++i) fragments += frame(0x00, "a");
  for (int i = 0; i < 1000; ++i) empty_fragments += frame(0x00, "");
  std::string pings;
  for (int i = 0; i < 40; ++i) pings += frame(0x89, "");
  std::string fragmented_large =
      frame(0x01, std::string(40'000, 'a')) + frame(0x80, std::string(40'000, 'a'));
  const std::vector<Breach> breaches{
      {"a frame without mask", WsClient::frame(0x81, "hi", false), 1002},
      {"reserved bit 1 (compression was not agreed)", frame(0xc1, "hi"), 1002},
      {"reserved bit 2", frame(0xa1, "hi"), 1002},
      {"reserved bit 3", frame(0x91, "hi"), 1002},
      {"an unknown data opcode", frame(0x83, "hi"), 1002},
      {"an unknown control opcode", frame(0x8b, "hi"), 1002},
      {"a fragmented ping", frame(0x09, "hi"), 1002},
      {"a ping of 126 bytes", frame(0x89, std::string(126, 'x')), 1002},
      {"a length with the top bit", header_with_length(1ULL << 63), 1009},
      {"a huge length", header_with_length((1ULL << 62)), 1009},
      {"a length in more bytes than needed", std::string("\x81\xfe\x00\x02mask", 8) + "xx", 1002},
      {"a message that is too long", frame(0x81, std::string(64 * 1024 + 1, 'a')), 1009},
      {"a fragmented message that is too long", fragmented_large, 1009},
      {"text that is not UTF-8", frame(0x81, "\xc3\x28"), 1007},
      {"text that ends within a character", frame(0x81, "\xe2\x82"), 1007},
      {"a surrogate in text", frame(0x81, "\xed\xa0\x80"), 1007},
      {"a binary message", frame(0x82, "hi"), 1003},
      {"a continuation of nothing", frame(0x80, "hi"), 1002},
      {"a new message within a fragmented one", frame(0x01, "hi") + frame(0x81, "hi"), 1002},
      {"a close frame of one byte", frame(0x88, "x"), 1002},
      {"a close code below 1000", frame(0x88, close_payload(999)), 1002},
      {"a close code that is never sent", frame(0x88, close_payload(1006)), 1002},
      {"a close reason that is not UTF-8", frame(0x88, close_payload(1000, "\xff")), 1002},
      {"too many fragments", fragments, 1008},
      {"too many empty fragments", empty_fragments, 1008},
      {"too many pings", pings, 1008},
  };
  server::ServerOptions options;
  options.close_deadline = milliseconds{200};  // these clients never answer a close
  RunningServer server(options);
  WsClient witness(server.port());
  int gone = 0;
  for (const auto& breach : breaches) {
    INFO(breach.name);
    WsClient client(server.port());
    client.write(breach.bytes);
    CHECK(client.read_close_code() == breach.code);
    CHECK(client.read_frame().opcode == -1);
    CHECK(server.seen().wait_until([&](const auto& counts) { return counts.closed == gone + 1; }));
    ++gone;
    witness.send_text(breach.name);
    CHECK(witness.read_message() == breach.name);
  }
  CHECK(server.seen().now().heard == static_cast<int>(breaches.size()));
}

TEST_CASE("As many fragments as allowed are one message, with pings between them") {
  RunningServer server;
  WsClient client(server.port());
  client.write(frame(0x01, "0"));
  for (int i = 1; i < 63; ++i) client.write((i == 30 ? frame(0x89, "between") : "") + frame(0x00, "-"));
  client.write(frame(0x80, "1"));
  const auto pong = client.read_frame();
  CHECK(pong.opcode == 10);
  CHECK(pong.payload == "between");
  CHECK(client.read_message() == "0" + std::string(62, '-') + "1");
}

TEST_CASE("A message of exactly the limit is heard") {
  RunningServer server;
  WsClient client(server.port());
  const std::string most(64 * 1024, 'm');
  client.send_text(most);
  CHECK(client.read_message() == most);
}
