#include "audit/chain.hpp"

#include <openssl/sha.h>

#include "audit/words.hpp"

namespace pana::audit {
namespace {

int value_of(char digit) {
  if (digit >= '0' && digit <= '9') return digit - '0';
  if (digit >= 'a' && digit <= 'f') return digit - 'a' + 10;
  return -1;
}

}  // namespace

Hash chained(const Hash& before, std::string_view text) {
  std::string bytes;
  bytes.reserve(before.size() + text.size());
  bytes.append(reinterpret_cast<const char*>(before.data()), before.size()).append(text);
  Hash hash{};
  SHA256(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), hash.data());
  return hash;
}

std::string next_line(Tip& tip, const Record& record) {
  auto line = std::to_string(tip.sequence + 1).append(" ").append(to_line(record));
  tip.hash = chained(tip.hash, line);
  ++tip.sequence;
  return line.append(" ").append(to_hex(tip.hash));
}

std::optional<ChainLine> chain_line_from(std::string_view line) {
  const auto first = line.find(' ');
  const auto last = line.rfind(' ');
  if (first == std::string_view::npos || last <= first) return std::nullopt;
  const auto sequence = number_from(line.substr(0, first));
  ChainLine parts{sequence.value_or(0), line.substr(0, last), {}};
  if (parts.sequence < 1 || !from_hex(line.substr(last + 1), parts.hash.data(), parts.hash.size())) {
    return std::nullopt;
  }
  return parts;
}

std::optional<Record> record_of(const ChainLine& line) {
  return record_from(line.text.substr(line.text.find(' ') + 1));
}

bool from_hex(std::string_view text, std::uint8_t* bytes, std::size_t size) {
  if (text.size() != size * 2) return false;
  for (std::size_t i = 0; i < size; ++i) {
    const int high = value_of(text[2 * i]);
    const int low = value_of(text[2 * i + 1]);
    if (high < 0 || low < 0) return false;
    bytes[i] = static_cast<std::uint8_t>(high * 16 + low);
  }
  return true;
}

}  // namespace pana::audit
