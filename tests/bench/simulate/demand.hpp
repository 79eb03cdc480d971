#pragma once
#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "domain/closure.hpp"
#include "domain/eligibility.hpp"
#include "domain/place.hpp"
#include "domain/request.hpp"
#include "domain/travel.hpp"

namespace pana::simulate {

using Minute = std::int64_t;  // since the beginning: midnight, 1 January
inline constexpr Minute day = 24 * 60;

// What a household is hard to place for. One may be of several kinds; `general` is of no other.
enum class Kind : std::uint8_t { general, large, step_free, men, adolescents, boys_14 };
inline constexpr std::size_t kind_count = 6;
inline constexpr std::array<std::string_view, kind_count> kind_names{
    "general", "four or more", "step-free or wheelchair", "men", "adolescent alone", "boys of 14 and older"};

// A household that needs a place.
struct Arrival {
  Minute at = 0;
  Gazetteer::Index origin = Gazetteer::none;
  Asking asking;
  Urgency urgency = Urgency::standard;
  Minute stay = 0;  // from when a unit is taken, the journey included

  bool is(Kind kind) const;
};

// The same seed, country, load and length give the same households: oldest first. `load` multiplies the
// figures of 2023.
std::vector<Arrival> make_demand(const Gazetteer& gazetteer, std::uint64_t seed, double load, Minute length);

// The closed roads of the same time.
std::vector<Closure> make_closures(const RoadTable& roads, std::uint64_t seed, Minute length);

}  // namespace pana::simulate
