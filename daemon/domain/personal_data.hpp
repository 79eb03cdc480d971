#pragma once
#include <cstdint>
#include <optional>
#include <string_view>

// Pana takes no personal data. Whatever people type is looked at for the shapes that such data has; nothing
// is kept, and no allocation is made.
namespace pana {

enum class PersonalData : std::uint8_t { iin, phone, email, plate, birth_date };

// "iin", "phone", "email", "plate" or "birth_date": what may be told and logged, unlike the text itself.
std::string_view name_of(PersonalData kind);

// The first of these shapes that stands anywhere in `text` (UTF-8; other bytes are separators), or nothing:
//   iin         12 digits with a date and a right check digit, whole or in groups
//   phone       10 to 12 digits of Kazakhstan, Russia and their neighbours, 9 to 15 behind a + or 00
//   email       name@domain.tld, also with blanks around the @ or "(at)" and "(dot)"
//   plate       123 ABC 02 and 123 AB 02; A 123 BCD and A 123 BC in capitals
//   birth_date  12.05.1987, 1987-05-12, 12/05/87, 12 мая 1987, 1987 жылғы 12 мамыр, May 12, 1987; also a
//               moment of RFC 3339 before 2020, which no clock of ours ever showed
// Digits and letters of other scripts that look the same count as the same. What has the shape of our own
// words is no finding: UUIDs, moments since 2020, cursors, hashes, ids, versions, short numbers. Time linear
// in the text.
std::optional<PersonalData> find_personal_data(std::string_view text);

}  // namespace pana
