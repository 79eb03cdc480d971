#pragma once
#include <vector>

#include "domain/center.hpp"
#include "histories/dice.hpp"
#include "protocol/params.hpp"

// Small countries and households, drawn by lot.
namespace pana::test {

// Three to six centers in the west (tests/support/small_country), with one to three unit groups of one or two
// units, and rules that differ.
std::vector<Center> draw_centers(Dice& dice);

// Some household somewhere; a third exclude or conceal something.
protocol::RequestOpen draw_request(Dice& dice, const std::vector<Center>& centers);

}  // namespace pana::test
