#include "protocol/views_audit.hpp"

#include "support/catch.hpp"
#include "support/json_schema.hpp"

using namespace pana;
using namespace pana::protocol;

namespace {

const Instant now = *from_rfc3339("2026-01-31T22:04:05.678Z");

void check(const std::string& text, const std::string& file, const std::string& shape) {
  test::Schemas schemas{PANA_SOURCE_DIR "/daemon/protocol/schema"};
  INFO(text);
  CHECK(schemas.refused(test::json::parse(text), file, "/$defs/" + shape).value_or("nothing") == "nothing");
}

}  // namespace

TEST_CASE("audit entries are written as their schema says, chained or not yet") {
  AuditEntryShown entry{std::nullopt,    "1769896800123-0", now,         "op_aliya", "operator",
                        "request.place", "request",         "rk3v9qdab", "offered"};
  for (int i = 0; i < 2; ++i) {
    JsonWriter json;
    write_audit_entry(json, entry);
    CHECK((json.text().find("sequence") != std::string::npos) == entry.sequence.has_value());
    check(json.take(), "audit.read.json", "entry");
    entry.sequence = 812;
  }
}

TEST_CASE("audit heads are written as their schema says, with the public key where it is known") {
  const std::string line = "head 812 " + std::string(64, 'a') +
                           " 1769896800123-0 2026-01-31T22:00:00.456Z 812 " + std::string(16, 'b') + " " +
                           std::string(128, 'c');
  AuditHeadShown head{line, 812, now, "bbbbbbbbbbbbbbbb", "", true};
  for (int i = 0; i < 2; ++i) {
    JsonWriter json;
    write_audit_head(json, head);
    CHECK((json.text().find("public_key") != std::string::npos) == !head.public_key.empty());
    check(json.take(), "audit.head.json", "result");
    head.public_key = "-----BEGIN PUBLIC KEY-----\n";
  }
}
