#include "vault/seal.hpp"

#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/params.h>

#include <array>
#include <map>
#include <stdexcept>

#include "vault/aead.hpp"
#include "vault/hex.hpp"

namespace pana::vault {
namespace {

enum class Header : std::uint8_t { before_day_keys = 1, root = 2, day = 3 };
constexpr std::size_t day_header_size = 5;

struct FreeMac {
  void operator()(EVP_MAC_CTX* context) const { EVP_MAC_CTX_free(context); }
};
using Mac = std::unique_ptr<EVP_MAC_CTX, FreeMac>;

void must(bool fine, const char* what) {
  if (!fine) throw std::runtime_error(std::string("OpenSSL cannot ") + what);
}

Mac new_mac(const Key& key) {
  EVP_MAC* algorithm = EVP_MAC_fetch(nullptr, "HMAC", nullptr);
  must(algorithm != nullptr, "make an HMAC");
  Mac mac{EVP_MAC_CTX_new(algorithm)};
  EVP_MAC_free(algorithm);
  char digest[] = "SHA256";
  const OSSL_PARAM params[] = {OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, digest, 0),
                               OSSL_PARAM_construct_end()};
  must(mac && EVP_MAC_init(mac.get(), key.bytes().data(), Key::size, params) == 1, "make an HMAC");
  return mac;
}

std::string day_header(KeyNumber number) {
  return {static_cast<char>(Header::day), static_cast<char>(number >> 24), static_cast<char>(number >> 16),
          static_cast<char>(number >> 8), static_cast<char>(number)};
}

KeyNumber number_in(std::string_view header) {
  KeyNumber number = 0;
  for (const char byte : header.substr(1)) number = number << 8 | static_cast<std::uint8_t>(byte);
  return number;
}

std::string before_day_keys(const About& about) {
  return std::string{about.kind}.append(":").append(about.id);
}

// What is authenticated: "kind:id#shape" behind the header.
std::string authenticated(std::string_view header, const About& about) {
  std::string text;
  text.reserve(header.size() + about.kind.size() + about.id.size() + 5);
  text.append(header).append(about.kind).append(":").append(about.id).append("#");
  return text.append(std::to_string(about.shape));
}

// The ciphers of day keys that were used, until their key is wiped.
class DayCiphers final : public Keyring::Holder {
 public:
  explicit DayCiphers(Keyring& keyring) : keyring_(keyring) { keyring_.add(*this); }
  ~DayCiphers() override { keyring_.remove(*this); }
  DayCiphers(const DayCiphers&) = delete;
  DayCiphers& operator=(const DayCiphers&) = delete;

  void drop_before(KeyNumber number) override {
    const std::lock_guard lock(mutex_);
    ciphers_.erase(ciphers_.begin(), ciphers_.lower_bound(number));
  }

  // Uses the cipher of a day; false where its key is wiped.
  template <class Use>
  bool with(KeyNumber number, Use use) {
    if (!known(number) && !learn(number)) return false;
    const std::lock_guard lock(mutex_);
    const auto found = ciphers_.find(number);
    if (found == ciphers_.end()) return false;
    use(found->second);
    return true;
  }

 private:
  bool known(KeyNumber number) const {
    const std::lock_guard lock(mutex_);
    return ciphers_.contains(number);
  }
  // The keyring is asked without our lock: while it wipes keys, it holds its own and waits for ours.
  bool learn(KeyNumber number) {
    const auto key = keyring_.day_key(number);
    if (!key) return false;
    Aead cipher(*key);
    const std::lock_guard lock(mutex_);
    if (number < keyring_.oldest()) return false;
    ciphers_.insert_or_assign(number, std::move(cipher));
    return true;
  }

  Keyring& keyring_;
  mutable std::mutex mutex_;
  std::map<KeyNumber, Aead> ciphers_;
};

Opened refused() {
  return {Opened::Outcome::refused, {}};
}

Opened result_of(std::optional<std::string> plain) {
  if (!plain) return refused();
  return {Opened::Outcome::opened, std::move(*plain)};
}

}  // namespace

struct Seal::State {
  Aead root;
  DayCiphers days;
  Mac fingerprints;
  Keyring& keyring;
  Random& random;

  State(Keyring& keyring_, Random& random_)
      : root(derive(keyring_.root(), "pana seal 1")),
        days(keyring_),
        fingerprints(new_mac(derive(keyring_.root(), "pana fingerprint 1"))),
        keyring(keyring_),
        random(random_) {}

  Opened open_of_day(const About& about, std::string_view sealed);
};

Seal::Seal(Keyring& keyring, Random& random) : state_(new State(keyring, random)) {}
Seal::~Seal() = default;
Seal::Seal(Seal&&) noexcept = default;
Seal& Seal::operator=(Seal&&) noexcept = default;

std::string Seal::seal(const About& about, std::string_view plain) {
  if (about.under == Under::root) {
    std::string sealed{static_cast<char>(Header::root)};
    state_->root.seal(authenticated(sealed, about), plain, state_->random, sealed);
    return sealed;
  }
  // Keys may be wiped by another thread just now: then a newer one is current.
  for (;;) {
    const auto header = day_header(state_->keyring.current());
    auto sealed = header;
    const bool done = state_->days.with(number_in(header), [&](Aead& cipher) {
      cipher.seal(authenticated(header, about), plain, state_->random, sealed);
    });
    if (done) return sealed;
  }
}

Opened Seal::State::open_of_day(const About& about, std::string_view sealed) {
  if (sealed.size() < day_header_size + Aead::overhead) return refused();
  const auto header = sealed.substr(0, day_header_size);
  const auto number = number_in(header);
  std::optional<std::string> plain;
  const bool known = days.with(number, [&](Aead& cipher) {
    plain = cipher.open(authenticated(header, about), sealed.substr(day_header_size));
  });
  if (!known && number < keyring.oldest()) return {Opened::Outcome::forgotten, {}};
  return result_of(std::move(plain));
}

Opened Seal::open(const About& about, std::string_view sealed) const {
  if (sealed.empty()) return refused();
  const auto header = static_cast<Header>(sealed.front());
  if (about.under == Under::day)
    return header == Header::day ? state_->open_of_day(about, sealed) : refused();
  if (header == Header::root)
    return result_of(state_->root.open(authenticated(sealed.substr(0, 1), about), sealed.substr(1)));
  if (header == Header::before_day_keys)
    return result_of(state_->root.open(before_day_keys(about), sealed.substr(1)));
  return refused();
}

std::string Seal::fingerprint(std::string_view first, std::string_view second) const {
  auto* const mac = state_->fingerprints.get();
  const auto cover = [&](const void* data, std::size_t size) {
    return EVP_MAC_update(mac, static_cast<const unsigned char*>(data), size) == 1;
  };
  // The length of the first part stands before it, so that "ab"+"c" and "a"+"bc" differ.
  const std::uint64_t length = first.size();
  std::array<std::uint8_t, 32> digest{};
  std::size_t size = 0;
  must(EVP_MAC_init(mac, nullptr, 0, nullptr) == 1 && cover(&length, sizeof length) &&
           cover(first.data(), first.size()) && cover(second.data(), second.size()) &&
           EVP_MAC_final(mac, digest.data(), &size, digest.size()) == 1,
       "make a fingerprint");
  return to_hex(std::span{digest}.first(16));
}

}  // namespace pana::vault
