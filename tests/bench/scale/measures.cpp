#include "bench/scale/measures.hpp"

#include <malloc.h>

#include <algorithm>

namespace pana::bench::scale {
namespace {

// Processor time, because others may want the core too.
Nanos worked() {
  return clock_reading(CLOCK_THREAD_CPUTIME_ID);
}

template <class Find>
Searches time_each(const Board& board, MakeSearch make, std::size_t count, std::uint64_t seed, Find find) {
  SeededRandom random{seed};
  Searches searches;
  for (std::size_t i = 0; i < count; ++i) {
    const auto search = make(board.gazetteer(), random);
    const auto begun = worked();
    searches.found += find(search);
    searches.took.add(worked() - begun);
  }
  return searches;
}

bool fits(const Center& center, const Search& search) {
  return center.acceptance.open_at(tonight) && smallest_fit(center, search.asking) != nullptr &&
         eligible(center, search.asking);
}

}  // namespace

Searches time_nearest(const Board& board, MakeSearch make, std::size_t count, std::uint64_t seed) {
  std::vector<Candidate> found;
  return time_each(board, make, count, seed, [&](const Search& search) {
    nearest(board, search, tonight, candidates_wanted, found);
    return found.size();
  });
}

Searches time_complete(const Board& board, std::size_t count, std::uint64_t seed) {
  return time_each(board, invented_search, count, seed, [&](const Search& search) {
    const auto journey = board.journey(search.transport, tonight);
    std::size_t found = 0;
    for (const auto& stop : board.stops_from(search.origin, journey, tonight)) {
      if (!stop.leg.reachable || found >= candidates_wanted) break;
      for (const auto slot : *stop.centers) found += fits(board.at(slot).center, search) ? 1 : 0;
    }
    return found;
  });
}

Searches time_plain_scan(const Board& board, std::size_t count, std::uint64_t seed) {
  std::vector<std::pair<double, Board::Slot>> nearest_ones;
  return time_each(board, invented_search, count, seed, [&](const Search& search) {
    nearest_ones.clear();
    const auto from = board.gazetteer().at(search.origin).position;
    for (Board::Slot slot = 0; slot < board.entries().size(); ++slot) {
      const auto& entry = board.at(slot);
      if (smallest_fit(entry.center, search.asking) == nullptr) continue;
      nearest_ones.emplace_back(great_circle_km(from, board.gazetteer().at(entry.place).position), slot);
    }
    const auto kept = std::min(candidates_wanted, nearest_ones.size());
    std::partial_sort(nearest_ones.begin(), nearest_ones.begin() + static_cast<std::ptrdiff_t>(kept),
                      nearest_ones.end());
    return kept;
  });
}

Searches time_rank(const Board& board, std::size_t count, std::uint64_t seed) {
  return time_each(board, invented_search, count, seed,
                   [&](const Search& search) { return rank(board, search, tonight).candidates.size(); });
}

Histogram time_apply(Board& board, std::size_t count, std::uint64_t seed) {
  SeededRandom random{seed};
  Histogram took;
  Event event;
  event.at = tonight;
  event.cursor = board.cursor();
  for (std::size_t i = 0; i < count; ++i) {
    const auto slot = static_cast<Board::Slot>(random.below(board.entries().size()));
    const auto& center = board.at(slot).center;
    const auto& group = center.units[random.below(center.units.size())];
    ++event.cursor.ms;
    event.units = {{center.id, group.unit, group.counters}};
    ++event.units.front().counters.version;
    const auto begun = worked();
    board.apply(event);
    took.add(worked() - begun);
  }
  return took;
}

std::size_t heap_bytes() {
  return mallinfo2().uordblks + mallinfo2().hblkhd;
}

}  // namespace pana::bench::scale
