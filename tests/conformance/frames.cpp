#include "conformance/case.hpp"

namespace pana::conformance {
namespace {

constexpr std::string_view mask = "\x37\xfa\x21\x3d";

}  // namespace

std::string header(int opcode, std::size_t size) {
  std::string out(1, static_cast<char>(0x80 | opcode));
  const auto put = [&](int bytes) {
    while (bytes-- > 0) out.push_back(static_cast<char>(size >> 8 * bytes & 0xff));
  };
  if (size < 126) {
    out.push_back(static_cast<char>(0x80 | size));
  } else if (size < 65'536) {
    out.push_back('\xfe');
    put(2);
  } else {
    out.push_back('\xff');
    put(8);
  }
  return out.append(mask);
}

std::string frame(int opcode, std::string_view payload, bool last, int reserved) {
  auto out = header(opcode, payload.size());
  out.front() = static_cast<char>((last ? 0x80 : 0) | reserved << 4 | opcode);
  for (std::size_t i = 0; i < payload.size(); ++i) out.push_back(static_cast<char>(payload[i] ^ mask[i % 4]));
  return out;
}

std::string close_frame(int code, std::string_view reason) {
  std::string payload{static_cast<char>(code >> 8 & 0xff), static_cast<char>(code & 0xff)};
  return frame(close_, payload.append(reason));
}

std::string fragments(int opcode, std::string_view payload, std::size_t size) {
  std::string out;
  for (std::size_t at = 0; at == 0 || at < payload.size(); at += size)
    out += frame(at == 0 ? opcode : continuation, payload.substr(at, size), at + size >= payload.size());
  return out;
}

}  // namespace pana::conformance
