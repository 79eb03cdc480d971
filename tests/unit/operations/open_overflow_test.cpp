#include "operations/open_overflow.hpp"

#include "operations/expire_deadlines.hpp"
#include "support/catch.hpp"
#include "support/small_country.hpp"
#include "support/store_commands.hpp"
#include "support/workplace.hpp"

using namespace pana;
using namespace pana::test;
using namespace pana::operations;

TEST_CASE("A coordinator opens overflow places in their regions, and they end by themselves") {
  Workplace place({tests::center("c_oral", "p_oral")});
  const auto region = place.board.find(CenterId{"c_oral"})->center.region;
  const Actor near{{"carla"}, Role::coordinator, {}, {region}};
  const Actor far{{"dana"}, Role::coordinator, {}, {"75"}};
  const protocol::CapacityOverflow two{{"c_oral"}, "family5", 2, place.now() + minutes{60}, {}};
  CHECK(place.refused(open_overflow(place.context, called(far), two)).code == FaultCode::not_allowed);
  CHECK(place.refused(open_overflow(place.context, called(operator_called("anna")), two)).code ==
        FaultCode::not_allowed);
  place.must(open_overflow(place.context, called(near), two));
  CHECK(place.free("c_oral", "family5") == 3);
  place.world.advance(minutes{60} - seconds{1});
  CHECK(place.must(expire_deadlines(place.context)) == 0);
  place.world.advance(seconds{1});
  CHECK(place.must(expire_deadlines(place.context)) == 1);
  CHECK(place.free("c_oral", "family5") == 1);
  CHECK(place.must(expire_deadlines(place.context)) == 0);
}
