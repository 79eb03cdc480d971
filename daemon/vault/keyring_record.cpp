#include "vault/keyring_record.hpp"

#include <charconv>
#include <stdexcept>

#include "vault/aead.hpp"
#include "vault/hex.hpp"

namespace pana::vault {
namespace {

constexpr std::string_view title = "pana keyring 2";
constexpr std::string_view elsewhere = "credential";
constexpr std::string_view chain_about = "keyring:chain";

[[noreturn]] void damaged(const std::string& how) {
  throw std::runtime_error(
      "the keyring is damaged (" + how +
      "); copy it from another daemon on the same Redis, for nothing sealed under it can "
      "be read without it");
}

// Takes the next line off, without its end.
std::string_view take_line(std::string_view& text) {
  const auto end = text.find('\n');
  if (end == std::string_view::npos) damaged("it is cut off");
  const auto line = text.substr(0, end);
  text.remove_prefix(end + 1);
  return line;
}

std::string_view take(std::string_view& text, std::string_view name) {
  const auto line = take_line(text);
  if (!line.starts_with(name) || line.size() < name.size() + 2 || line[name.size()] != ' ')
    damaged("line " + std::string{name});
  return line.substr(name.size() + 1);
}

KeyNumber number_from(std::string_view text, const char* name) {
  KeyNumber number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) damaged(std::string{"line "} + name);
  return number;
}

Key key_from(std::string_view text, const char* name) {
  Key key;
  if (!from_hex(text, key.bytes())) damaged(std::string{"line "} + name);
  return key;
}

Key opened_chain(const Key& root, std::string_view text) {
  std::string sealed(text.size() / 2, '\0');
  const std::span bytes{reinterpret_cast<std::uint8_t*>(sealed.data()), sealed.size()};
  if (!from_hex(text, bytes)) damaged("line chain");
  auto plain = Aead{derive(root, "pana keyring chain 1")}.open(chain_about, sealed);
  if (!plain || plain->size() != Key::size)
    throw std::runtime_error("the keyring was sealed under another root key than that of the credential");
  const Secret wiped{std::move(*plain)};
  const auto* const data = reinterpret_cast<const std::uint8_t*>(wiped.reveal().data());
  return Key{Key::ConstBytes{data, Key::size}};
}

// The root key of a file, which must be that of the credential where both are there.
Key agreed_root(std::string_view text, const Key* credential) {
  if (text != elsewhere) {
    auto root = key_from(text, "root");
    if (credential != nullptr && !(root == *credential))
      throw std::runtime_error("the keyring has another root key than the credential");
    return root;
  }
  if (credential == nullptr)
    throw std::runtime_error(
        "the keyring's root key is kept elsewhere: say where with vault.root_credential");
  return credential->copy();
}

// Over the lines so far: a damaged file is told from another one.
Key check_of(const Key& root, std::string_view lines) {
  return derive(derive(root, "pana keyring check 1"), lines);
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.back() == '\n' || text.back() == '\r' || text.back() == ' '))
    text.remove_suffix(1);
  return text;
}

void add(std::string& text, std::string_view name, std::string_view value) {
  text.append(name).append(" ").append(value).append("\n");
}

void add(std::string& text, std::string_view name, const Key& key) {
  const Secret hex{to_hex(key.bytes())};
  add(text, name, hex.reveal());
}

void add_chain(std::string& text, const KeyringRecord& record, bool sealed, Random& random) {
  if (!sealed) return add(text, "chain", record.days.chain());
  const auto bytes = record.days.chain().bytes();
  std::string out;
  Aead{derive(record.root, "pana keyring chain 1")}.seal(
      chain_about, {reinterpret_cast<const char*>(bytes.data()), bytes.size()}, random, out);
  add(text, "chain", to_hex({reinterpret_cast<const std::uint8_t*>(out.data()), out.size()}));
}

}  // namespace

Secret to_text(const KeyringRecord& record, bool root_elsewhere, Random& random) {
  std::string text;
  text.reserve(512);
  text.append(title).append("\n");
  if (root_elsewhere) {
    add(text, "root", elsewhere);
  } else {
    add(text, "root", record.root);
  }
  add(text, "day", std::to_string(record.days.oldest()));
  add_chain(text, record, root_elsewhere, random);
  add(text, "check", check_of(record.root, text));
  if (record.written) add(text, "written", std::to_string(*record.written));
  return Secret{std::move(text)};
}

KeyringRecord keyring_from(std::string_view text, const Key* root, KeyNumber today, Random& random) {
  if (const auto old = trimmed(text); !old.starts_with(title) && old.size() == 2 * Key::size)
    return {agreed_root(old, root), Ratchet{today, Key::random(random)}};
  auto rest = text;
  if (take_line(rest) != title) damaged("its first line");
  auto agreed = agreed_root(take(rest, "root"), root);
  const auto day = number_from(take(rest, "day"), "day");
  const auto chain = take(rest, "chain");
  const auto covered = text.substr(0, text.size() - rest.size());
  if (!(key_from(take(rest, "check"), "check") == check_of(agreed, covered)))
    damaged("its lines do not belong together");
  auto chain_key = covered.find("\nroot credential\n") == std::string_view::npos
                       ? key_from(chain, "chain")
                       : opened_chain(agreed, chain);
  std::optional<KeyNumber> written;
  if (!rest.empty()) written = number_from(take(rest, "written"), "written");
  return {std::move(agreed), Ratchet{day, std::move(chain_key)}, written};
}

Key root_from(std::string_view text) {
  Key root;
  if (!from_hex(trimmed(text), root.bytes()))
    throw std::runtime_error("expected 64 hexadecimal digits (make them with: openssl rand -hex 32)");
  return root;
}

}  // namespace pana::vault
