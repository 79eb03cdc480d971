#pragma once
#include <sys/types.h>

#include <optional>
#include <string>
#include <vector>

namespace pana::test {

// What stands in all writable memory of another process: heap, stacks, data. Nothing where the system does
// not let us read it (only root reads a process that forbids it).
class ProcessMemory {
 public:
  static std::optional<ProcessMemory> of(pid_t pid);

  // How often a text stands there, with up to `shown` bytes around each of the first few, for the failure's
  // message.
  struct Found {
    std::size_t count = 0;
    std::string around{};
  };
  Found find(std::string_view text) const;

 private:
  struct Region {
    std::string name;
    std::string bytes;
  };
  std::vector<Region> regions_;
};

// Bytes as they can be shown: what cannot be printed is a dot.
std::string printable(std::string_view bytes);

}  // namespace pana::test
