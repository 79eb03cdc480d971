// What the writers write of full objects is, for each reader, what the rules say: neither more nor less.
#include "protocol/object_writer.hpp"

#include <functional>
#include <map>

#include "protocol/views.hpp"
#include "protocol/views_promise.hpp"
#include "protocol/views_request.hpp"
#include "support/catch.hpp"
#include "support/json_schema.hpp"
#include "support/need_to_know.hpp"

using namespace pana;
using namespace pana::protocol;

namespace {

const Instant now = *from_rfc3339("2026-01-31T22:04:05.678Z");

// Objects with every member that there can be.
struct Full {
  Household household;
  Needs needs;
  std::vector<std::string> languages{"uz"};
  std::string region = "23";
  std::string transport = "own";
  Names names{"Орал", "Уральск", "Oral"};
  Center center;
  Place place{{"p_oral"}, {"Орал", "Уральск", "Oral"}, {}, "27", {51.246, 51.4256}, 300'000};
  OfferChanged offer{{"o1"}, {"r1"}, {"c_one"}, "teen", OfferState::offered,   372,
                     now,    now,    now,       {},     Role::hotline_operator};
  RequestChanged request{{"r1"}, RequestState::ended, {"op"}, {"op"},        Urgency::urgent,
                         now,    "unmet_capacity",    3,      {{"stale", 1}}};
  Reminded reminded{{"r1"}, ReminderKind::unanswered, false,  now,      {"op"},
                    {"op"}, Urgency::urgent,          {"o1"}, {"c_one"}};

  Full() {
    center.id = {"c_one"};
    center.region = "27";
    center.place = {"p_oral"};
    center.units = {{"teen", 1, true, UnitFor::adolescents, {2, 2, 0, 0, 0, 0}, {1, now}}};
    center.confirmed_at = now;
    center.intake = {8 * 60, 20 * 60};
    center.licence = {from_date("2026-01-01"), from_date("2026-12-31")};
    center.rhythm = FreshnessLimits{minutes{600}, minutes{1440}};
    center.phone_only = true;
    center.acceptance = {false, "quarantine", now + minutes{60}};
  }
  Asked asked() const { return {household, needs, languages, Urgency::urgent, region, transport}; }
};

using Write = std::function<void(JsonWriter&, Reader)>;

// Only "offers" and the like are lists of objects of another shape; they are looked at one by one.
std::map<Shape, Write> writers(const Full& full) {
  const RouteShown route{495, false, {372, 15, 0}};
  return {
      {Shape::center, [&](auto& json, auto reader) { write_center(json, full.center, now, {}, reader); }},
      {Shape::center_change,
       [&](auto& json, auto reader) { write_center_change(json, full.center, now, {}, reader); }},
      {Shape::unit, [&](auto& json, auto reader) { write_unit(json, full.center.units[0], reader); }},
      {Shape::register_entry,
       [&](auto& json, auto reader) { write_register_entry(json, full.center, reader); }},
      {Shape::capacity,
       [&](auto& json, auto reader) { write_capacity(json, full.center.id, now, {}, reader); }},
      {Shape::offer,
       [&](auto& json, auto reader) {
         const auto asked = full.asked();
         const Looks looks{2, now};
         write_offer(json, full.offer, reader, &asked, &looks);
       }},
      {Shape::offer_made, [&](auto& json, auto reader) { write_offer_made(json, full.offer, reader); }},
      {Shape::offer_rerouted,
       [&](auto& json, auto reader) { write_offer_rerouted(json, full.offer, true, reader); }},
      {Shape::offer_told,
       [&](auto& json, auto reader) {
         write_offer_told(json, {full.offer, &full.names, "no_staff"}, reader);
       }},
      {Shape::offer_answer,
       [&](auto& json, auto reader) {
         write_offer_answer(json, {full.offer.offer, full.offer.state, now, Role::center}, reader);
       }},
      {Shape::promise,
       [&](auto& json, auto reader) {
         const Promise promise{9, 5, 3, 1, 2, 0.56, 0.22, seconds{61}, std::chrono::sys_days{}};
         write_promise(json, full.center.id, promise, reader);
       }},
      {Shape::route, [=](auto& json, auto reader) { write_route(json, route, reader); }},
      {Shape::request_changed, [&](auto& json, auto reader) { write_request(json, full.request, reader); }},
      {Shape::request_story,
       [&](auto& json, auto reader) {
         const Household household;
         const Needs needs;
         const Exclusion exclude;
         const RequestAsked asked{{"p_oral"}, nullptr, "27",          household, needs,
                                  {},         "own",   "hotline_111", exclude};
         write_request_story(json, {full.request, now, "too_far", {}, &asked}, reader);
       }},
      {Shape::request_step,
       [&](auto& json, auto reader) {
         write_request_step(json, {{"r1"}, RequestState::ended, {"op"}, now, {{"stale", 1}}}, reader);
       }},
      {Shape::reminder, [&](auto& json, auto reader) { write_reminder(json, full.reminded, reader); }},
      {Shape::placed,
       [&, route](auto& json, auto reader) {
         write_placed(json, {{"r1"}, RequestState::offered, full.offer, route, {{"stale", 1}}}, reader);
       }},
  };
}

test::Words members_of(const std::string& text) {
  test::Words names;
  const auto object = test::json::parse(text);
  for (const auto& member : object.as_object()) names.emplace(member.key());
  return names;
}

test::Words without_marks(test::Words names) {
  if (names.erase("travel_min~") > 0) names.emplace("travel_min");
  return names;
}

template <class Each>
void for_each_reader(Each each) {
  for (std::size_t role = 0; role < role_names.size(); ++role) {
    for (std::size_t relation = 0; relation < relation_names.size(); ++relation)
      each(Reader{static_cast<Role>(role), static_cast<Relation>(relation)});
  }
}

}  // namespace

TEST_CASE("each reader is written exactly the members that the rules say, of every object in every state") {
  Full full;
  for (const auto& writer : writers(full)) {
    const auto shape = writer.first;
    for (std::size_t state = 0; state < offer_state_names.size(); ++state) {
      full.offer.state = static_cast<OfferState>(state);
      for_each_reader([&](Reader reader) {
        JsonWriter json;
        writer.second(json, reader);
        CAPTURE(name_of(shape), name_of(reader.role), name_of(reader.relation), state, json.text());
        CHECK(members_of(json.text()) ==
              without_marks(test::oracle_shows(name_of(reader.role), name_of(shape), name_of(reader.relation),
                                               offer_state_names[state])));
      });
    }
  }
}

TEST_CASE("a distance that must not tell the town is written in full hours") {
  const Full full;
  const auto minutes_told = [&](auto write, Reader reader) {
    JsonWriter json;
    write(json, reader);
    return test::json::parse(json.text()).at("travel_min").as_int64();
  };
  const auto made = [&](auto& json, auto reader) { write_offer_made(json, full.offer, reader); };
  const auto to_center = [&](auto& json, auto reader) { write_offer(json, full.offer, reader, nullptr); };
  CHECK(minutes_told(made, {Role::hotline_operator, Relation::both}) == 372);
  CHECK(minutes_told(made, {Role::officer, Relation::both}) == 420);
  CHECK(minutes_told(to_center, {Role::center, Relation::own_center}) == 420);
}

TEST_CASE("what some reader sees of an object is what its published schema knows, and the other way round") {
  test::Schemas schemas{PANA_SOURCE_DIR "/daemon/protocol/schema"};
  const auto& shapes = schemas.file("shapes.json").at("$defs").as_object();
  for (std::size_t at = 0; at < shape_names.size(); ++at) {
    const auto* published = shapes.if_contains(shape_names[at]);
    if (published == nullptr) continue;  // stands in its method's file
    CAPTURE(shape_names[at]);
    test::Words known;
    for (const auto& member : published->at("properties").as_object()) known.emplace(member.key());
    test::Words seen;
    for (const auto& row : visible_table()) {
      for (std::size_t member = 0; member < member_names.size(); ++member) {
        if (row.shape == static_cast<Shape>(at) && row.members.has(static_cast<Member>(member)))
          seen.emplace(member_names[member]);
      }
    }
    CHECK(seen == known);
  }
}
