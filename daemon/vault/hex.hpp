#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace pana::vault {

// Two lower-case digits per byte.
std::string to_hex(std::span<const std::uint8_t> from);
// False, and nothing certain in `to`, where the text is not exactly that many bytes in hexadecimal.
bool from_hex(std::string_view text, std::span<std::uint8_t> to);

}  // namespace pana::vault
