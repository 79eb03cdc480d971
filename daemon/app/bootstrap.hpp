#pragma once
#include <string>
#include <vector>

#include "operations/sign_in.hpp"

namespace pana::app {

// The first accounts, from a file that only its owner may read (mode 0600):
//   {"accounts": [{"account", "password", "role", "center"?, "regions"?}]}
struct FirstAccount {
  store::AccountRecord record;  // without its password hash
  Secret password;
};

// Throws std::runtime_error that says what to do.
std::vector<FirstAccount> read_first_accounts(const std::string& file);

// Makes those that do not exist yet; the others stay as they are.
Awaitable<void> make_first_accounts(store::Store& store, operations::Hashing& hashing,
                                    std::vector<FirstAccount> accounts);

}  // namespace pana::app
