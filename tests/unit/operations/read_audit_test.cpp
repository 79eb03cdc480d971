#include "operations/read_audit.hpp"

#include "operations/answer_offer.hpp"
#include "operations/open_request.hpp"
#include "operations/show_handover.hpp"
#include "support/catch.hpp"
#include "support/small_country.hpp"
#include "support/store_commands.hpp"
#include "support/workplace.hpp"

using namespace pana;
using namespace pana::test;
using namespace pana::operations;

namespace {

const Actor auditor{AccountId{"audit_one"}, Role::auditor, {}, {}};

struct Records {
  Workplace place{{tests::center("c_oral", "p_oral")}};

  void record(const std::string& account, const std::string& verb, int count) {
    for (int i = 0; i < count; ++i) {
      place.must(place.world.store().record_audit(once_by(operator_called(account), verb), "request",
                                                  "r" + std::to_string(i), "shown"));
    }
  }
  AuditRead read(const protocol::AuditRead& params) {
    return place.must(read_audit(place.context, called(auditor, "audit.read"), params));
  }
};

}  // namespace

TEST_CASE("An auditor gets the newest entries, and the reading itself stands on top of them") {
  Records records;
  records.record("anna", "handover.show", 3);
  const auto read = records.read({});
  REQUIRE(read.entries.size() == 4);
  CHECK(read.entries[0].record.verb == "audit.read");
  CHECK(read.entries[0].record.account == "audit_one");
  CHECK(read.entries[1].record.id == "r2");
  CHECK_FALSE(read.next);
}

TEST_CASE("Only what was asked for is answered: by whom, what, from when, until when") {
  Records records;
  records.record("anna", "handover.show", 3);
  records.place.world.advance(minutes{30});
  records.record("bota", "session.open", 2);
  const auto now = records.place.now();
  const auto count = [&](protocol::AuditRead params) { return records.read(params).entries.size(); };
  CHECK(count({.from = {}, .to = {}, .actor = AccountId{"anna"}, .verb = {}, .after = {}}) == 3);
  CHECK(count({.from = {}, .to = {}, .actor = {}, .verb = "session.open", .after = {}}) == 2);
  CHECK(count({.from = now, .to = {}, .actor = AccountId{"anna"}, .verb = {}, .after = {}}) == 0);
  CHECK(count({.from = now, .to = {}, .actor = AccountId{"bota"}, .verb = {}, .after = {}}) == 2);
  CHECK(count({.from = {}, .to = now, .actor = {}, .verb = {}, .after = {}}) == 3);
}

TEST_CASE("Pages follow each other without a gap and without telling anything twice") {
  Records records;
  records.record("anna", "handover.show", 95);
  protocol::AuditRead params;
  params.actor = AccountId{"anna"};
  params.limit = 10;
  std::vector<std::string> ids;
  for (bool more = true; more;) {
    const auto read = records.read(params);
    CHECK(read.entries.size() <= 10);
    for (const auto& entry : read.entries) ids.push_back(entry.record.id);
    more = read.next.has_value();
    if (!more) break;
    params.after = cursor_from(read.next->position);
    params.after_sequence = read.next->sequence;
  }
  REQUIRE(ids.size() == 95);
  for (int i = 0; i < 95; ++i) CHECK(ids[static_cast<std::size_t>(i)] == "r" + std::to_string(94 - i));
}

TEST_CASE("One call looks at so many entries only, and says where to go on") {
  Records records;
  records.record("anna", "handover.show", 20'500);
  protocol::AuditRead params;
  params.verb = "no.such";
  auto read = records.read(params);
  CHECK(read.entries.empty());
  REQUIRE(read.next);
  params.after = cursor_from(read.next->position);
  read = records.read(params);
  CHECK(read.entries.empty());
  CHECK_FALSE(read.next);
}

TEST_CASE("Every look at a handover is written down before it is shown, and so is each that was refused") {
  Workplace place({tests::center("c_oral", "p_oral")});
  const auto anna = operator_called("anna");
  const auto held = place.must(open_request(place.context, called(anna), opening())).outcome;
  place.must(accept_offer(place.context, called(staff_of("c_oral")), {held.offer, {}}));
  const auto recorded = [&] { return place.must(place.world.store().read_audit("", 100)).records; };
  place.must(show_handover(place.context, called(anna, "handover.show"), {held.request}));
  place.must(show_handover(place.context, called(anna, "handover.show"), {held.request}));
  REQUIRE(recorded().size() == 2);
  CHECK(recorded()[0].id == held.request.text);
  CHECK(recorded()[0].outcome == "shown");

  const auto stranger = called(operator_called("bota"), "handover.show");
  const auto foreign = place.refused(show_handover(place.context, stranger, {held.request}));
  const auto none = place.refused(show_handover(place.context, stranger, {{"rnosuchrequest"}}));
  CHECK(foreign == none);
  REQUIRE(recorded().size() == 4);
  CHECK(recorded()[1].account == "bota");
  CHECK(recorded()[1].id == held.request.text);
  CHECK(recorded()[1].outcome == "refused");
  CHECK(recorded()[0].id == "-");
}
