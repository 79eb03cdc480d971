#include "support/catch.hpp"
#include "support/store_commands.hpp"
#include "support/store_world.hpp"

// What is shown or refused leaves an entry, and entries are read back.
namespace pana::test {
namespace {

store::Once looking(std::string account = "anna") {
  return once_by(operator_called(std::move(account)), "handover.show");
}

}  // namespace

TEMPLATE_TEST_CASE("what is recorded is read back, newest first, with who and what", "", MemoryWorld,
                   RedisWorld) {
  TestType world;
  world.must(world.store().record_audit(looking("anna"), "request", "r1", "shown"));
  world.must(world.store().record_audit(looking("bota"), "request", "r2", "refused"));
  const auto page = world.must(world.store().read_audit("", 10));
  REQUIRE(page.records.size() == 2);
  const auto& newest = page.records[0];
  CHECK(newest.account == "bota");
  CHECK(newest.role == "operator");
  CHECK(newest.verb == "handover.show");
  CHECK(newest.kind == "request");
  CHECK(newest.id == "r2");
  CHECK(newest.outcome == "refused");
  CHECK(newest.at == world.now());
  CHECK(page.records[1].account == "anna");
}

TEMPLATE_TEST_CASE("entries are read page by page, each once", "", MemoryWorld, RedisWorld) {
  TestType world;
  for (int i = 0; i < 25; ++i)
    world.must(world.store().record_audit(looking(), "request", "r" + std::to_string(i), "shown"));
  std::string before;
  std::vector<std::string> seen;
  for (;;) {
    const auto page = world.must(world.store().read_audit(before, 10));
    if (page.records.empty()) break;
    for (const auto& record : page.records) seen.push_back(record.id);
    before = page.records.back().position;
  }
  REQUIRE(seen.size() == 25);
  for (int i = 0; i < 25; ++i) CHECK(seen[static_cast<std::size_t>(i)] == "r" + std::to_string(24 - i));
}

TEMPLATE_TEST_CASE("what was typed never stands in an entry", "", MemoryWorld, RedisWorld) {
  TestType world;
  world.must(world.store().record_audit(looking("My Secret Password!"), "session", "-", "refused"));
  CHECK(world.must(world.store().read_audit("", 1)).records.at(0).account == "unknown");
  for (const auto* word : {"", "two words", "Aliya", "+77010000000", "caf\xc3\xa9"}) {
    CAPTURE(word);
    for (int which = 0; which < 3; ++which) {
      const auto part = [&](int mine, const char* usual) {
        return std::string{which == mine ? word : usual};
      };
      const auto refused = world.wait(
          world.store().record_audit(looking(), part(0, "request"), part(1, "r1"), part(2, "shown")));
      REQUIRE(refused.has_error());
      CHECK(refused.error().code == FaultCode::invalid_params);
    }
  }
  CHECK(world.must(world.store().read_audit("", 10)).records.size() == 1);
}

}  // namespace pana::test
