#pragma once
#include <boost/json/array.hpp>
#include <boost/json/value.hpp>
#include <string>
#include <string_view>

#include "ctl/client.hpp"

// Codes and figures of the protocol as plain words.
namespace pana::ctl {

// "no place: 12 centers have no free unit, 3 are stale": why a call was refused, and what would help.
std::string sentence(const Refusal& refusal, std::string_view method);
// "12 centers have no free unit, 1 center does not take boys of that age".
std::string blocked_words(const boost::json::object& blocked);
// {"rule","limit"?,"got"?,"unit"?} as words.
std::string reason_words(const boost::json::object& reason);
// [{"remedy","count"?,"got"?}…] as words: "with 1 boy of 14-15 elsewhere, and if family3 becomes free".
std::string change_words(const boost::json::array& change);
// "6 h 12 min".
std::string duration_words(std::int64_t minutes);
// "22:14" at Kazakhstan's clock (UTC+5 since 1 March 2024) of an RFC 3339 time; "-" where it is none.
std::string clock_words(std::string_view rfc3339);
// "31 Jan 22:14".
std::string moment_words(std::string_view rfc3339);
// What is wrong with a member, by the code in a fault's `why`.
std::string why_words(std::string_view why);
// The same for personal data, by the fault's `kind`: "looks like a phone number, …".
std::string personal_words(std::string_view kind);

}  // namespace pana::ctl
