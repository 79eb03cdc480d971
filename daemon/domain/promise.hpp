#pragma once
#include <chrono>
#include <cstdint>
#include <optional>
#include <span>

#include "core/time.hpp"

namespace pana {

// How a center has dealt with an offer, that is with a bed that its figures had promised: accepted, declined,
// declined because there was no bed after all, or silent until the time to answer ran out. An operator's
// answer on its behalf counts like its own; what was withdrawn before an answer does not count.
struct Response {
  enum class How : std::uint8_t { accepted, declined, no_bed, silent };
  How how = How::accepted;
  seconds after{0};             // the offer was made
  std::chrono::sys_days day{};  // of the answer, in UTC
  friend bool operator==(const Response&, const Response&) = default;
};
// So many of a center are kept, the last ones: a window that moves by itself, in quiet centers and busy ones.
inline constexpr std::size_t responses_kept = 101;
// Fewer than these make no rate.
inline constexpr std::int64_t fewest_responses = 5;

// What a center's free beds were worth, over its last responses.
struct Promise {
  std::int64_t offers = 0;  // accepted + declined + expired
  std::int64_t accepted = 0;
  std::int64_t declined = 0;
  std::int64_t expired = 0;
  std::int64_t phantom = 0;              // of those declined: the board showed a bed that was not there
  std::optional<double> kept_share;      // accepted / offers, of 1, in hundredths
  std::optional<double> phantom_share;   // phantom / offers
  std::optional<seconds> median_answer;  // of those that were answered; of two in the middle the earlier
  std::optional<std::chrono::sys_days> since;  // the day of the oldest one; nothing where there are none

  friend bool operator==(const Promise&, const Promise&) = default;
};
Promise promise_of(std::span<const Response> responses);

}  // namespace pana
