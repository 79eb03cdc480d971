#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "core/secret.hpp"
#include "vault/ratchet.hpp"

namespace pana::vault {

// What a keyring holds: the root key, which never changes, and the chain of day keys.
struct KeyringRecord {
  Key root;
  Ratchet days;
  // On this day the file was written; nothing where somebody removed that line.
  std::optional<KeyNumber> written{};
};

// A keyring as its file has it, line by line:
//   pana keyring 2
//   root <64 hex digits>, or "root credential" where that key is kept elsewhere
//   day <number of the oldest day whose key is kept>
//   chain <64 hex digits>; sealed under the root key where that is kept elsewhere
//   check <64 hex digits: HMAC over the lines before>
//   written <number of a day>
Secret to_text(const KeyringRecord& record, bool root_elsewhere, Random& random);

// `root`: the key that is kept elsewhere, if it is. A file of the first format (64 hex digits) is a root key;
// its chain begins anew at `today`. Throws std::runtime_error with a sentence that holds nothing of the text.
KeyringRecord keyring_from(std::string_view text, const Key* root, KeyNumber today, Random& random);

// The root key as a credential has it: 64 hex digits. Throws as above.
Key root_from(std::string_view text);

}  // namespace pana::vault
