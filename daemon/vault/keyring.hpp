#pragma once
#include <atomic>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "core/time.hpp"
#include "vault/keyring_record.hpp"

namespace pana::vault {

// Where the keys are kept.
struct KeyringPlace {
  std::string file;             // the keyring, mode 0600; made where it is missing
  std::string root_credential;  // file with the root key (64 hex digits); empty: it stands in the keyring
};

// The keys of one daemon, shared by its shards: any thread may call. The root key, for what lasts, and one
// key per UTC day, for what people told: a daemon can compute later days' keys, never those it has wiped.
// Daemons on one Redis have copies of one keyring, and wipe alike.
class Keyring {
 public:
  // Opens the file, or makes it (also from one of the first format). Throws std::runtime_error with a
  // sentence that says what to do: others may read it, it is damaged, it is another root key's, it was
  // written after today.
  Keyring(KeyringPlace place, const Clock& clock, Random& random);
  // Without a file: for tests.
  Keyring(Key root, Key chain, KeyNumber oldest, const Clock& clock);
  Keyring(const Keyring&) = delete;
  Keyring& operator=(const Keyring&) = delete;

  const Key& root() const { return root_; }
  // The number under which to seal now: today's, or a later one where today's key was wiped ahead of time.
  KeyNumber current() const;
  KeyNumber oldest() const { return oldest_.load(std::memory_order_acquire); }
  // Nothing for a wiped key, and for one so far ahead that no daemon can have sealed with it.
  std::optional<Key> day_key(KeyNumber number) const;

  // Wipes all keys before `to`, in memory and in the file; does nothing where they are wiped. The file may be
  // another daemon's, too: who comes second takes what the first one wrote. Throws std::runtime_error where
  // the file cannot be written; the keys are then still there.
  void advance(KeyNumber to);

  // Who keeps something made from day keys is told, on the thread that wipes them, to drop what is older.
  class Holder {
   public:
    virtual ~Holder() = default;
    virtual void drop_before(KeyNumber number) = 0;
  };
  void add(Holder& holder);
  void remove(Holder& holder);

  // No daemon seals further ahead of today than that.
  static constexpr KeyNumber most_ahead = 400;

 private:
  KeyNumber today() const { return day_of(clock_.now()); }
  KeyringRecord open(Random& random);
  void write(const KeyringRecord& record);
  std::optional<KeyringRecord> read(Random& random) const;

  KeyringPlace place_;
  const Clock& clock_;
  Key root_;
  mutable std::mutex mutex_;  // over days_ and holders_
  Ratchet days_;
  std::vector<Holder*> holders_;
  std::atomic<KeyNumber> oldest_;
};

}  // namespace pana::vault
