#include "contract/world.hpp"
#include "support/catch.hpp"
namespace pana::test {
TEST_CASE("smoke") {
  RedisWorld w;
  store::PutCenter put;
  put.once = {{{"admin"}, Role::administrator}, "center.put", "k1", "f1"};
  put.center.id = {"c_a"};
  UnitGroup g; g.unit = "family3"; g.sleeps = 3; g.counters.total = 2;
  put.center.units = {g};
  auto o = w.wait(w.store().put_center(put));
  REQUIRE(o.has_value());
  CHECK(o->units.size() == 1);
  store::HoldUnit h;
  h.once = {{{"op"}, Role::hotline_operator}, "request.open", "k2", "f2"};
  h.request = {"r1"}; h.offer = {"o1"};
  h.open.emplace();
  h.candidates = {{{"c_a"}, "family3", 60, "60|80|0|0"}};
  auto held = w.wait(w.store().hold_unit(h));
  if (held.has_error()) FAIL(describe(held.error()));
  CHECK(held->held);
  auto r = w.wait(w.store().load_request({"r1"}));
  REQUIRE(r.has_value());
  CHECK(r->state == RequestState::offered);
  store::AnswerOffer a; a.once = {{{"staff"}, Role::center, {"c_a"}}, "offer.accept", "k3", "f3"};
  a.offer = {"o1"}; a.arrival_code = "123456";
  auto acc = w.wait(w.store().answer_offer(a));
  if (acc.has_error()) FAIL(describe(acc.error()));
  auto s = w.wait(w.store().snapshot());
  REQUIRE(s.has_value());
  CHECK(s->centers.at(0).units.at(0).counters.held == 1);
}
}
