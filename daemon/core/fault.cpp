#include "core/fault.hpp"

#include <array>

namespace pana {

std::string_view name_of(FaultCode code) {
  // One row per FaultCode, in its order.
  static constexpr std::array<std::string_view, 18> names{
      "parse_error",      "invalid_request",   "method_not_found", "invalid_params", "internal_error",
      "not_signed_in",    "wrong_credentials", "not_allowed",      "not_found",      "conflict",
      "already_answered", "no_place",          "stale_version",    "key_reused",     "rate_limited",
      "personal_data",    "unavailable",       "draining"};
  return names.at(static_cast<std::size_t>(code));
}

std::string describe(const Fault& fault) {
  std::string text{name_of(fault.code)};
  if (!fault.at.empty()) text += " at " + fault.at;
  for (const auto& figure : fault.figures) {
    if (const auto* number = std::get_if<std::int64_t>(&figure.value)) {
      text += " (" + figure.name + " " + std::to_string(*number) + ")";
    } else if (const auto* counts = std::get_if<Figure::Counts>(&figure.value)) {
      for (const auto& [name, count] : *counts) text += " (" + name + " " + std::to_string(count) + ")";
    }
  }
  return text;
}

}  // namespace pana
