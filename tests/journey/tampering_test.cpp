// Whoever owns the store changes what is sealed in it: nothing comes out, and the auditors hear of it.
#include "store/keys.hpp"
#include "support/catch.hpp"
#include "support/redis_shell.hpp"
#include "support/requests.hpp"
#include "support/world.hpp"

namespace pana::test {
namespace {

std::string queued(Console& op, std::string_view place) {
  return text_of(open_request(op, asking(place, woman_alone()), "queue"), "request");
}

std::string key_of(const std::string& request) {
  return std::string{store::keys::request} + request;
}

std::size_t refused_looks(World& world) {
  const auto read = world.console(1, "auditor_one")->call("audit.read", {{"verb", "request.show"}});
  std::size_t count = 0;
  for (const auto& entry : read.at("entries").as_array())
    count += text_of(entry.as_object(), "outcome") == "refused" ? 1 : 0;
  return count;
}

}  // namespace

TEST_CASE(
    "a sealed field that was changed, or swapped with another's, is refused and leaves an audit entry") {
  World world;
  const auto op = world.console(0, "op_one");
  const auto one = queued(*op, "p_atyrau"), other = queued(*op, "p_oral"), third = queued(*op, "p_aktau");
  RedisShell shell(world.redis().socket());
  const auto body = [&](const std::string& request) { return shell.text({"HGET", key_of(request), "body"}); };
  const auto put = [&](const std::string& request, const std::string& sealed) {
    shell.number({"HSET", key_of(request), "body", sealed});
  };
  const auto of_one = body(one);
  auto changed = body(third);
  changed.back() = static_cast<char>(changed.back() ^ 1);
  put(one, body(other));
  put(other, of_one);
  put(third, changed);
  for (const auto& request : {one, other, third}) {
    const auto refused = op->expect_error("request.show", {{"request", request}});
    CHECK(refused.reason == "internal_error");
    CHECK(refused.data.size() == 1);
  }
  CHECK(refused_looks(world) == 3);
  put(one, of_one);
  CHECK_NOTHROW(op->call("request.show", {{"request", one}}));
}

}  // namespace pana::test
