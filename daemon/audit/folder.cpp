#include "audit/folder.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <tuple>

namespace pana::audit {
namespace {

namespace fs = std::filesystem;

// A newest file may be one that was only begun; the one before it may end later.
constexpr std::size_t looked_at = 8;

}  // namespace

std::string file_name(Instant now, std::int64_t sequence, int another) {
  auto digits = std::to_string(sequence);
  if (digits.size() < 12) digits.insert(0, 12 - digits.size(), '0');
  auto name = "audit-" + to_rfc3339(now).substr(0, 10) + "-" + digits;
  if (another > 1) name += "-" + std::to_string(another);
  return name + ".log";
}

std::vector<std::string> audit_files(const std::string& folder) {
  std::vector<std::string> files;
  std::error_code error;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
    const auto name = entry->path().filename().string();
    if (name.starts_with("audit-") && name.ends_with(".log")) files.push_back(entry->path().string());
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::optional<Head> opening_head(const std::string& file) {
  std::ifstream in(file);
  std::string line;
  if (!std::getline(in, line) || in.eof()) return std::nullopt;
  return head_from(line);
}

std::vector<std::string> opening_order(std::vector<std::string> files) {
  struct Placed {
    std::int64_t sequence;
    Instant at;
    std::string file;
  };
  std::vector<Placed> placed;
  for (auto& file : files) {
    const auto head = opening_head(file);
    placed.push_back(head ? Placed{head->tip.sequence, head->at, std::move(file)}
                          : Placed{INT64_MAX, Instant::max(), std::move(file)});
  }
  std::sort(placed.begin(), placed.end(), [](const Placed& a, const Placed& b) {
    return std::tie(a.sequence, a.at, a.file) < std::tie(b.sequence, b.at, b.file);
  });
  std::vector<std::string> ordered;
  for (auto& one : placed) ordered.push_back(std::move(one.file));
  return ordered;
}

std::optional<Head> newest_head(const std::string& folder) {
  const auto files = opening_order(audit_files(folder));
  std::optional<Head> newest;
  for (std::size_t i = files.size() > looked_at ? files.size() - looked_at : 0; i < files.size(); ++i) {
    std::ifstream in(files[i]);
    for (std::string line; std::getline(in, line);) {
      if (!is_head(line)) continue;
      auto head = head_from(line);
      if (head && (!newest || head->tip.sequence > newest->tip.sequence)) newest = std::move(head);
    }
  }
  return newest;
}

}  // namespace pana::audit
