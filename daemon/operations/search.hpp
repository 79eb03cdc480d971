#pragma once
#include <string>
#include <vector>

#include "domain/ranking.hpp"
#include "operations/context.hpp"
#include "protocol/params.hpp"
#include "store/commands.hpp"

// From what a caller told to what the ranking needs, and from a ranking to what the store holds.
namespace pana::operations {

// Checks that every place, region and center named exists: not_found with the member in `at` and, for
// localities, the nearest names as figures.
Result<Search> search_for(const Board& board, const protocol::RequestBasics& basics);
// The same from a stored request; its names were checked when it was opened. What the person has refused is
// read from the offers, where there is any.
Awaitable<Result<Search>> search_stored(Context& context, store::RequestRecord record);

store::RequestBody body_of(const Board& board, const protocol::RequestBasics& basics, const Search& search);
store::OfferBody offer_body_of(const store::RequestBody& body, Urgency urgency);

// "km|estimate|minutes of each CostItem …": how a candidate was ranked, kept with its offer.
std::string route_note(const Candidate& candidate);
struct Route {
  std::int32_t km = 0;
  bool estimate = false;
  Costs cost{};
};
Route route_from(std::string_view note);

std::vector<store::HoldCandidate> hold_candidates(const Board& board,
                                                  const std::vector<Candidate>& candidates);

// no_place with what blocked it, by count, in the figure `blocked`.
Fault no_place(const Ranking& ranking);
Figure blocked_figure(const Ranking& ranking);
// What speaks against the centers, by count, where a request ends without a place.
Figure::Counts blocked_counts(const Ranking& ranking);

}  // namespace pana::operations
