#include "operations/purge.hpp"

#include "operations/answer_offer.hpp"
#include "operations/change_request.hpp"
#include "operations/open_request.hpp"
#include "support/catch.hpp"
#include "support/fixed_clock.hpp"
#include "support/small_country.hpp"
#include "support/store_commands.hpp"
#include "support/workplace.hpp"

namespace pana::test {
namespace {

using operations::evacuate;
using operations::forget;
constexpr milliseconds day = std::chrono::hours{24};

Actor admin() {
  return {{"admin"}, Role::administrator, {}, {}};
}
operations::Caller operator_calls() {
  return called(operator_called("op_a"));
}

struct Forgetting {
  Workplace place{{tests::center("c_oral", "p_oral", {tests::group("single", 1, 3)})}};
  vault::Keyring& keyring = place.world.keyring();
  operations::Retention retention{keyring, day, 7 * day};
  vault::KeyNumber today = vault::day_of(place.now());

  RequestId open() {
    return place.must(operations::open_request(place.context, operator_calls(), opening())).outcome.request;
  }
  void end(const RequestId& request) {
    place.must(
        operations::end_request(place.context, operator_calls(), {request, "withdrawn", "too_far", {}}));
  }
  RequestState state(const RequestId& request) {
    return place.must(place.world.store().load_request(request)).state;
  }
  bool gone(const RequestId& request) {
    return place.world.wait(place.world.store().load_request(request)).has_error();
  }
  operations::Purged round() { return place.must(forget(place.context, retention)); }
  operations::Purged evacuation(bool all, operations::Caller caller = called(admin(), "request.purge")) {
    return place.must(evacuate(place.context, std::move(caller), retention, {all, {}}));
  }
};

}  // namespace

TEST_CASE("a day after its end a request is deleted, and the keys that nothing else needs are wiped") {
  Forgetting f;
  const auto request = f.open();
  f.end(request);
  f.place.world.advance(day - minutes{1});
  CHECK(f.round().purged == 0);
  CHECK(f.keyring.oldest() <= f.today);
  f.place.world.advance(minutes{1});
  CHECK(f.round().purged == 1);
  CHECK(f.gone(request));
  f.place.world.advance(std::chrono::hours{2});
  f.round();
  CHECK(f.keyring.oldest() > f.today);
}

TEST_CASE("an open request keeps the key of its day, and can still be read") {
  Forgetting f;
  const auto request = f.open();
  f.place.world.advance(5 * day);
  f.round();
  CHECK(f.keyring.oldest() <= f.today);
  CHECK(f.state(request) == RequestState::offered);
}

TEST_CASE("a request that is open for a week is ended for want of room, and its unit given back") {
  Forgetting f;
  const auto request = f.open();
  CHECK(f.place.free("c_oral", "single") == 2);
  f.place.world.advance(7 * day);
  const auto done = f.round();
  CHECK(done.ended == 1);
  CHECK(f.place.free("c_oral", "single") == 3);
  const auto record = f.place.must(f.place.world.store().load_request(request));
  CHECK(record.state == RequestState::ended);
  CHECK(record.outcome == "unmet_capacity");
}

TEST_CASE("no key is kept for longer than a week, whatever is still there") {
  Forgetting f;
  const auto request = f.open();
  f.place.world.advance(7 * day);
  f.round();
  f.place.world.advance(day - minutes{1});
  CHECK(f.round().purged == 0);
  CHECK(f.keyring.oldest() == vault::day_of(f.place.now() - 7 * day));
}

TEST_CASE("where the clocks of daemon and store differ, nothing open is ended and no key is wiped") {
  Forgetting f;
  const auto request = f.open();
  f.place.world.advance(8 * day);
  FixedClock wrong;
  wrong.at = f.place.now() - day;
  operations::Context context{f.place.context.store,  f.place.context.board,   wrong,
                              f.place.context.random, f.place.context.metrics, f.place.context.limits};
  const auto before = f.keyring.oldest();
  CHECK(f.place.must(forget(context, f.retention)).ended == 0);
  CHECK(f.keyring.oldest() == before);
  CHECK(f.state(request) == RequestState::offered);
}

TEST_CASE("what should have gone and is still there is told by the metric") {
  Forgetting f;
  f.end(f.open());
  f.place.world.advance(minutes{10});
  f.round();
  CHECK(f.place.context.metrics.get(Metric::oldest_remains_s) == 600);
}

TEST_CASE("an evacuation deletes what has ended, and leaves alone what is open") {
  Forgetting f;
  const auto ended = f.open();
  const auto open = f.open();
  f.end(ended);
  const auto done = f.evacuation(false);
  CHECK(done.purged == 1);
  CHECK(done.ended == 0);
  CHECK_FALSE(done.keys_wiped);
  CHECK(f.gone(ended));
  CHECK(f.state(open) == RequestState::offered);
}

TEST_CASE("an evacuation of all ends what is open, deletes everything and wipes today's key, too") {
  Forgetting f;
  f.open();
  const auto sealed_body = f.place.world.codec().seal(RequestId{"r1"}, store::RequestBody{});
  f.end(f.open());
  const auto done = f.evacuation(true);
  CHECK(done.purged == 2);
  CHECK(done.ended == 1);
  CHECK(done.keys_wiped);
  CHECK(f.place.free("c_oral", "single") == 3);
  CHECK(f.keyring.oldest() == f.today + 1);
  CHECK(f.place.world.codec().open(RequestId{"r1"}, sealed_body).error().code == FaultCode::not_found);
  // Work goes on under the next key.
  const auto next = f.open();
  CHECK(f.state(next) == RequestState::offered);
}

TEST_CASE("an evacuation that is asked for twice with one key spares what was opened between") {
  Forgetting f;
  f.open();
  const auto caller = called(admin(), "request.purge");
  const auto first = f.evacuation(true, caller);
  const auto next = f.open();
  const auto again = f.evacuation(true, caller);
  CHECK(again.purged == first.purged);
  CHECK(again.ended == first.ended);
  CHECK(f.state(next) == RequestState::offered);
}

TEST_CASE("who coordinates some regions may not end what is open in others") {
  Forgetting f;
  const auto open = f.open();
  auto caller = called({{"co"}, Role::coordinator, {}, {"27"}}, "request.purge");
  auto refused = f.place.refused(evacuate(f.place.context, caller, f.retention, {true, {}}));
  CHECK(refused.code == FaultCode::not_allowed);
  CHECK(f.state(open) == RequestState::offered);
  CHECK(f.evacuation(false, caller).ended == 0);
}

}  // namespace pana::test
