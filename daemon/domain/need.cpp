#include "domain/need.hpp"

#include <algorithm>

#include "domain/named.hpp"

namespace pana {
namespace {

constexpr std::string_view interpreter_prefix = "interpreter:";

bool letters(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

bool digits(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_script(std::string_view part) {
  return part.size() == 4 && letters(part);
}

bool is_region(std::string_view part) {
  return (part.size() == 2 && letters(part)) || (part.size() == 3 && digits(part));
}

// Takes the text before the first hyphen off `rest`.
std::string_view take_part(std::string_view& rest) {
  const auto end = std::min(rest.find('-'), rest.size());
  const auto part = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return part;
}

}  // namespace

bool is_language(std::string_view tag) {
  if (tag.empty() || tag.back() == '-') return false;
  auto rest = tag;
  const auto language = take_part(rest);
  if (language.size() < 2 || language.size() > 3 || !letters(language)) return false;
  if (rest.empty()) return true;
  auto part = take_part(rest);
  if (is_script(part)) {
    if (rest.empty()) return true;
    part = take_part(rest);
  }
  return is_region(part) && rest.empty();
}

bool Needs::add_code(std::string_view code) {
  if (const auto need = named<Need>(need_names, code)) {
    add(*need);
    return true;
  }
  if (!code.starts_with(interpreter_prefix)) return false;
  const auto language = code.substr(interpreter_prefix.size());
  if (!is_language(language)) return false;
  const auto at = std::lower_bound(interpreters_.begin(), interpreters_.end(), language);
  if (at == interpreters_.end() || *at != language) interpreters_.emplace(at, language);
  return true;
}

std::vector<std::string> Needs::codes() const {
  return missing_from(Needs{});
}

std::vector<std::string> Needs::missing_from(const Needs& given) const {
  std::vector<std::string> missing;
  for (std::size_t i = 0; i < need_names.size(); ++i) {
    const auto need = static_cast<Need>(i);
    if (has(need) && !given.has(need)) missing.emplace_back(need_names[i]);
  }
  for (const auto& language : interpreters_) {
    if (!given.interprets(language)) missing.push_back(std::string{interpreter_prefix} + language);
  }
  return missing;
}

bool Needs::met_by(const Needs& given) const {
  return (bits_ & ~given.bits_) == 0 && std::includes(given.interpreters_.begin(), given.interpreters_.end(),
                                                      interpreters_.begin(), interpreters_.end());
}

bool Needs::interprets(std::string_view language) const {
  return std::binary_search(interpreters_.begin(), interpreters_.end(), language);
}

}  // namespace pana
