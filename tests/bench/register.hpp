#pragma once
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "settings/country.hpp"

namespace pana::bench {

// An invented register: centers at the real localities, each with the same four unit groups, so large that
// placements do not run out. A unit is known by its slot, a number that its names hold.
struct Register {
  static constexpr std::array<int, 4> sleeps{1, 3, 5, 8};
  static constexpr std::size_t groups = sleeps.size();

  static std::string center(std::size_t number);  // "b0042"
  static std::string unit(std::size_t group);     // "u2"
  static std::size_t slot(std::string_view center, std::string_view unit);
};

// The parameters of one center.put, without its key.
std::string register_entry(const Country& country, std::size_t number);

// Bodies of request.open from everywhere in the country, without `key` and the closing brace: what the key is
// put to.
std::vector<std::string> request_bodies(const Country& country, std::size_t count);

}  // namespace pana::bench
