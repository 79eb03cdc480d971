// What the referrer and the center are told, as the published schemas say.
#include "protocol/views_handover.hpp"

#include "protocol/views_offer.hpp"
#include "support/catch.hpp"
#include "support/json_schema.hpp"

using namespace pana;
using namespace pana::protocol;

namespace {

const Instant at = *from_rfc3339("2026-01-31T22:04:05.678Z");
const std::string code = "041872";

std::string written(const Handover* handover, const Gazetteer& gazetteer = {}) {
  JsonWriter json;
  write_handover(json, {handover, gazetteer, code, at}, {Role::officer, Relation::both});
  return json.take();
}

void fits(const std::string& text, const std::string& file, const std::string& part) {
  test::Schemas schemas{PANA_SOURCE_DIR "/daemon/protocol/schema"};
  INFO(text);
  CHECK(schemas.refused(test::json::parse(text), file + ".json", "/$defs/" + part) == std::nullopt);
}

}  // namespace

TEST_CASE("a handover is written with what the center has told, and the name of the place") {
  const Handover line{"111"};
  const Handover full{"+77000000101", MeetingPoint{MeetingKind::hospital, {"p_oral"}}};
  const Gazetteer known({},
                        {Place{{"p_oral"}, {"Орал", "Уральск", "Oral"}, {}, "27", {51.2, 51.4}, 300'000}});
  for (const auto& text : {written(nullptr), written(&line), written(&full), written(&full, known)})
    fits(text, "handover.show", "result");
  CHECK(written(nullptr) == R"({"arrival_code":"041872","expires_at":"2026-01-31T22:04:05.678Z"})");
  CHECK(written(&full, known).find(R"("name":{"kk":"Орал")") != std::string::npos);
}

TEST_CASE("the center is told which offer's handover was looked at and when, and not by whom") {
  Event event;
  event.cursor = {7, 1};
  event.at = at;
  event.handover_shown = HandoverShown{{"o1"}, {"c_a"}};
  CHECK(handover_shown(event) == R"({"cursor":"7-1","offer":"o1","at":"2026-01-31T22:04:05.678Z"})");
  fits(handover_shown(event), "handover.shown", "params");
}

TEST_CASE("an open offer tells how often it was looked at") {
  const OfferChanged offer{{"o1"}, {"r1"}, {"c_one"}, "family3", OfferState::accepted, 372, at, at, at, {}};
  const Looks looks{2, at};
  JsonWriter json;
  write_offer(json, offer, {Role::center, Relation::own_center}, nullptr, &looks);
  fits(std::string{json.text()}, "shapes", "offer");
  CHECK(json.text().find(R"("looks":2,"shown_at":"2026-01-31T22:04:05.678Z"})") != std::string::npos);
}
