#pragma once
#include <vector>

#include "bench/simulate/simulation.hpp"
#include "domain/board.hpp"

namespace pana::simulate {

struct Group {
  std::size_t center = 0;  // index into the world's centers
  std::size_t unit = 0;    // index into the center's units
  std::int32_t total = 0;
};

// Which unit groups a household could ever be given: eligible, large enough, and within reach on open roads.
class Fitting {
 public:
  explicit Fitting(const World& world);
  const std::vector<Group>& groups() const { return groups_; }
  // Indices into groups(); empty: nobody could ever place it.
  std::vector<std::uint32_t> of(const Arrival& arrival) const;
  std::uint32_t index_of(const Placed& placed) const {
    return static_cast<std::uint32_t>(first_[placed.center] + placed.unit);
  }

 private:
  Board board_;
  std::vector<Group> groups_;
  std::vector<std::size_t> first_;  // by center: the index of its first group
};

}  // namespace pana::simulate
