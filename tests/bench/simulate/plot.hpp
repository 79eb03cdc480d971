#pragma once
#include <string>
#include <vector>

#include "bench/simulate/comparison.hpp"

namespace pana::simulate {

// The comparisons as an SVG picture: the share unplaced by kind of need, a panel for each load and a bar for
// each policy.
std::string plot(const std::vector<Comparison>& comparisons);

}  // namespace pana::simulate
