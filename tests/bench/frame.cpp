#include "bench/frame.hpp"

#include <cstdint>

namespace pana::bench {
namespace {

std::size_t big_endian(std::string_view bytes) {
  std::size_t number = 0;
  for (const char byte : bytes) number = number << 8 | static_cast<unsigned char>(byte);
  return number;
}

void append_header(std::string& out, unsigned opcode, std::size_t size, unsigned mask_bit) {
  out += static_cast<char>(0x80U | opcode);
  unsigned bytes = 0;
  if (size < 126) {
    out += static_cast<char>(mask_bit | size);
  } else {
    bytes = size < 65'536 ? 2 : 8;
    out += static_cast<char>(mask_bit | (bytes == 2 ? 126U : 127U));
  }
  while (bytes-- > 0) out += static_cast<char>(size >> (bytes * 8) & 0xFFU);
}

}  // namespace

std::optional<ServerFrame> read_frame(std::string_view bytes) {
  if (bytes.size() < 2) return std::nullopt;
  const auto first = static_cast<unsigned char>(bytes[0]);
  std::size_t length = static_cast<unsigned char>(bytes[1]);
  std::size_t header = 2;
  if (length >= 126) {
    header = length == 126 ? 4 : 10;
    if (bytes.size() < header) return std::nullopt;
    length = big_endian(bytes.substr(2, header - 2));
  }
  if (bytes.size() - header < length) return std::nullopt;
  return ServerFrame{(first & 0x0FU) | (~first & opcode_unfinished), bytes.substr(header, length),
                     header + length};
}

void append_client_frame(std::string& out, unsigned opcode, std::string_view payload) {
  append_header(out, opcode, payload.size(), 0x80U);
  out.append(4, '\0').append(payload);
}

void append_server_frame(std::string& out, unsigned opcode, std::string_view payload) {
  append_header(out, opcode, payload.size(), 0);
  out.append(payload);
}

std::string close_reason(std::string_view payload) {
  if (payload.size() < 2) return "no reason";
  return std::to_string(big_endian(payload.substr(0, 2))) + " " + std::string{payload.substr(2)};
}

}  // namespace pana::bench
