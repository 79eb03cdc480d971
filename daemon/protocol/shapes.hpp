#pragma once
#include <cstddef>
#include <string_view>

// Shapes of strings on the wire.
namespace pana::protocol {

// Unicode code points of valid UTF-8.
std::size_t characters(std::string_view utf8);
// A byte below 0x20, or DEL.
bool has_control(std::string_view text);
// A UUID with lower-case hex digits, of any version.
bool is_uuid(std::string_view text);
// The shape of a BCP 47 tag in lower case: a language of 2 or 3 letters and at most three subtags.
bool is_language(std::string_view text);
bool is_digits(std::string_view text, std::size_t count);
// So many hex digits in lower case.
bool is_hex(std::string_view text, std::size_t count);
// What new_id() of core makes: a letter and 14 characters of [a-z2-7].
bool is_random_id(std::string_view text);
// A session's token: 43 characters of base64url, 256 bits.
bool is_token(std::string_view text);

}  // namespace pana::protocol
