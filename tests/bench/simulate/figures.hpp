#pragma once
#include <array>
#include <cstdint>
#include <string_view>

// What the demand is made of. `published`: reports of ministry, ombudsman and parliament on 2023. All else is
// assumed, and stands here so that it can be changed in one place.
namespace pana::simulate {

// Published: people whom centers reached in 2023, altogether and in seven regions.
inline constexpr double people_a_year = 4'386;
struct RegionFigure {
  std::string_view region;
  double number;
};
inline constexpr std::array<RegionFigure, 7> people_in{
    {{"71", 510}, {"75", 410}, {"79", 358}, {"43", 331}, {"63", 90}, {"47", 60}, {"59", 31}}};
// What remains (2,596) is spread over the other regions by their inhabitants (thousands, 2023, rounded).
inline constexpr std::array<RegionFigure, 13> inhabitants_k{{{"10", 608},
                                                             {"11", 788},
                                                             {"15", 928},
                                                             {"19", 1'532},
                                                             {"23", 704},
                                                             {"27", 693},
                                                             {"31", 1'222},
                                                             {"33", 699},
                                                             {"35", 1'135},
                                                             {"39", 830},
                                                             {"55", 755},
                                                             {"61", 2'122},
                                                             {"62", 221}}};
// Assumed: half of a region's requests come from its capital, the others from its localities by population
// (where it is unknown, this).
inline constexpr double capital_share = 0.5;
inline constexpr double unknown_population = 5'000;

// Assumed, so that two thirds of the people are children, as published.
inline constexpr double adolescent_share = 0.08;  // households that are one adolescent
inline constexpr double men_share = 0.02;         // households that are one man
inline constexpr double second_woman_share = 0.05;
inline constexpr std::array<double, 7> children_of_a_woman{0.18, 0.22, 0.29, 0.18, 0.08, 0.04, 0.01};
inline constexpr std::array<double, 6> child_bands{0.22, 0.28, 0.27, 0.10, 0.08, 0.05};
inline constexpr std::array<double, 6> adolescent_bands{0, 0, 0, 0.10, 0.40, 0.50};
inline constexpr double girl_among_adolescents = 0.7;
inline constexpr double step_free_share = 0.04;  // half of them in a wheelchair
inline constexpr std::array<double, 3> urgencies{0.55, 0.35, 0.10};

// Published: a stay ends after 180 days. Assumed: one in four leaves within days, the others stay by an
// exponential distribution.
inline constexpr double longest_stay_days = 180;
inline constexpr double short_stay_share = 0.25;
inline constexpr double short_stay_days = 5;
inline constexpr double long_stay_days = 45;

// Assumed: a quarter more in January than on average, a quarter less in July.
inline constexpr double season = 0.25;

// Assumed: who finds no place waits a day; nobody goes farther than 16 hours.
inline constexpr std::int64_t patience_min = 24 * 60;
inline constexpr std::int32_t farthest_min = 16 * 60;

// Published: on one winter day eight regions had closed roads. Assumed: from November to March a storm every
// ten days shuts the sections that begin within 300 km of its middle for 12 to 60 hours.
inline constexpr double days_between_storms = 10;
inline constexpr double storm_km = 300;

}  // namespace pana::simulate
