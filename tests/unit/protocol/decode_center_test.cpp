#include <boost/json/parse.hpp>

#include "protocol/decode.hpp"
#include "protocol/views.hpp"
#include "support/catch.hpp"
#include "support/json_schema.hpp"

using namespace pana;
using namespace pana::protocol;

namespace {

boost::json::object example() {
  return test::read_json(PANA_SOURCE_DIR "/daemon/protocol/schema/center.put.json")
      .at_pointer("/examples/0/call/params")
      .as_object();
}

}  // namespace

TEST_CASE("a register entry that is written reads back as it was") {
  auto put = decode_center_put(example());
  REQUIRE(put.has_value());
  JsonWriter json;
  write_register_entry(json, put->center, {Role::administrator, Relation::own_region});
  auto again = boost::json::parse(json.text()).as_object();
  again["key"] = put->key;
  auto reread = decode_center_put(again);
  REQUIRE(reread.has_value());
  CHECK(reread->center == put->center);
}

TEST_CASE("the units of a register entry stand smallest first, whatever the file's order") {
  auto put = decode_center_put(example());
  REQUIRE(put.has_value());
  REQUIRE(put->center.units.size() == 2);
  CHECK(put->center.units[0].unit == "teen");
  CHECK(put->center.units[0].who == UnitFor::adolescents);
  CHECK(put->center.units[0].step_free);
  CHECK(put->center.units[1].unit == "family3");
  CHECK(put->center.units[1].counters.total == 5);
}

TEST_CASE("what most centers do not have is read, and left out where it is the usual") {
  auto entry = example();
  const auto center = decode_center_put(entry)->center;
  CHECK(center.intake == IntakeHours{8 * 60, 22 * 60 + 30});
  CHECK(center.licence == Licence{std::nullopt, from_date("2026-12-31")});
  CHECK(center.rhythm == FreshnessLimits{minutes{600}, minutes{1440}});
  CHECK(center.phone_only);
  CHECK(center.eligibility.screening);
  CHECK(center.eligibility.stay_max_days == 90);
  for (const auto* member : {"intake", "licence", "rhythm", "phone_only"}) entry.erase(member);
  const auto usual = decode_center_put(entry)->center;
  CHECK(usual.intake.always());
  CHECK(usual.licence == Licence{});
  CHECK_FALSE(usual.rhythm.has_value());
  CHECK_FALSE(usual.phone_only);
  CHECK(usual.eligibility.aged_60_plus);
  CHECK(usual.eligibility.pregnant);
}

TEST_CASE("hours, dates and rhythms that cannot be are refused by their member") {
  const auto at = [](const char* member, const char* value) {
    auto entry = example();
    entry[member] = boost::json::parse(value);
    const auto put = decode_center_put(entry);
    return put.has_error() ? put.error().at : "taken";
  };
  CHECK(at("intake", R"({"from":"8:00","until":"20:00"})") == "/intake/from");
  CHECK(at("intake", R"({"from":"08:00"})") == "/intake/until");
  CHECK(at("intake", R"({"from":"08:00","until":"24:00"})") == "/intake/until");
  CHECK(at("licence", R"({"until":"2026-02-30"})") == "/licence/until");
  CHECK(at("licence", R"({"from":"2026-03-01","until":"2026-02-28"})") == "/licence/until");
  CHECK(at("licence", R"({"from":"2026-02-28","until":"2026-02-28"})") == "taken");
  CHECK(at("rhythm", R"({"ageing_after_min":600,"stale_after_min":600})") == "/rhythm/stale_after_min");
  CHECK(at("rhythm", R"({"ageing_after_min":5,"stale_after_min":600})") == "/rhythm/ageing_after_min");
  CHECK(at("phone_only", R"("yes")") == "/phone_only");
}

TEST_CASE("a unit code stands once in a register entry") {
  auto entry = example();
  auto& units = entry["units"].as_array();
  units.push_back(units.front());
  CHECK(decode_center_put(entry).error().at == "/units/2");
}

TEST_CASE("a center of the demo register is read without a fault, all of them") {
  const auto file = test::read_json(PANA_SOURCE_DIR "/config/kazakhstan/centers.json");
  for (const auto& center : file.at("centers").as_array()) {
    auto entry = center.as_object();
    entry["key"] = "6f1c1f0a-3c1b-4c57-9a40-0d4f5a1b2c3d";
    INFO(boost::json::serialize(entry));
    CHECK(decode_center_put(entry).has_value());
  }
}

TEST_CASE("a handover that is left out changes nothing, null removes it, and one that is told replaces it") {
  auto entry = example();
  const auto told = decode_center_put(entry)->handover;
  CHECK(told.told);
  CHECK(told.to == Handover{"+77000000101", MeetingPoint{MeetingKind::railway_station, {"p_oral"}}});
  entry["handover"] = nullptr;
  CHECK(decode_center_put(entry)->handover == HandoverChange{true, std::nullopt});
  entry.erase("handover");
  CHECK(decode_center_put(entry)->handover == HandoverChange{});
}

TEST_CASE("the line is the one telephone number that is taken, there and nowhere else") {
  auto entry = example();
  const auto refused = [&](const char* pointer, const char* text) {
    boost::json::value changed(entry);
    changed.at_pointer(pointer) = text;
    const auto put = decode_center_put(changed.get_object());
    return put.has_error() ? std::string{name_of(put.error().code)} + " " + put.error().at : "taken";
  };
  CHECK(refused("/handover/line", "+77050004681") == "taken");
  CHECK(refused("/handover/line", "150") == "taken");
  CHECK(refused("/handover/line", "+7 705 000 46 81") == "personal_data /handover/line");
  CHECK(refused("/handover/line", "87050004681") == "personal_data /handover/line");
  CHECK(refused("/handover/line", "790101300120") == "personal_data /handover/line");
  CHECK(refused("/handover/line", "call me") == "invalid_params /handover/line");
  CHECK(refused("/name/kk", "+77050004681") == "personal_data /name/kk");
  CHECK(refused("/handover/meeting_point/place", "+77050004681") ==
        "personal_data /handover/meeting_point/place");
  CHECK(refused("/handover/meeting_point/kind", "my house") == "invalid_params /handover/meeting_point/kind");
}

TEST_CASE("a center closes with a reason and an end, and opens with neither") {
  const auto at = [](const std::string& more) {
    auto result = decode_center_accepting(
        boost::json::parse(R"({"center":"c_one","key":"6f1c1f0a-3c1b-4c57-9a40-0d4f5a1b2c3d",)" + more + "}")
            .as_object());
    return result.has_error() ? result.error().at : "no fault";
  };
  CHECK(at(R"("accepting":false,"reason":"quarantine","until":"2026-02-14T09:00:00+05:00")") == "no fault");
  CHECK(at(R"("accepting":false)") == "/reason");
  CHECK(at(R"("accepting":false,"reason":"tired")") == "/reason");
  CHECK(at(R"("accepting":false,"reason":"quarantine","until":"tomorrow")") == "/until");
  CHECK(at(R"("accepting":true)") == "no fault");
  CHECK(at(R"("accepting":true,"reason":"quarantine")") == "/reason");
}
