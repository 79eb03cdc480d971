#include <boost/json/parse.hpp>

#include "protocol/decode.hpp"
#include "support/catch.hpp"

using namespace pana;
using namespace pana::protocol;

namespace {

const std::string key = R"("key":"6f1c1f0a-3c1b-4c57-9a40-0d4f5a1b2c3d")";
const std::string section = R"("from":"p_astana","to":"p_temirtau")";
const std::string until = R"("until":"2026-02-01T09:00:00Z")";

Params params(const std::string& text) {
  return boost::json::parse("{" + text + "," + key + "}").as_object();
}

std::string refused(const std::string& text) {
  const auto result = decode_road_close(params(text));
  return result.has_error() ? describe(result.error()) : "no fault";
}

}  // namespace

TEST_CASE("a closure is read member by member, and stops everybody from now on where nothing else is said") {
  const auto plain = decode_road_close(params(section + "," + until));
  REQUIRE(plain.has_value());
  CHECK(plain->from.text == "p_astana");
  CHECK(plain->to.text == "p_temirtau");
  CHECK(plain->until == from_rfc3339("2026-02-01T09:00:00Z"));
  CHECK_FALSE(plain->begins.has_value());
  CHECK(plain->vehicles == all_vehicles);
  const auto full = decode_road_close(
      params(section + "," + until + R"(,"begins":"2026-01-31T09:00:00Z","vehicles":["bus"])"));
  REQUIRE(full.has_value());
  CHECK(full->begins == from_rfc3339("2026-01-31T09:00:00Z"));
  CHECK(full->vehicles == bit(Vehicle::bus));
}

TEST_CASE("a closure that cannot be is refused by name") {
  CHECK(refused(until + R"(,"to":"p_temirtau")").starts_with("invalid_params at /from"));
  CHECK(refused(section).starts_with("invalid_params at /until"));
  CHECK(refused(section + R"(,"until":"tomorrow")").starts_with("invalid_params at /until"));
  CHECK(refused(section + "," + until + R"(,"begins":"2026-02-01T09:00:00Z")")
            .starts_with("invalid_params at /until"));
  CHECK(refused(section + "," + until + R"(,"vehicles":[])").starts_with("invalid_params at /vehicles"));
  CHECK(refused(section + "," + until + R"(,"vehicles":["sledge"])")
            .starts_with("invalid_params at /vehicles/0"));
  CHECK(refused(section + "," + until + R"(,"vehicles":["car","car"])")
            .starts_with("invalid_params at /vehicles/1"));
}

TEST_CASE("a closure is opened by its id") {
  const auto read = decode_road_open(params(R"("closure":"kz3v9qdm2zpxa4t")"));
  REQUIRE(read.has_value());
  CHECK(read->closure.text == "kz3v9qdm2zpxa4t");
  CHECK(decode_road_open(params(R"("closure":"Not An Id")")).has_error());
}
