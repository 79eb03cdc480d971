#include "ctl/uuid.hpp"

#include <array>

namespace pana::ctl {

std::string new_uuid(Random& random) {
  static constexpr std::string_view hex = "0123456789abcdef";
  std::array<std::uint8_t, 16> bytes{};
  random.fill(bytes);
  bytes[6] = static_cast<std::uint8_t>((bytes[6] & 0x0F) | 0x40);
  bytes[8] = static_cast<std::uint8_t>((bytes[8] & 0x3F) | 0x80);
  std::string text;
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    if (at == 4 || at == 6 || at == 8 || at == 10) text += '-';
    (text += hex[bytes[at] >> 4]) += hex[bytes[at] & 15];
  }
  return text;
}

}  // namespace pana::ctl
