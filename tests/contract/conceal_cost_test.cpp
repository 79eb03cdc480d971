// Who tries a request that is concealed from them learns nothing from how long the answer takes.
#include "contract/cost.hpp"
#include "contract/workplace_on.hpp"
#include "operations/change_request.hpp"
#include "operations/place_request.hpp"
#include "operations/show_handover.hpp"
#include "operations/show_request.hpp"
#include "support/catch.hpp"

namespace pana::test {
namespace {

const Actor bota = operator_called("bota");

struct Country : WorkplaceOn<RedisWorld> {
  Country() {
    auto queued = open_as(RequestState::queued, "r1");
    queued.body.exclude.conceal_from = {{bota.account}, {}, {}};
    world.must(world.store().open_request(queued));
    auto snapshot = world.must(world.store().snapshot());
    board.reset(std::move(snapshot.centers), snapshot.cursor, std::move(snapshot.concealed));
  }
  template <class Ask>
  auto cost(Ask ask) {
    return cost_of(world, [&] { CHECK(world.wait(ask()).error().code == FaultCode::not_found); });
  }
};

}  // namespace

TEST_CASE("a request that is concealed from somebody costs Redis what one costs that does not exist") {
  Country country;
  auto& context = country.context;
  int calls = 0;
  const auto caller = [&] {
    return operations::Caller{bota, "test", "call-" + std::to_string(++calls), "same"};
  };
  const auto costs = [&](const RequestId& request) {
    using namespace operations;
    return std::vector{
        country.cost([&] { return show_request(context, caller(), {request}); }),
        country.cost([&] { return claim_request(context, caller(), {request, {}}); }),
        country.cost([&] { return release_request(context, caller(), {request, {}}); }),
        country.cost(
            [&] { return end_request(context, caller(), {request, "withdrawn", "changed_mind", {}}); }),
        country.cost([&] { return place_request(context, caller(), {request, std::nullopt, {}}); }),
        country.cost([&] { return show_handover(context, caller(), {request}); })};
  };
  costs({"rwarmup"});
  const auto nothing = costs({"rnone"});
  REQUIRE_FALSE(nothing.front().empty());
  CHECK(costs({"r1"}) == nothing);
}

}  // namespace pana::test
