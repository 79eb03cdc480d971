#include "access/one_time_code.hpp"

#include <liboath/oath.h>
#include <openssl/crypto.h>

#include <array>
#include <cstdlib>
#include <memory>
#include <stdexcept>

namespace pana::access {
namespace {

constexpr int digits = 6;
constexpr std::int64_t step_s = 30;
constexpr std::size_t secret_size = 20;

// What liboath allocates, wiped before it goes.
struct Wipe {
  std::size_t size = 0;
  void operator()(char* text) const {
    OPENSSL_cleanse(text, size);
    std::free(text);
  }
};
using Text = std::unique_ptr<char, Wipe>;

Text decoded(const Secret& secret) {
  char* key = nullptr;
  std::size_t size = 0;
  const auto& text = secret.reveal();
  if (oath_base32_decode(text.data(), text.size(), &key, &size) != OATH_OK) return {};
  return {key, Wipe{size}};
}

std::int64_t step_at(Instant now) {
  return std::chrono::duration_cast<seconds>(now.time_since_epoch()).count() / step_s;
}

using Code = std::array<char, digits + 1>;

Code code_of(const Text& key, std::int64_t step) {
  Code code{};
  if (oath_hotp_generate(key.get(), key.get_deleter().size, static_cast<std::uint64_t>(step), digits, false,
                         OATH_HOTP_DYNAMIC_TRUNCATION, code.data()) != OATH_OK) {
    throw std::runtime_error("liboath cannot make a code");
  }
  return code;
}

}  // namespace

Secret new_code_secret(Random& random) {
  std::array<std::uint8_t, secret_size> bytes{};
  random.fill(bytes);
  char* text = nullptr;
  std::size_t size = 0;
  const auto done =
      oath_base32_encode(reinterpret_cast<const char*>(bytes.data()), bytes.size(), &text, &size);
  OPENSSL_cleanse(bytes.data(), bytes.size());
  if (done != OATH_OK) throw std::runtime_error("liboath cannot write base32");
  const Text owned{text, Wipe{size}};
  return Secret{std::string{text, size}};
}

Secret code_uri(std::string_view account, const Secret& secret) {
  std::string uri{"otpauth://totp/Pana:"};
  return Secret{uri.append(account).append("?secret=").append(secret.reveal()).append("&issuer=Pana")};
}

std::optional<std::int64_t> step_of_code(const Secret& secret, std::string_view code, Instant now) {
  const auto key = decoded(secret);
  if (!key || code.size() != digits) return std::nullopt;
  std::optional<std::int64_t> found;
  // All three are always compared, so that the time it takes tells nothing.
  for (auto step = step_at(now) - 1; step <= step_at(now) + 1; ++step) {
    const auto right = code_of(key, step);
    if (CRYPTO_memcmp(right.data(), code.data(), digits) == 0) found = step;
  }
  return found;
}

std::string code_at(const Secret& secret, Instant now) {
  const auto key = decoded(secret);
  if (!key) throw std::invalid_argument("the secret of one-time codes is no base32");
  return code_of(key, step_at(now)).data();
}

}  // namespace pana::access
