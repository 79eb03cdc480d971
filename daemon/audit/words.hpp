#pragma once
#include <charconv>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

// The parts of a line: single spaces between words, and numbers without signs or leading zeros.
namespace pana::audit {

inline std::vector<std::string_view> split(std::string_view line) {
  std::vector<std::string_view> words;
  words.reserve(12);
  for (;;) {
    const auto end = line.find(' ');
    words.push_back(line.substr(0, end));
    if (end == std::string_view::npos) return words;
    line.remove_prefix(end + 1);
  }
}

inline std::optional<std::int64_t> number_from(std::string_view text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool canonical = !text.empty() && text.front() != '-' && (text.size() == 1 || text.front() != '0');
  if (error != std::errc{} || end != text.data() + text.size() || !canonical) return std::nullopt;
  return value;
}

}  // namespace pana::audit
