#include "access/token.hpp"

#include <openssl/sha.h>

#include <array>

namespace pana::access {

Secret new_token(Random& random) {
  static constexpr std::string_view alphabet =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  std::array<std::uint8_t, 33> bytes{};  // one more than needed: 33 is a multiple of three
  random.fill(std::span{bytes}.first(32));
  std::string text;
  text.reserve(44);
  for (std::size_t at = 0; at < bytes.size(); at += 3) {
    const auto three = static_cast<std::uint32_t>(bytes[at] << 16 | bytes[at + 1] << 8 | bytes[at + 2]);
    for (const unsigned shift : {18U, 12U, 6U, 0U}) text += alphabet[three >> shift & 63];
  }
  text.pop_back();  // six bits of the padding byte
  OPENSSL_cleanse(bytes.data(), bytes.size());
  return Secret{std::move(text)};
}

std::string token_hash(const Secret& token) {
  static constexpr std::string_view hex = "0123456789abcdef";
  const auto text = token.reveal();
  std::array<std::uint8_t, SHA256_DIGEST_LENGTH> digest{};
  SHA256(reinterpret_cast<const unsigned char*>(text.data()), text.size(), digest.data());
  std::string out;
  for (const auto byte : digest) (out += hex[byte >> 4]) += hex[byte & 15];
  return out;
}

}  // namespace pana::access
