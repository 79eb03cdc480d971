#include "store/packing.hpp"

#include <algorithm>
#include <charconv>

namespace pana::store {
namespace {

constexpr std::size_t block = 64;

}  // namespace

Packer& Packer::number(std::int64_t value) {
  auto rest = (static_cast<std::uint64_t>(value) << 1) ^ static_cast<std::uint64_t>(value >> 63);
  for (; rest >= 0x80; rest >>= 7) out_.push_back(static_cast<char>((rest & 0x7f) | 0x80));
  out_.push_back(static_cast<char>(rest));
  return *this;
}

Packer& Packer::text(std::string_view value) {
  number(static_cast<std::int64_t>(value.size()));
  out_ += value;
  return *this;
}

Packer& Packer::texts(const std::vector<std::string>& values) {
  return list(values, [](Packer& packer, const std::string& value) { packer.text(value); });
}

std::string Packer::finish() {
  out_.append((block - out_.size() % block) % block, '\0');
  return std::move(out_);
}

Unpacker::Unpacker(std::string_view packed, std::uint8_t version) : rest_(packed) {
  fine_ = !packed.empty() && static_cast<std::uint8_t>(packed.front()) == version;
  if (fine_) rest_.remove_prefix(1);
}

std::int64_t Unpacker::number() {
  std::uint64_t value = 0;
  for (unsigned shift = 0; fine_ && shift < 64; shift += 7) {
    if (rest_.empty()) break;
    const auto byte = static_cast<std::uint8_t>(rest_.front());
    rest_.remove_prefix(1);
    value |= static_cast<std::uint64_t>(byte & 0x7f) << shift;
    if (byte < 0x80) return static_cast<std::int64_t>(value >> 1) ^ -static_cast<std::int64_t>(value & 1);
  }
  fine_ = false;
  return 0;
}

std::string Unpacker::text() {
  const auto size = number();
  if (size < 0 || static_cast<std::uint64_t>(size) > rest_.size()) fine_ = false;
  if (!fine_) return {};
  std::string value{rest_.substr(0, static_cast<std::size_t>(size))};
  rest_.remove_prefix(value.size());
  return value;
}

std::vector<std::string> Unpacker::texts() {
  return list([](Unpacker& unpacker) { return unpacker.text(); });
}

bool Unpacker::finished() const {
  return fine_ && rest_.size() < block &&
         std::all_of(rest_.begin(), rest_.end(), [](char c) { return c == '\0'; });
}

std::string_view Words::next() {
  if (done_) {
    overrun_ = true;
    return {};
  }
  const auto space = rest_.find(' ');
  const auto word = rest_.substr(0, space);
  done_ = space == std::string_view::npos;
  if (!done_) rest_.remove_prefix(space + 1);
  return word;
}

std::int64_t Words::number() {
  const auto word = next();
  std::int64_t value = 0;
  std::from_chars(word.data(), word.data() + word.size(), value);
  return value;
}

}  // namespace pana::store
