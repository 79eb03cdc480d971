#include "domain/event.hpp"

#include <charconv>

namespace pana {
namespace {

std::optional<std::uint64_t> number(std::string_view text) {
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  if (text.size() > 1 && text.front() == '0') return std::nullopt;  // one cursor, one text
  return value;
}

}  // namespace

std::string to_string(Cursor cursor) {
  return std::to_string(cursor.ms) + "-" + std::to_string(cursor.seq);
}

std::optional<Cursor> cursor_from(std::string_view text) {
  const auto hyphen = text.find('-');
  if (hyphen == std::string_view::npos) return std::nullopt;
  const auto ms = number(text.substr(0, hyphen));
  const auto seq = number(text.substr(hyphen + 1));
  if (!ms || !seq) return std::nullopt;
  return Cursor{*ms, *seq};
}

}  // namespace pana
