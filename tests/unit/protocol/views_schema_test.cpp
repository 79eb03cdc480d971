// What the writers write is what the published schemas say.
#include "protocol/views.hpp"

#include "protocol/views_report.hpp"
#include "protocol/views_request.hpp"
#include "protocol/views_road.hpp"
#include "protocol/views_session.hpp"
#include "support/catch.hpp"
#include "support/json_schema.hpp"

using namespace pana;
using namespace pana::protocol;

namespace {

const Instant now = *from_rfc3339("2026-01-31T22:04:05.678Z");
const Reader op{Role::hotline_operator, Relation::own_region};
const Reader of_oral{Role::center, Relation::own_center};

Center center() {
  Center made;
  made.id = {"c_one"};
  made.code = "27-01";
  made.name = {"Шаңырақ", "Шанырак", "Shanyrak"};
  made.region = "27";
  made.place = {"p_oral"};
  made.needs.add(Need::wheelchair);
  made.languages = {"kk", "ru"};
  UnitGroup teen{"teen", 1, true, UnitFor::adolescents, {2, 2, 0, 0, 0, 0}};
  UnitGroup family{"family3", 3, false, UnitFor::households, {5, 5, 2, 1, 0, 41}};
  made.units = {teen, family};
  return made;
}

OfferChanged offer() {
  return {{"o1"}, {"r1"}, {"c_one"},         "family3",    OfferState::offered,
          372,    now,    now + minutes{10}, std::nullopt, {}};
}

template <class Write>
std::string written(Write write) {
  JsonWriter json;
  write(json);
  return json.take();
}

void check_shape(const std::string& text, const std::string& shape) {
  test::Schemas schemas{PANA_SOURCE_DIR "/daemon/protocol/schema"};
  INFO(text);
  CHECK(schemas.refused(test::json::parse(text), "shapes.json", "/$defs/" + shape) == std::nullopt);
}

void check_params(const std::string& text, const std::string& notice) {
  test::Schemas schemas{PANA_SOURCE_DIR "/daemon/protocol/schema"};
  INFO(text);
  CHECK(schemas.refused(test::json::parse(text), notice + ".json", "/$defs/params") == std::nullopt);
}

void check_result(const std::string& text, const std::string& method) {
  test::Schemas schemas{PANA_SOURCE_DIR "/daemon/protocol/schema"};
  INFO(text);
  CHECK(schemas.refused(test::json::parse(text), method + ".json", "/$defs/result") == std::nullopt);
}

}  // namespace

TEST_CASE("a center is written as its shape says, open or closed, confirmed or not") {
  auto shown = center();
  const auto write = [&](JsonWriter& json) { write_center(json, shown, now, {}, op); };
  const auto write_change = [&](JsonWriter& json) { write_center_change(json, shown, now, {}, op); };
  check_shape(written(write), "center");
  CHECK(written(write).find("confirmed_at") == std::string::npos);
  shown.confirmed_at = now - minutes{1};
  shown.acceptance = {false, "quarantine", now + minutes{60}};
  check_shape(written(write), "center");
  check_shape(written(write_change), "center_change");
  CHECK(written(write_change)
            .find(R"("accepting":false,"reason":"quarantine","until":"2026-01-31T23:04:05.678Z")") !=
        std::string::npos);
}

TEST_CASE("a closed center whose time is over is written as accepting") {
  auto shown = center();
  shown.acceptance = {false, "quarantine", now - minutes{1}};
  const auto text = written([&](JsonWriter& json) { write_center_change(json, shown, now, {}, op); });
  CHECK(text.find(R"("accepting":true,"freshness")") != std::string::npos);
}

