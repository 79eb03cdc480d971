#include "protocol/json_writer.hpp"

#include <array>

namespace pana::protocol {
namespace {

// For each byte: 0 as it is, 'u' as \u00xx, else the letter after the backslash (RFC 8259, section 7).
constexpr std::array<char, 256> escapes = [] {
  std::array<char, 256> table{};
  for (std::size_t byte = 0; byte < 0x20; ++byte) table[byte] = 'u';
  table['\b'] = 'b';
  table['\f'] = 'f';
  table['\n'] = 'n';
  table['\r'] = 'r';
  table['\t'] = 't';
  table['"'] = '"';
  table['\\'] = '\\';
  return table;
}();

}  // namespace

void JsonWriter::quote(std::string_view text) {
  static constexpr std::string_view hex = "0123456789abcdef";
  text_ += '"';
  std::size_t plain = 0;  // where the bytes begin that go as they are
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    const char escape = escapes[byte];
    if (escape == 0) continue;
    text_.append(text, plain, at - plain);
    plain = at + 1;
    text_ += '\\';
    text_ += escape;
    if (escape == 'u') text_.append("00").append({hex[byte >> 4], hex[byte & 15]});
  }
  text_.append(text, plain);
  text_ += '"';
}

}  // namespace pana::protocol
