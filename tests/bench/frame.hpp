#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

// WebSocket frames (RFC 6455, section 5.2) as a lean client reads and writes them.
namespace pana::bench {

inline constexpr unsigned opcode_continuation = 0x0;
inline constexpr unsigned opcode_text = 0x1;
inline constexpr unsigned opcode_close = 0x8;
inline constexpr unsigned opcode_ping = 0x9;
inline constexpr unsigned opcode_pong = 0xA;
// Added to a kind where the message goes on in the next frame.
inline constexpr unsigned opcode_unfinished = 0x80;

struct ServerFrame {
  unsigned opcode;
  std::string_view payload;
  std::size_t size;  // with its header
};

// The first frame of what was received; nothing while it is incomplete.
std::optional<ServerFrame> read_frame(std::string_view bytes);

// A whole message as one frame, masked with 0.
void append_client_frame(std::string& out, unsigned opcode, std::string_view payload);
// The same from a server: not masked.
void append_server_frame(std::string& out, unsigned opcode, std::string_view payload);

// "1008 too many" of a close frame's payload.
std::string close_reason(std::string_view payload);

}  // namespace pana::bench
