#pragma once
#include <cstdint>
#include <optional>
#include <string>

#include "core/secret.hpp"

namespace pana::vault {

// Who may read a file of keys: its owner, or (files that systemd gives a service) also whom an access list
// names, which shows as the group.
enum class Readers : std::uint8_t { owner, owner_and_group };

// The whole file, at most 4 KiB; nothing where it does not exist. Throws std::runtime_error that says what to
// do where others may read it, and where it cannot be read.
std::optional<Secret> read_private(const std::string& path, Readers readers);

// Puts a file of mode 0600 in the place of `path` in one step: written aside, flushed, renamed, the folder
// flushed; then the bytes of the file that stood there are overwritten. Throws std::runtime_error.
void replace_private(const std::string& path, const Secret& text);

// While it lives, no other process holds one on the folder of `path`.
class FolderLock {
 public:
  explicit FolderLock(const std::string& path);
  ~FolderLock();
  FolderLock(const FolderLock&) = delete;
  FolderLock& operator=(const FolderLock&) = delete;

 private:
  int descriptor_;
};

}  // namespace pana::vault