TEST_CASE("units, capacity, places and regions are written as their shapes say") {
  const auto shown = center();
  for (const auto& group : shown.units)
    check_shape(written([&](JsonWriter& json) { write_unit(json, group, op); }), "unit");
  const std::vector<UnitChanged> changed{{{"c_one"}, "family3", shown.units[1].counters}};
  check_shape(written([&](JsonWriter& json) { write_capacity(json, {"c_one"}, now, changed, op); }),
              "capacity");
  const Place oral{{"p_oral"}, {"Орал", "Уральск", "Oral"}, {}, "27", {51.246, 51.4256}, 300'000};
  check_shape(written([&](JsonWriter& json) { write_place(json, oral, Role::officer); }), "place");
  check_shape(written([&](JsonWriter& json) { write_region_availability(json, "27", true, Role::officer); }),
              "region_availability");
  CHECK(
      written([&](JsonWriter& json) { write_unit(json, shown.units[1], op); }) ==
      R"({"unit":"family3","sleeps":3,"total":5,"staffed":5,"occupied":2,"held":1,"out_of_service":0,"free":2,"version":41})");
}

TEST_CASE("a household is written with the bands that it has") {
  Household household;
  household.women = 1;
  household.girls[1] = 1;
  household.boys[4] = 1;
  const auto text = written([&](JsonWriter& json) { write_household(json, household); });
  check_shape(text, "household");
  CHECK(text == R"({"women":1,"men":0,"aged_60_plus":0,"pregnant":false,"children":[)"
                R"({"band":"3-6","girls":1,"boys":0},{"band":"14-15","girls":0,"boys":1}]})");
}

TEST_CASE("every rule is written as a reason that the schema knows") {
  for (std::size_t rule = 0; rule < rule_count; ++rule) {
    const Reason reason{static_cast<Rule>(rule), 13, "14-15", "family5"};
    check_shape(written([&](JsonWriter& json) { write_reason(json, reason); }), "reason");
  }
  CHECK(written([](JsonWriter& json) { write_reason(json, {Rule::stale}); }) == R"({"rule":"stale"})");
}

TEST_CASE("notices of offers and requests are written as their schemas say") {
  Household household;
  household.women = 1;
  Needs needs;
  needs.add(Need::legal_aid);
  const std::vector<std::string> languages{"uz"};
  const std::string region = "23";
  const std::string transport = "own";
  const Asked asked{household, needs, languages, Urgency::urgent, region, transport};
  check_params(offer_changed({7, 1}, offer(), &asked, of_oral), "offer.changed");
  check_params(offer_changed({7, 1}, offer(), nullptr, of_oral), "offer.changed");
  RequestChanged request{{"r1"}, RequestState::offered, {"op_aliya"}, {"op_aliya"}, Urgency::urgent, now, "",
                         3};
  const auto made = offer();
  check_params(request_changed({7, 1}, request, &made, {{"op_aliya"}, Role::hotline_operator}),
               "request.changed");
  check_params(request_changed({7, 1}, request, nullptr, {{"op_aliya"}, Role::officer}), "request.changed");
  check_params(queue_changed({7, 1}, request), "queue.changed");
  request.blocked = {{"stale", 2}};
  check_params(request_changed({7, 1}, request, nullptr, {{"op_aliya"}, Role::officer}), "request.changed");
  CHECK(queue_changed({7, 1}, request).find("blocked") == std::string::npos);
  Event event;
  event.request = request;
  event.offer = made;
  for (const auto reachable : {true, false}) {
    event.rerouted = RouteChanged{reachable};
    for (const auto role : {Role::hotline_operator, Role::officer})
      check_params(route_changed(event, {{"op_aliya"}, role}), "request.route_changed");
  }
}

TEST_CASE("reminders and alarms are written as their schemas say, to centers without the request") {
  const Reminded told{{"r1"}, ReminderKind::unanswered, false,  now,      {"x"},
                      {"x"},  Urgency::urgent,          {"o1"}, {"c_one"}};
  const auto to_center = reminder_told({7, 1}, told, {Role::center, Relation::own_center});
  check_params(to_center, "offer.reminder");
  CHECK(to_center.find("r1") == std::string::npos);
  check_params(reminder_told({7, 1}, told, {Role::officer, Relation::both}), "request.reminder");
  check_params(reminder_told({7, 1}, told, {Role::hotline_operator, Relation::stranger}), "request.alarm");
}

TEST_CASE(
    "the way of an offer is told in full hours before the center accepts, and not where there is none") {
  Event event;
  event.request = RequestChanged{{"r1"}, RequestState::offered, {"x"}, {"x"}, Urgency::urgent, now, "", 3};
  event.offer = offer();
  event.offer->travel_min = 372;
  event.rerouted = RouteChanged{true};
  const auto told = [&](Role role, const std::string& words) {
    return route_changed(event, {{"x"}, role}).find(words) != std::string::npos;
  };
  CHECK(told(Role::hotline_operator, R"("travel_min":372)"));
  CHECK(told(Role::officer, R"("travel_min":420)"));
  event.offer->state = OfferState::accepted;
  CHECK(told(Role::officer, R"("travel_min":372)"));
  event.rerouted = RouteChanged{false};
  CHECK(told(Role::officer, R"("reachable":false)"));
  CHECK_FALSE(told(Role::officer, "travel_min"));
}

TEST_CASE("closures are written as their shape says, with names where the places are known") {
  const Closure known{{"k1"}, {"p_astana"}, {"p_temirtau"}, now, now, all_vehicles};
  const Closure unknown{{"k2"}, {"p_nowhere"}, {"p_temirtau"}, now, now, bit(Vehicle::bus)};
  const Gazetteer gazetteer({},
                            {{{"p_astana"}, {"Астана", "Астана", "Astana"}, {}, "71", {51.18, 71.45}, 1},
                             {{"p_temirtau"}, {"Теміртау", "Темиртау", "Temirtau"}, {}, "35", {50, 73}, 1}});
  const auto text = written([&](JsonWriter& json) { write_closure(json, known, gazetteer); });
  check_shape(text, "closure");
  CHECK(text.find("Темиртау") != std::string::npos);
  const auto plain = written([&](JsonWriter& json) { write_closure(json, unknown, gazetteer); });
  check_shape(plain, "closure");
  CHECK(plain.find(R"("vehicles":["bus"])") != std::string::npos);
  Event event;
  event.road = RoadChanged{known, false};
  check_params(road_changed(event, gazetteer), "road.changed");
}

TEST_CASE("a month's figures are written as their shape says, and what is withheld is not there") {
  MonthSummary summary{Month{std::chrono::year{2026} / 10}};
  summary.country[0] = 34;
  summary.regions = {{"10", std::nullopt}, {"71", 12}};
  const auto text = written([&](JsonWriter& json) {
    json.begin_object().key("months").begin_array();
    write_month_summary(json, summary);
    json.end_array().end_object();
  });
  check_result(text, "report.summary");
  CHECK(text == R"({"months":[{"month":"2026-10","figures":{"placed":34},"regions":[{"region":"10"},)"
                R"({"region":"71","placed":12}]}]})");
  const auto waiting = written([&](JsonWriter& json) {
    json.begin_object().key("regions").begin_array();
    write_region_waiting(json, "23", 2, now);
    json.end_array().end_object();
  });
  check_result(waiting, "request.waiting");
  check_params(waiting_changed({7, 1}), "waiting.changed");
}

TEST_CASE("an officer learns the center of an offer once it has accepted, an operator at once") {
  const RequestChanged request{{"r1"}, RequestState::offered, {"x"}, {"x"}, Urgency::urgent, now, "", 3};
  auto made = offer();
  const auto names_center = [&](Role role) {
    return request_changed({7, 1}, request, &made, {{"x"}, role}).find("c_one") != std::string::npos;
  };
  CHECK(names_center(Role::hotline_operator));
  CHECK_FALSE(names_center(Role::officer));
  CHECK_FALSE(names_center(Role::gateway));
  made.state = OfferState::accepted;
  CHECK(names_center(Role::officer));
  CHECK(names_center(Role::gateway));
}

TEST_CASE("sessions, accounts and the daemon's state are written as their shapes say") {
  const Secret token{std::string(43, 'A')};
  const Actor coordinator{{"co_west"}, Role::coordinator, {}, {"23", "27"}};
  const Actor staff{{"oral_staff"}, Role::center, {"c_one"}, {}};
  check_shape(written([&](JsonWriter& json) { write_session(json, coordinator, token, now); }), "session");
  check_shape(written([&](JsonWriter& json) { write_session(json, staff, token, now); }), "session");
  check_shape(written([&](JsonWriter& json) { write_account(json, {staff, true, {}, false}); }), "account");
  const AccountView bound{staff, false, {std::string(64, 'a')}, true};
  check_shape(written([&](JsonWriter& json) { write_account(json, bound); }), "account");
  const Secret secret{std::string(32, 'A')};
  check_shape(written([&](JsonWriter& json) { write_new_account(json, bound, secret); }), "new_account");
  const SystemState state{"pana1", "0.1.0", 5, 41, {"master", "7.0.15", 0, 3, 0, 0}};
  const auto text = written([&](JsonWriter& json) { write_status(json, state); });
  test::Schemas schemas{PANA_SOURCE_DIR "/daemon/protocol/schema"};
  CHECK(schemas.refused(test::json::parse(text), "system.status.json", "/$defs/result") == std::nullopt);
}
