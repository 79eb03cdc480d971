#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "core/id.hpp"
#include "core/time.hpp"

namespace pana {

// Who stops at a closed road: the classes of vehicle that a closure names.
enum class Vehicle : std::uint8_t { car, bus };
inline constexpr std::array<std::string_view, 2> vehicle_names{"car", "bus"};
inline std::string_view name_of(Vehicle vehicle) {
  return vehicle_names[static_cast<std::size_t>(vehicle)];
}
std::optional<Vehicle> vehicle_from(std::string_view name);

// The classes as a set, a bit for each.
constexpr std::uint8_t bit(Vehicle vehicle) {
  return static_cast<std::uint8_t>(1U << static_cast<unsigned>(vehicle));
}
inline constexpr std::uint8_t all_vehicles = bit(Vehicle::car) | bit(Vehicle::bus);

// In what a household goes (domain/request.hpp: transports): police, a center's car and one's own are cars,
// `public` is the bus.
Vehicle vehicle_of(std::string_view transport);

// One section of the road table (from - to, both directions) that nobody of the named classes may pass from
// `begins` on; ends by itself at `until`, the expected reopening.
struct Closure {
  ClosureId id;
  PlaceId from;
  PlaceId to;
  Instant begins{};
  Instant until{};
  std::uint8_t vehicles = all_vehicles;

  // Is a vehicle of this class stopped at this moment? `until` itself is open again.
  bool stops(Vehicle vehicle, Instant at) const {
    return (vehicles & bit(vehicle)) != 0 && begins <= at && at < until;
  }
  friend bool operator==(const Closure&, const Closure&) = default;
};

}  // namespace pana
