#pragma once
#include <span>
#include <utility>
#include <vector>

#include "domain/board.hpp"
#include "domain/eligibility.hpp"
#include "domain/exclusion.hpp"

namespace pana {

// What is to be placed, from where, and where not. The caller has refused unknown localities: here they
// exclude nothing.
struct Search {
  Gazetteer::Index origin = Gazetteer::none;
  Asking asking;
  Exclusion exclusion;
  std::vector<CenterId> asked;  // centers that have been asked for this request already
};

enum class CostItem : std::uint8_t { travel, ageing };
std::string_view name_of(CostItem item);

// Minutes added for figures between fresh and stale.
inline constexpr std::int32_t ageing_cost_min = 15;

// A center that fits and has room, with what it costs in minutes, itemised.
struct Candidate {
  Board::Slot slot = 0;
  std::uint32_t unit = 0;  // index into the center's units
  Leg leg;
  Freshness freshness = Freshness::fresh;
  std::int32_t ageing_min = 0;

  std::int32_t cost_min() const { return leg.minutes + ageing_min; }
  std::vector<std::pair<CostItem, std::int32_t>> cost() const;
};

struct Excluded {
  Board::Slot slot = 0;
  Leg leg;
  std::vector<Reason> reasons;
};

struct Ranking {
  std::vector<Candidate> candidates;  // cheapest first; ties by center id
  std::vector<Excluded> excluded;     // nearest first
};

// The cheapest candidates, at most `limit`, in the same order as rank(); walks the origin's stops only until
// enough fit.
void nearest(const Board& board, const Search& search, Instant now, std::size_t limit,
             std::vector<Candidate>& out);

// Every center of the board: either a candidate, or excluded with all the rules that failed.
Ranking rank(const Board& board, const Search& search, Instant now);

// How many centers each rule blocked, most first: the figures of `no_place`.
std::vector<std::pair<Rule, std::int32_t>> blocked_by(const Ranking& ranking);

// Would any center that is not excluded by the request take this household if all its units were empty, its
// figures fresh and its doors open? If not, waiting is in vain.
bool could_ever_fit(const Ranking& ranking);

}  // namespace pana
