#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "live/outlet.hpp"

namespace pana::server {

// A server's WebSocket frames (RFC 6455 section 5.2: not masked), written behind what `out` holds.

// Fits one TLS record with its header.
inline constexpr std::size_t max_frame_payload = 16 * 1024 - 4;

enum class Opcode : std::uint8_t { continuation = 0, text = 1, close = 8 };

// `payload` is at most 64 KiB - 1.
void append_frame(std::string& out, Opcode opcode, bool last, std::string_view payload);
void append_close(std::string& out, live::CloseCode code);

}  // namespace pana::server
