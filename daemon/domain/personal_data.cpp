#include "domain/personal_data.hpp"

#include <algorithm>
#include <array>

#include "domain/personal/dates.hpp"
#include "domain/personal/emails.hpp"
#include "domain/personal/numbers.hpp"
#include "domain/personal/plates.hpp"
#include "domain/personal/word.hpp"

namespace pana {
namespace {

// Most texts have neither a digit nor anything beyond ASCII, nor what makes an address.
bool may_hold_some(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    return (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80 || c == '@' || c == '(' ||
           c == '[' || c == '{';
  });
}

}  // namespace

std::string_view name_of(PersonalData kind) {
  static constexpr std::array<std::string_view, 5> names{"iin", "phone", "email", "plate", "birth_date"};
  return names[static_cast<std::size_t>(kind)];
}

std::optional<PersonalData> find_personal_data(std::string_view text) {
  if (!may_hold_some(text)) return std::nullopt;
  personal::Numbers numbers;
  personal::Dates dates;
  personal::Plates plates;
  personal::Emails emails;
  while (true) {
    const auto gap = personal::take_gap(text);
    const auto word = personal::take_word(text);
    if (word.empty()) return std::nullopt;
    if (const auto found = numbers.take(gap, word)) return found;
    if (dates.take(gap, word, text)) return PersonalData::birth_date;
    if (plates.take(gap, word, text)) return PersonalData::plate;
    if (emails.take(gap, word)) return PersonalData::email;
  }
}

}  // namespace pana
