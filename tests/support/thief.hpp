#pragma once
#include <set>
#include <string>
#include <vector>

#include "vault/keyring.hpp"

namespace pana::test {

// Somebody who has taken copies of what Redis wrote (append-only file, snapshots), and tries keys on them.
class Thief {
 public:
  // Everything in the files below a folder.
  void take(const std::string& folder);

  // What these keys open, as "request:r…", "offer:o…" and "code:o…": every place that looks like a sealed
  // value is tried for every id that the copies name.
  std::set<std::string> opens(vault::Keyring& keyring) const;

 private:
  std::string copies_;
};

}  // namespace pana::test
