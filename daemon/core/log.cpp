#include "core/log.hpp"

#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <string>

namespace pana::log {
namespace {

std::atomic<Level> least{Level::info};

bool to_journal() {
  static const bool journal = std::getenv("JOURNAL_STREAM") != nullptr;
  return journal;
}

void append_value(std::string& line, const Field& field) {
  if (field.is_number) {
    line += std::to_string(field.number);
    return;
  }
  line += '"';
  for (const char c : field.text) {
    const bool plain = static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\' && c != 0x7f;
    line += plain ? c : '?';
  }
  line += '"';
}

}  // namespace

void set_level(Level level) {
  least.store(level, std::memory_order_relaxed);
}

void write(Level level, std::string_view event, Fields fields) {
  if (level < least.load(std::memory_order_relaxed)) return;
  static constexpr std::string_view names[] = {"debug", "info", "warning", "error"};
  static constexpr std::string_view priorities[] = {"<7>", "<6>", "<4>", "<3>"};
  const auto index = static_cast<std::size_t>(level);
  std::string line;
  if (to_journal()) line += priorities[index];
  line.append("level=").append(names[index]).append(" event=").append(event);
  for (const auto& field : fields) {
    line.append(" ").append(field.name).append("=");
    append_value(line, field);
  }
  line += '\n';
  // One write per line keeps the lines of several shards whole; a failing log is no reason to stop.
  [[maybe_unused]] const auto written = ::write(STDERR_FILENO, line.data(), line.size());
}

}  // namespace pana::log
