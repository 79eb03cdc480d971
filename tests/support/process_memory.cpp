#include "support/process_memory.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <fstream>
#include <sstream>

namespace pana::test {
namespace {

constexpr std::size_t most_shown = 5;
constexpr std::size_t margin = 48;

}  // namespace

std::string printable(std::string_view bytes) {
  std::string text;
  for (const char byte : bytes) text += byte >= ' ' && byte <= '~' ? byte : '.';
  return text;
}

std::optional<ProcessMemory> ProcessMemory::of(pid_t pid) {
  const auto folder = "/proc/" + std::to_string(pid);
  const int memory = ::open((folder + "/mem").c_str(), O_RDONLY | O_CLOEXEC);
  std::ifstream maps(folder + "/maps");
  if (memory < 0 || !maps) return std::nullopt;
  ProcessMemory read;
  for (std::string line; std::getline(maps, line);) {
    std::istringstream words(line);
    std::string range, rights, offset, device, inode, name;
    words >> range >> rights >> offset >> device >> inode >> name;
    if (!rights.starts_with("rw") || name == "[vvar]") continue;
    const auto dash = range.find('-');
    const auto begin = std::stoull(range.substr(0, dash), nullptr, 16);
    std::string bytes(std::stoull(range.substr(dash + 1), nullptr, 16) - begin, '\0');
    const auto size = ::pread(memory, bytes.data(), bytes.size(), static_cast<off_t>(begin));
    bytes.resize(size > 0 ? static_cast<std::size_t>(size) : 0);
    read.regions_.push_back({name.empty() ? range : name, std::move(bytes)});
  }
  ::close(memory);
  return read;
}

ProcessMemory::Found ProcessMemory::find(std::string_view text) const {
  Found found;
  for (const auto& region : regions_) {
    const std::string_view bytes = region.bytes;
    for (auto at = bytes.find(text); at != std::string_view::npos; at = bytes.find(text, at + 1)) {
      if (++found.count > most_shown) continue;
      const auto begin = at < margin ? 0 : at - margin;
      const auto around = printable(bytes.substr(begin, text.size() + 2 * margin));
      found.around += region.name + "+" + std::to_string(at) + ": " + around + "\n";
    }
  }
  return found;
}

}  // namespace pana::test
