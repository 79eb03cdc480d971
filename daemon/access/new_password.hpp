#pragma once
#include <cstddef>
#include <string_view>

#include "core/secret.hpp"

namespace pana::access {

inline constexpr std::size_t least_password_characters = 12;

// Why this will not do as a new password of this account, in a word for the answer: "too_short" (in
// characters, not bytes), "account_name" (it is part of it), "only_digits" (numbers of documents and
// telephones are), "repeated" (few different characters), "common" (nothing but words that everybody tries
// first, in whatever case, with digits and signs around them or in place of letters). Empty: it will do.
// Passwords that are in use are not looked at.
std::string_view why_weak(const Secret& password, std::string_view account);

}  // namespace pana::access
