#include "support/workplace.hpp"

#include "support/small_country.hpp"
#include "support/store_commands.hpp"

namespace pana::test {

Workplace::Workplace(std::vector<Center> centers)
    : board(tests::small_roads(), Policy{}),
      context{world.store(), board, clock_, random_, metrics_, default_time_limits} {
  for (auto& center : centers) {
    const auto id = center.id;
    // A new register entry starts empty: as many units as are to be free.
    for (auto& group : center.units) group.counters.total = group.counters.free();
    world.must(world.store().put_center(put(std::move(center))));
    world.must(world.store().report_capacity({once_by(staff_of(id.text)), id, {}}));
  }
  sync();
}

void Workplace::sync() {
  auto snapshot = world.must(world.store().snapshot());
  board.reset(std::move(snapshot.centers), snapshot.cursor, std::move(snapshot.concealed),
              std::move(snapshot.closures), std::move(snapshot.waiting));
}

std::int32_t Workplace::free(const std::string& center, const std::string& unit) {
  sync();
  return board.find(CenterId{center})->center.find(unit)->counters.free();
}

operations::Caller called(Actor actor, std::string method) {
  static std::uint64_t calls = 0;
  return {std::move(actor), std::move(method), "call-" + std::to_string(++calls), "same"};
}

protocol::RequestOpen opening(bool auto_route) {
  protocol::RequestOpen params;
  params.basics.origin.place = PlaceId{"p_atyrau"};
  params.basics.household = tests::woman();
  params.basics.transport = "own";
  params.basics.channel = "hotline_111";
  params.auto_route = auto_route;
  return params;
}

}  // namespace pana::test
