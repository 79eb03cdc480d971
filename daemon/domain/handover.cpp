#include "domain/handover.hpp"

#include <algorithm>

namespace pana {

std::string_view name_of(MeetingKind kind) {
  return meeting_kinds[static_cast<std::size_t>(kind)];
}

bool is_intake_line(std::string_view text) {
  const bool international = text.starts_with('+');
  if (international) text.remove_prefix(1);
  const bool fits =
      international ? text.size() >= 8 && text.size() <= 15 : text.size() == 3 || text.size() == 4;
  if (!fits || (international && text.front() == '0')) return false;
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace pana
