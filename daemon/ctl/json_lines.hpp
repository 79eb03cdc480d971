#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

// Where things stand in a JSON text: for mistakes that name a line. The text must be valid JSON.
namespace pana::ctl {

// The line (from 1) of the byte at `offset`.
std::size_t line_at(std::string_view text, std::size_t offset);
// The line of the member or element that a JSON Pointer names; where it does not exist, of what comes nearest
// above it.
std::size_t line_of(std::string_view text, std::string_view pointer);

// A member that stands in one object again.
struct Again {
  std::string pointer;
  std::size_t line = 0;
};
std::vector<Again> members_again(std::string_view text);

}  // namespace pana::ctl
