#include "domain/closure.hpp"

#include <algorithm>

namespace pana {

std::optional<Vehicle> vehicle_from(std::string_view name) {
  const auto found = std::find(vehicle_names.begin(), vehicle_names.end(), name);
  if (found == vehicle_names.end()) return std::nullopt;
  return static_cast<Vehicle>(found - vehicle_names.begin());
}

Vehicle vehicle_of(std::string_view transport) {
  return transport == "public" ? Vehicle::bus : Vehicle::car;
}

}  // namespace pana
