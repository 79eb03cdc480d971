#pragma once
#include "bench/simulate/fitting.hpp"

namespace pana::simulate {

// No strategy places more of the arrivals after the warm-up than this, not even one that knows who will come
// and how long each will stay, and makes each wait as long as it suits (within their patience).
//
// The bound is by duality. Say that a unit of group g costs p(g,t) >= 0 at the instant t, whatever p is. A
// household h that is placed brings 1 and pays for the instants at which it is surely there; it gains at most
// u(h) = max(0, 1 - its cheapest group and beginning). All together pay at most for the capacity that is
// there. Hence, for every p,
//   placed <= sum of u(h) + sum of capacity(g,t) p(g,t):
// weak duality of the linear program with one place for each household and a capacity for each group and
// instant. The prices decide only how tight the bound is; `rounds` steps down the smoothed function find
// them. Whoever lives in a unit since the warm-up (`fates`: the same for every strategy) takes capacity.
double most_placements(const Scenario& scenario, const Fitting& fitting, const Fates& fates, int rounds);

}  // namespace pana::simulate
