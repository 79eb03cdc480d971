#include "vault/keyring.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "vault/private_file.hpp"

namespace pana::vault {
namespace {

// "2026-01-31".
std::string date_of(KeyNumber day) {
  return to_rfc3339(Instant{std::chrono::days{day}}).substr(0, 10);
}

[[noreturn]] void fail(const std::string& path, const std::string& why) {
  throw std::runtime_error(path + ": " + why);
}

std::optional<Key> read_credential(const std::string& path) {
  if (path.empty()) return std::nullopt;
  const auto text = read_private(path, Readers::owner_and_group);
  if (!text) fail(path, "no such file (vault.root_credential)");
  try {
    return root_from(text->reveal());
  } catch (const std::runtime_error& why) {
    fail(path, why.what());
  }
}

// A clock that went back makes old data look young and keeps it for too long. A day's grace: daemons on one
// keyring need not agree to the minute.
void check_clock(const std::string& path, const KeyringRecord& record, KeyNumber today) {
  if (!record.written || *record.written <= today + 1) return;
  fail(path,
       "was written on " + date_of(*record.written) + ", but the clock says " + date_of(today) +
           "; set the clock. If it is right now and was wrong then, delete the line `written` of the file");
}

}  // namespace

Keyring::Keyring(KeyringPlace place, const Clock& clock, Random& random)
    : place_(std::move(place)), clock_(clock), days_(0, Key{}) {
  auto record = open(random);
  root_ = std::move(record.root);
  days_ = std::move(record.days);
  oldest_ = days_.oldest();
}

Keyring::Keyring(Key root, Key chain, KeyNumber oldest, const Clock& clock)
    : clock_(clock), root_(std::move(root)), days_(oldest, std::move(chain)), oldest_(oldest) {}

KeyringRecord Keyring::open(Random& random) {
  const FolderLock lock(place_.file);
  auto record = read(random);
  const bool made = !record;
  if (made) {
    auto root = read_credential(place_.root_credential);
    record =
        KeyringRecord{root ? std::move(*root) : Key::random(random), Ratchet{today(), Key::random(random)}};
  }
  check_clock(place_.file, *record, today());
  // Also where nothing is new: a file that cannot be written is better known at the start than at midnight.
  write(*record);
  return std::move(*record);
}

std::optional<KeyringRecord> Keyring::read(Random& random) const {
  const auto text = read_private(place_.file, Readers::owner);
  if (!text) return std::nullopt;
  const auto root = read_credential(place_.root_credential);
  try {
    return keyring_from(text->reveal(), root ? &*root : nullptr, today(), random);
  } catch (const std::runtime_error& why) {
    fail(place_.file, why.what());
  }
}

void Keyring::write(const KeyringRecord& record) {
  SecureRandom random;
  const KeyringRecord stamped{record.root.copy(), record.days.copy(), today()};
  replace_private(place_.file, to_text(stamped, !place_.root_credential.empty(), random));
}

KeyNumber Keyring::current() const {
  return std::max(today(), oldest());
}

std::optional<Key> Keyring::day_key(KeyNumber number) const {
  const std::lock_guard lock(mutex_);
  if (number < days_.oldest() || number > current() + most_ahead) return std::nullopt;
  return days_.sealing_key(number);
}

void Keyring::advance(KeyNumber to) {
  if (to <= oldest()) return;
  const std::lock_guard lock(mutex_);
  auto days = days_.copy();
  if (!place_.file.empty()) {
    const FolderLock folder(place_.file);
    SecureRandom random;
    auto record = read(random);
    if (record && !(record->root == root_))
      fail(place_.file, "now holds another root key; put the right one back");
    if (record && record->days.oldest() > days.oldest()) days = std::move(record->days);
    if (const bool behind = days.oldest() < to; behind || !record) {
      days.advance(to);
      write({root_.copy(), days.copy()});
    }
  }
  days.advance(to);
  days_ = std::move(days);
  oldest_.store(days_.oldest(), std::memory_order_release);
  for (auto* holder : holders_) holder->drop_before(days_.oldest());
}

void Keyring::add(Holder& holder) {
  const std::lock_guard lock(mutex_);
  holders_.push_back(&holder);
}

void Keyring::remove(Holder& holder) {
  const std::lock_guard lock(mutex_);
  std::erase(holders_, &holder);
}

}  // namespace pana::vault
