#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace pana::conformance {

// What the daemon sends, in order, before the end of a case.
struct Expected {
  enum class Kind { answer, pong };
  Kind kind = Kind::answer;
  std::string payload{};  // of a pong
};
inline Expected answer() {
  return {};
}
inline Expected pong(std::string payload = {}) {
  return {Expected::Kind::pong, std::move(payload)};
}

// One case of the WebSocket conformance suite, under its number there. Where the suite waits for an echo we
// wait for the daemon's answer: to text that is no call, an error (-32700). Binary messages are not in our
// dialect (1003), messages over 64 KiB and in more than 64 frames are over our limits (1009, 1008): such
// cases, which echo in the suite, end here with the close code that says so, and `limit` says why.
struct Case {
  std::string id;
  std::string bytes;     // what the client sends, after the upgrade
  std::size_t chop = 0;  // in pieces of so many bytes, each a TLS record; 0: as they come
  std::vector<Expected> frames{};
  std::vector<int> close{};  // how it ends: one of these codes (0: a close frame without); empty: it lives on
  std::string_view limit{};  // which of our limits the case meets, where the suite has none
  int times = 1;             // round trips of the same
};

using Cases = std::vector<Case>;
Cases framing_cases();        // 1 framing
Cases control_cases();        // 2 pings and pongs, 3 reserved bits, 4 opcodes
Cases fragmentation_cases();  // 5
Cases text_cases();           // 6 UTF-8
Cases close_cases();          // 7
Cases size_cases();           // 9 limits and performance, 10 others

// The raw bytes of a frame, masked.
enum Opcode : int { continuation = 0, text = 1, binary = 2, close_ = 8, ping = 9, pong_ = 10 };
std::string frame(int opcode, std::string_view payload = {}, bool last = true, int reserved = 0);
// Only the header of one with a payload of this size, and its mask.
std::string header(int opcode, std::size_t size);
std::string close_frame(int code, std::string_view reason = {});
// A message in frames of so many bytes.
std::string fragments(int opcode, std::string_view payload, std::size_t size);

inline constexpr std::string_view no_binary = "binary messages: 1003";
inline constexpr std::string_view too_big = "messages over 64 KiB: 1009";
inline constexpr std::string_view too_many = "messages in more than 64 frames: 1008";

}  // namespace pana::conformance
