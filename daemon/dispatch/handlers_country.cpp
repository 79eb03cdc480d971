#include <algorithm>

#include "dispatch/handlers.hpp"
#include "protocol/decode.hpp"
#include "protocol/views_country.hpp"

namespace pana::dispatch {
namespace {

// Where centers stand, each locality once.
std::vector<Gazetteer::Index> places_of(const Board& board) {
  std::vector<Gazetteer::Index> places;
  for (const auto& entry : board.entries()) {
    const auto place = board.gazetteer().find(entry.center.place);
    if (place != Gazetteer::none) places.push_back(place);
  }
  std::sort(places.begin(), places.end());
  places.erase(std::unique(places.begin(), places.end()), places.end());
  return places;
}

}  // namespace

Answer country_show(Desk& desk, Visit& visit, protocol::Call call) {
  PANA_CO_CHECK(protocol::decode_nothing(call.params));
  const auto& board = desk.context.board;
  // Who is told of candidates, or keeps the register, knows in which towns centers stand; nobody else is
  // told.
  const auto role = visit.actor->role;
  const bool knows =
      role == Role::hotline_operator || role == Role::coordinator || role == Role::administrator;
  if (knows && !board.loaded()) co_return Fault{FaultCode::unavailable, {}, {}, true};
  const auto places = knows ? places_of(board) : std::vector<Gazetteer::Index>{};
  co_return protocol::country_shown(board.gazetteer(), knows ? &places : nullptr, board.policy(),
                                    desk.context.clock.now());
}

}  // namespace pana::dispatch
