#include "operations/serve_waiting.hpp"

#include "operations/change_request.hpp"
#include "operations/open_request.hpp"
#include "support/catch.hpp"
#include "support/small_country.hpp"
#include "support/store_commands.hpp"
#include "support/workplace.hpp"

using namespace pana;
using namespace pana::test;
using namespace pana::operations;

namespace {

const Actor anna = operator_called("anna");

// One center with one unit, which is taken.
struct Full {
  Workplace place{{tests::center("c_oral", "p_oral")}};
  RequestId holder = open(Urgency::standard);

  RequestId open(Urgency urgency, protocol::RequestOpen asking = opening()) {
    asking.basics.urgency = urgency;
    place.sync();
    place.world.advance(milliseconds{10});
    auto opened = place.must(open_request(place.context, called(anna), asking)).outcome;
    return opened.request;
  }
  void free_unit() {
    place.must(end_request(place.context, called(anna), {holder, "withdrawn", "changed_mind", {}}));
    place.sync();
  }
  RequestState state(const RequestId& request) {
    return place.must(place.context.store.load_request(request)).state;
  }
};

}  // namespace

TEST_CASE("The unit that is freed goes to the most urgent, then the oldest, of those who wait") {
  Full full;
  const auto standard = full.open(Urgency::standard);
  const auto urgent = full.open(Urgency::urgent);
  const auto younger = full.open(Urgency::urgent);
  full.free_unit();
  full.place.must(serve_waiting(full.place.context));
  CHECK(full.state(urgent) == RequestState::offered);
  CHECK(full.state(younger) == RequestState::waiting);
  CHECK(full.state(standard) == RequestState::waiting);
}

TEST_CASE("A new request that is not more urgent passes nobody by who waits for the same unit") {
  Full full;
  const auto waiting = full.open(Urgency::urgent);
  full.free_unit();
  const auto younger = full.open(GENERATE(Urgency::standard, Urgency::urgent));
  CHECK(full.state(waiting) == RequestState::offered);
  CHECK(full.state(younger) == RequestState::waiting);
}

TEST_CASE("A new emergency goes before those who wait and are less urgent") {
  Full full;
  const auto waiting = full.open(Urgency::urgent);
  full.free_unit();
  CHECK(full.state(full.open(Urgency::emergency)) == RequestState::offered);
  CHECK(full.state(waiting) == RequestState::waiting);
}

TEST_CASE("Whoever waits for something else holds up nobody") {
  Full full;
  auto elsewhere = opening();
  full.place.must(full.place.context.store.put_center(put(tests::center("c_aktau", "p_aktau"))));
  full.place.sync();
  elsewhere.basics.exclude.places = {{"p_oral"}};
  const auto waiting = full.open(Urgency::emergency, elsewhere);
  REQUIRE(full.state(waiting) == RequestState::waiting);
  full.free_unit();
  CHECK(full.state(full.open(Urgency::standard)) == RequestState::offered);
  CHECK(full.state(waiting) == RequestState::waiting);
}

TEST_CASE("A search in the middle of the list, as another daemon may do, serves those before it first") {
  Full full;
  const auto first = full.open(Urgency::urgent);
  const auto second = full.open(Urgency::urgent);
  full.free_unit();
  full.place.must(search_again(full.place.context, second));
  CHECK(full.state(first) == RequestState::offered);
  CHECK(full.state(second) == RequestState::waiting);
}

TEST_CASE("However many wait, the one who fits is found at once") {
  Full full;
  // Opened as waiting behind the ranking's back, which would not let them wait in vain.
  for (int i = 0; i < 150; ++i) {
    auto command = open_as(RequestState::waiting, "r_large" + std::to_string(i), Urgency::emergency);
    command.body.household.women = 9;
    full.place.must(full.place.context.store.open_request(command));
  }
  const auto small = full.open(Urgency::standard);
  full.free_unit();
  full.place.must(serve_waiting(full.place.context));
  CHECK(full.state(small) == RequestState::offered);
}
