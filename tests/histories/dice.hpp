#pragma once
#include <iterator>

#include "core/random.hpp"

namespace pana::test {

// All the chance in one history, from its seed.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : random_(seed) {}

  std::size_t roll(std::size_t sides) { return static_cast<std::size_t>(random_.below(sides)); }
  bool one_in(std::size_t sides) { return roll(sides) == 0; }
  template <class List>
  decltype(auto) pick(const List& from) {
    return *std::next(std::begin(from), static_cast<std::ptrdiff_t>(roll(std::size(from))));
  }

 private:
  SeededRandom random_;
};

}  // namespace pana::test
