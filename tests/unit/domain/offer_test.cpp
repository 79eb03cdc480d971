#include "domain/offer.hpp"

#include "support/catch.hpp"

using namespace pana;

TEST_CASE("Every state of an offer reads back from its name") {
  for (std::size_t i = 0; i < offer_state_names.size(); ++i) {
    const auto state = static_cast<OfferState>(i);
    CHECK(offer_state_from(name_of(state)) == state);
  }
  CHECK_FALSE(offer_state_from("held").has_value());
}

TEST_CASE("An offer holds a unit while it is offered or accepted") {
  for (std::size_t i = 0; i < offer_state_names.size(); ++i) {
    const auto state = static_cast<OfferState>(i);
    CHECK(holds(state) == (name_of(state) == "offered" || name_of(state) == "accepted"));
  }
}
