#pragma once
#include "bench/histogram.hpp"
#include "bench/scale/country.hpp"

namespace pana::bench::scale {

inline constexpr std::size_t candidates_wanted = 8;  // as many as one placement takes to the store

// Times `search` from as many random origins as wanted.
struct Searches {
  Histogram took;
  std::size_t found = 0;  // candidates, all searches together
};
using MakeSearch = Search (*)(const Gazetteer&, SeededRandom&);
Searches time_nearest(const Board& board, MakeSearch make, std::size_t count, std::uint64_t seed);
// The same as if nothing were arranged: travel to all localities with centers, sorted, then the first that
// fit.
Searches time_complete(const Board& board, std::size_t count, std::uint64_t seed);
// The least that looking at every center can cost: straight lines instead of roads, one unit count instead of
// all rules, the nearest eight kept.
Searches time_plain_scan(const Board& board, std::size_t count, std::uint64_t seed);
// Every center, with all reasons against it.
Searches time_rank(const Board& board, std::size_t count, std::uint64_t seed);

// Unit counts that change, one event after the other.
Histogram time_apply(Board& board, std::size_t count, std::uint64_t seed);

// Bytes that this process has taken from the heap and not given back.
std::size_t heap_bytes();

}  // namespace pana::bench::scale
