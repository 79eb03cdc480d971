#include "support/scratch_folder.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <fstream>
#include <stdexcept>

namespace pana::test {

ScratchFolder::ScratchFolder() {
  std::string pattern = std::filesystem::temp_directory_path() / "pana-test-XXXXXX";
  if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("cannot make " + pattern);
  folder_ = pattern;
}

ScratchFolder::~ScratchFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
}

std::string ScratchFolder::write(std::string_view name, std::string_view content) const {
  const auto file = path(name);
  std::ofstream out(file, std::ios::binary);
  out << content;
  out.close();
  if (!out || ::chmod(file.c_str(), 0600) != 0) throw std::runtime_error("cannot write " + file.string());
  return file;
}

}  // namespace pana::test
