#pragma once
#include "bench/simulate/fitting.hpp"

namespace pana::simulate {

// The prices p(g,t) of optimum.hpp, with the capacities and households that they are for.
class Prices {
 public:
  Prices(const Scenario& scenario, const Fitting& fitting, const Fates& fates);

  // The bound at these prices.
  double bound();
  // One step towards lower bounds. `softness`: the gain that households are indifferent to; `pace`: about by
  // how much a price may change.
  void step(double softness, double pace);

 private:
  struct Household {
    std::vector<std::uint32_t> groups;
    std::size_t first;   // the first instant at which it may begin
    std::size_t starts;  // at how many instants
    std::size_t length;  // for how many it is surely there
  };
  std::size_t row(std::size_t group) const { return group * (instants_ + 1); }
  std::size_t end_of(const Household& household, std::size_t start) const;
  void add(const Scenario& scenario, const Fitting& fitting);
  void take(std::size_t group, std::int64_t until);
  void sum_up();
  // What each way to place the household gains, into gains_; answers the largest, or 0.
  double weigh(const Household& household);
  void ask(const Household& household, double softness);

  std::size_t groups_;
  std::int64_t begin_;
  std::size_t instants_;
  std::vector<Household> households_;
  // A row of instants for each group, and one more that stays 0.
  std::vector<double> capacity_, price_, sums_, asked_, drift_, spread_;
  std::vector<double> gains_;
  int round_ = 0;
};

}  // namespace pana::simulate
