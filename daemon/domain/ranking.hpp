#pragma once
#include <array>
#include <numeric>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "domain/board.hpp"
#include "domain/eligibility.hpp"
#include "domain/exclusion.hpp"
#include "domain/local_time.hpp"
#include "domain/remedy.hpp"
#include "domain/request.hpp"

namespace pana {

// What the person has refused, in minutes of the road: as too far, and as too near. Centers that are no
// nearer, or no farther, do not come into question.
struct RefusedDistance {
  std::optional<std::int32_t> too_far{};
  std::optional<std::int32_t> too_near{};
};

// What is to be placed, from where, and where not. The caller has refused unknown localities: here they
// exclude nothing.
struct Search {
  Gazetteer::Index origin = Gazetteer::none;
  Asking asking;
  Exclusion exclusion;
  std::vector<CenterId> asked;  // centers that have been asked for this request already
  // Who drives (domain/request.hpp: transports), from now on: what travel takes by day, by night and in
  // winter follows from it, and which closed roads stop it.
  std::string transport{"own"};
  Urgency urgency = Urgency::standard;
  RefusedDistance refused{};
};

// What a place costs, in minutes. To add one: a line here, its name in ranking.cpp.
enum class CostItem : std::uint8_t { travel, ageing, screening, scarce };
inline constexpr std::size_t cost_item_count = 4;
using Costs = std::array<std::int32_t, cost_item_count>;  // by CostItem
std::string_view name_of(CostItem item);
std::optional<CostItem> cost_item_from(std::string_view name);

// Minutes added for figures between fresh and stale: about what a call to make sure takes, and its risk.
inline constexpr std::int32_t ageing_cost_min = 15;
// Minutes added where the center talks with the person before it says yes.
inline constexpr std::int32_t screening_cost_min = 15;

// A center that fits and has room, with what it costs in minutes, itemised.
struct Candidate {
  Board::Slot slot = 0;
  std::uint32_t unit = 0;  // index into the center's units
  Leg leg;
  Freshness freshness = Freshness::fresh;
  Costs minutes{};

  std::int32_t cost_min() const { return std::accumulate(minutes.begin(), minutes.end(), 0); }
};

struct Excluded {
  Board::Slot slot = 0;
  Leg leg;
  std::vector<Reason> reasons;
  std::vector<Change> change{};  // the smallest that would admit it; none where nobody can
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
