#pragma once
#include <charconv>
#include <cstdint>
#include <string_view>

// Reads single members out of the JSON that panad writes, by searching for their text: no tree is built,
// because the generator must cost far less than the server.
namespace pana::bench {

inline constexpr auto absent = std::string_view::npos;

// Where the text after `marker` begins, looking from `from` on; absent if there is none.
inline std::size_t behind(std::string_view in, std::string_view marker, std::size_t from = 0) {
  const auto at = in.find(marker, from);
  return at == absent ? absent : at + marker.size();
}

// The string that follows `marker` (which ends in its opening quote); empty if there is none.
inline std::string_view text_behind(std::string_view in, std::string_view marker, std::size_t from = 0) {
  const auto at = behind(in, marker, from);
  return at == absent ? std::string_view{} : in.substr(at, in.find('"', at) - at);
}

// The number that begins at `at`.
inline std::int64_t number_at(std::string_view in, std::size_t at) {
  std::int64_t number = 0;
  if (at < in.size()) std::from_chars(in.data() + at, in.data() + in.size(), number);
  return number;
}

// Whether an answer is a refusal: `{"jsonrpc":"2.0","id":7,"error":…`.
inline bool is_refusal(std::string_view answer) {
  return answer.substr(0, 64).find("\"error\":") != absent;
}
inline bool is_notice(std::string_view message) {
  return message.substr(0, 48).find("\"method\":") != absent;
}

}  // namespace pana::bench
