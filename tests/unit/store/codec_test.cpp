#include "store/codec.hpp"

#include "support/catch.hpp"
#include "support/fixed_clock.hpp"

namespace pana::store {
namespace {

// Makes random values of every record that is sealed.
class Values {
 public:
  explicit Values(std::uint64_t seed) : dice_(seed) {}

  std::size_t roll(std::size_t sides) { return static_cast<std::size_t>(dice_.below(sides)); }
  std::string text() {
    static constexpr std::string_view letters = "abcdefghijklmnop 0123456789-\xd3\x99";
    std::string made;
    for (auto left = roll(12); left > 0; --left) made += letters[roll(letters.size())];
    return made;
  }
  std::vector<std::string> texts() {
    std::vector<std::string> made;
    for (auto left = roll(4); left > 0; --left) made.push_back(text());
    return made;
  }
  template <class IdOf>
  std::vector<IdOf> ids() {
    std::vector<IdOf> made;
    for (const auto& one : texts()) made.push_back({one});
    return made;
  }
  std::uint8_t small() { return static_cast<std::uint8_t>(roll(256)); }
  bool coin() { return roll(2) == 0; }

  Household household() {
    Household made{small(), small(), small(), coin(), {}, {}};
    for (auto& count : made.girls) count = small();
    for (auto& count : made.boys) count = small();
    return made;
  }
  Needs needs() {
    Needs made;
    for (std::size_t i = 0; i < need_names.size(); ++i) {
      if (coin()) made.add(static_cast<Need>(i));
    }
    if (coin()) made.add_code("interpreter:uz");
    if (coin()) made.add_code("interpreter:ug");
    return made;
  }
  Exclusion exclusion() {
    Exclusion made{texts(), ids<PlaceId>(), {}, coin(), ids<CenterId>()};
    for (auto left = roll(3); left > 0; --left)
      made.around.push_back({{text()}, static_cast<std::int32_t>(roll(5000))});
    return made;
  }
  RequestBody request() {
    return {{text()}, text(), household(), needs(), texts(), exclusion(), text(), text(), small()};
  }
  OfferBody offer() { return {household(), needs(), texts(), static_cast<Urgency>(roll(3)), text(), text()}; }
  Center center() {
    Center made;
    made.id = {"c_a"};
    made.code = text();
    made.name = {text(), text(), text()};
    made.region = text();
    made.place = {text()};
    made.operated_by = coin() ? OperatedBy::state : OperatedBy::ngo;
    made.eligibility = {coin(), coin(), coin(), small(), small(), coin(), coin(), coin(), small()};
    made.intake = {small(), small()};
    made.licence = {day(), day()};
    if (coin()) made.rhythm = FreshnessLimits{minutes{1 + roll(9)}, minutes{10 + roll(9)}};
    made.phone_only = coin();
    made.needs = needs();
    made.languages = texts();
    for (auto left = roll(5); left > 0; --left) {
      UnitGroup group{text(), static_cast<std::int32_t>(roll(20)), coin(), static_cast<UnitFor>(roll(3)), {}};
      group.counters.total = static_cast<std::int32_t>(roll(100));
      made.units.push_back(std::move(group));
    }
    return made;
  }
  std::optional<Day> day() {
    return coin() ? std::optional{Day{std::chrono::days{roll(40'000)}}} : std::nullopt;
  }
  AccountRecord account() {
    return {{"op_a"}, static_cast<Role>(roll(7)), {text()}, texts(), text(), coin()};
  }

 private:
  SeededRandom dice_;
};

struct Fixture {
  SeededRandom random{3};
  test::FixedClock clock;
  vault::Keyring keyring{vault::Key::random(random), vault::Key::random(random), 20'000, clock};
  vault::Seal seal{keyring, random};
  Codec codec{seal};
};

}  // namespace

TEST_CASE("every sealed record reads back as it was, whatever it says") {
  Fixture f;
  for (std::uint64_t seed = 0; seed < 500; ++seed) {
    Values values{seed};
    INFO("seed " << seed);
    const auto request = values.request();
    CHECK(*f.codec.open(RequestId{"r1"}, f.codec.seal(RequestId{"r1"}, request)) == request);
    const auto offer = values.offer();
    CHECK(*f.codec.open(OfferId{"o1"}, f.codec.seal(OfferId{"o1"}, offer)) == offer);
    const auto center = values.center();
    CHECK(*f.codec.open(center.id, f.codec.seal(center)) == center);
    const auto account = values.account();
    CHECK(*f.codec.open(account.account, f.codec.seal(account)) == account);
    const auto code = values.text();
    CHECK(*f.codec.open_code({"o1"}, f.codec.seal_code({"o1"}, code)) == code);
  }
}

TEST_CASE("an offer's sealed body holds a route for each center that it may go to, and tells the one named") {
  Fixture f;
  const auto offer = Values{1}.offer();
  const auto sealed = f.codec.seal(OfferId{"o1"}, offer, {{60, "60|80|0|0"}, {372, "372|495|1|15"}});
  CHECK(*f.codec.open(OfferId{"o1"}, sealed) == offer);
  CHECK(f.codec.open_told({"o1"}, sealed, 0)->route == OfferRoute{60, "60|80|0|0"});
  CHECK(f.codec.open_told({"o1"}, sealed, 1)->route == OfferRoute{372, "372|495|1|15"});
  CHECK(f.codec.open_told({"o1"}, sealed, 2)->route == OfferRoute{});
}

TEST_CASE("when a day's key is wiped, what people told on it is not found, and what lasts is still there") {
  Fixture f;
  const auto request = f.codec.seal(RequestId{"r1"}, RequestBody{});
  const auto offer = f.codec.seal(OfferId{"o1"}, OfferBody{});
  const auto code = f.codec.seal_code({"o1"}, "204961");
  Center center;
  center.id = {"c_a"};
  const auto entry = f.codec.seal(center);
  AccountRecord record;
  record.account = {"op_a"};
  const auto account = f.codec.seal(record);
  f.keyring.advance(20'001);
  CHECK(f.codec.open(RequestId{"r1"}, request).error().code == FaultCode::not_found);
  CHECK(f.codec.open(OfferId{"o1"}, offer).error().code == FaultCode::not_found);
  CHECK(f.codec.open_code({"o1"}, code).error().code == FaultCode::not_found);
  CHECK(f.codec.open(center.id, entry).has_value());
  CHECK(f.codec.open(AccountId{"op_a"}, account).has_value());
}

TEST_CASE("a register entry carries no live numbers but the total") {
  Fixture f;
  Center center;
  center.id = {"c_a"};
  center.confirmed_at = Instant{milliseconds{5}};
  center.acceptance = {false, "repairs", Instant{milliseconds{9}}};
  center.units.push_back({"single", 1, false, UnitFor::households, {7, 6, 5, 4, 3, 2}});
  const auto opened = *f.codec.open(center.id, f.codec.seal(center));
  CHECK_FALSE(opened.confirmed_at.has_value());
  CHECK(opened.acceptance == Acceptance{});
  CHECK(opened.units.at(0).counters == Counters{7, 0, 0, 0, 0, 0});
}

TEST_CASE("a sealed record opens only as what it is, for whom it is") {
  Fixture f;
  const auto sealed = f.codec.seal(OfferId{"x1"}, OfferBody{});
  CHECK(f.codec.open(OfferId{"x2"}, sealed).has_error());
  CHECK(f.codec.open(RequestId{"x1"}, sealed).has_error());
  CHECK(f.codec.open(CenterId{"x1"}, sealed).has_error());
  CHECK(f.codec.open(AccountId{"x1"}, sealed).has_error());
  CHECK(f.codec.open_code({"x1"}, sealed).has_error());
  CHECK(f.codec.open(OfferId{"x1"}, "").error().code == FaultCode::internal_error);
}

}  // namespace pana::store
