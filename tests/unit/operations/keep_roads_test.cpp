#include "operations/keep_roads.hpp"

#include "support/catch.hpp"
#include "support/store_commands.hpp"
#include "support/workplace.hpp"

using namespace pana;
using namespace pana::test;
using namespace pana::operations;

namespace {

const Actor saule{{"saule"}, Role::coordinator, {}, {}};

struct Roads {
  Workplace place{{}};

  protocol::RoadClose closing(const std::string& from, const std::string& to) {
    return {{from}, {to}, std::nullopt, place.now() + minutes{60}, all_vehicles, {}};
  }
  Fault refused(protocol::RoadClose params) {
    return place.refused(close_road(place.context, called(saule), std::move(params)));
  }
};

}  // namespace

TEST_CASE("A section is closed from now on, whichever end is named first, and listed until it is over") {
  Roads roads;
  auto& context = roads.place.context;
  const auto closed =
      roads.place.must(close_road(context, called(saule), roads.closing("p_atyrau", "p_oral"))).closure;
  CHECK(closed.begins == roads.place.now());
  CHECK(closed.id.text.size() == 15);
  CHECK(roads.place.must(list_roads(context)) == std::vector{closed});
  roads.place.world.advance(minutes{60});
  CHECK(roads.place.must(list_roads(context)).empty());
}

TEST_CASE(
    "A road that does not exist is refused, with the names that might be meant and the sections there are") {
  Roads roads;
  const auto from = roads.refused(roads.closing("p_atyrua", "p_oral"));
  CHECK(describe(from).starts_with("not_found at /from"));
  REQUIRE(from.figures.size() == 1);
  CHECK(from.figures[0].name == "nearest");
  CHECK(describe(roads.refused(roads.closing("p_oral", "p_atyrua"))).starts_with("not_found at /to"));
  const auto section = roads.refused(roads.closing("p_atyrau", "p_aktau"));
  CHECK(describe(section).starts_with("not_found at /to"));
  CHECK(section.figures ==
        std::vector<Figure>{{"sections", std::vector<std::string>{"p_qulsary", "p_oral"}}});
}

TEST_CASE("Times that cannot be are refused by name") {
  Roads roads;
  auto params = roads.closing("p_atyrau", "p_oral");
  params.until = roads.place.now();
  CHECK(describe(roads.refused(params)).starts_with("invalid_params at /until"));
  params.until = roads.place.now() + std::chrono::hours{24 * 400};
  CHECK(describe(roads.refused(params)).starts_with("invalid_params at /until"));
  params = roads.closing("p_atyrau", "p_oral");
  params.begins = roads.place.now() - std::chrono::hours{24 * 400};
  CHECK(describe(roads.refused(params)).starts_with("invalid_params at /begins"));
}

TEST_CASE("A closure is opened once") {
  Roads roads;
  auto& context = roads.place.context;
  const auto closed =
      roads.place.must(close_road(context, called(saule), roads.closing("p_atyrau", "p_oral"))).closure;
  CHECK(roads.place.must(open_road(context, called(saule), {closed.id, {}})).closure == closed);
  CHECK(describe(roads.place.refused(open_road(context, called(saule), {closed.id, {}}))) ==
        "not_found at /closure");
}
