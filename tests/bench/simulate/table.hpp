#pragma once
#include <string>
#include <vector>

#include "bench/simulate/comparison.hpp"

namespace pana::simulate {

// The comparisons as a Markdown table, a column for each strategy at each load.
std::string table(const std::vector<Comparison>& comparisons, const World& world);

// Whether the targets are met, load by load, in words: at least 95 percent of the optimum's placements, and
// no kind of need and no region significantly worse off than under the nearest by road.
std::string verdict(const std::vector<Comparison>& comparisons, const World& world);

// The region with the largest share unplaced.
std::pair<std::string, Share> worst_region(const Score& score);

}  // namespace pana::simulate
