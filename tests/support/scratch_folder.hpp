#pragma once
#include <filesystem>
#include <string>
#include <string_view>

namespace pana::test {

// A folder of a test's own below the system's temporary folder, readable by us only; it goes with the object.
class ScratchFolder {
 public:
  ScratchFolder();
  ~ScratchFolder();
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;

  std::filesystem::path path(std::string_view name = {}) const { return folder_ / name; }
  // Writes a file that nobody else may read, and answers its path.
  std::string write(std::string_view name, std::string_view content) const;

 private:
  std::filesystem::path folder_;
};

}  // namespace pana::test
