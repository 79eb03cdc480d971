#include "store/codec.hpp"
#include "support/catch.hpp"
#include "support/fixed_clock.hpp"

namespace pana::store {
namespace {

struct Sealing {
  test::FixedClock clock;
  SeededRandom random{5};
  vault::Keyring keyring{vault::Key::random(random), vault::Key::random(random), 20'000, clock};
  vault::Seal seal{keyring, random};
  Codec codec{seal};
};

const Handover full{"+77000000101", MeetingPoint{MeetingKind::bus_station, {"p_oral"}}};

}  // namespace

TEST_CASE("a handover opens as it was sealed, with a meeting point and without") {
  Sealing with;
  for (const auto& handover : {full, Handover{"111"}}) {
    const auto opened = with.codec.open_handover({"c_a"}, with.codec.seal(CenterId{"c_a"}, handover));
    REQUIRE(opened.has_value());
    CHECK(*opened == handover);
  }
}

TEST_CASE("a sealed handover opens for its own center only, and as nothing else") {
  Sealing with;
  const auto sealed = with.codec.seal(CenterId{"c_a"}, full);
  CHECK(sealed.find("77000000101") == std::string::npos);
  CHECK(with.codec.open_handover({"c_b"}, sealed).error().code == FaultCode::internal_error);
  CHECK(with.codec.open(CenterId{"c_a"}, sealed).has_error());
  Center center;
  center.id = {"c_a"};
  CHECK(with.codec.open_handover({"c_a"}, with.codec.seal(center)).has_error());
}

TEST_CASE("a handover outlives the days: it is sealed under the root key") {
  Sealing with;
  const auto sealed = with.codec.seal(CenterId{"c_a"}, full);
  CHECK(sealed.front() == 2);
}

}  // namespace pana::store
