#pragma once
#include <memory>
#include <string>
#include <vector>

#include "domain/board.hpp"
#include "domain/ranking.hpp"

// A few real localities and roads, and centers made by hand, for tests of the rules.
namespace pana::tests {

inline const Instant noon = from_ms(1'769'900'400'000);

// The west: Atyrau, Oral, Aktau, Aktobe and what lies between, by real positions and road lengths. Inderbor
// and Fort-Shevchenko are off the road table; Astana and Temirtau are on it, but no road joins them to the
// west.
std::shared_ptr<const Gazetteer> small_gazetteer();
std::shared_ptr<const RoadTable> small_roads();

UnitGroup group(std::string unit, std::int32_t sleeps, std::int32_t free, std::int64_t version = 1);
UnitGroup group_for(UnitFor who, std::string unit, std::int32_t sleeps, std::int32_t free);
UnitGroup step_free_group(std::string unit, std::int32_t sleeps, std::int32_t free);
Needs needs(std::initializer_list<std::string_view> codes);

// Takes every household in one free family5 unit, confirmed at noon.
Center center(std::string id, std::string place, std::vector<UnitGroup> units = {group("family5", 5, 1)});

Household woman();
Household with_boy(Band band);

Search from(const Board& board, std::string place, Household household = woman());
std::vector<std::string> ids(const Board& board, const std::vector<Candidate>& candidates);
// The ids of the candidates from a place, best first.
std::vector<std::string> ranked(const Board& board, const Search& search, Instant now = noon);
std::vector<Reason> reasons_against(const Board& board, const Search& search, std::string center,
                                    Instant now = noon);

}  // namespace pana::tests
