#include "domain/handover.hpp"

#include "support/catch.hpp"

using namespace pana;

TEST_CASE("a line is an international number or a short one, and nothing else") {
  for (const auto* line : {"+77000000101", "+12345678", "+123456789012345", "111", "1414", "000"}) {
    CAPTURE(line);
    CHECK(is_intake_line(line));
  }
  for (const auto* text : {"", "+", "11", "11111", "77000000101", "+1234567", "+1234567890123456",
                           "+0123456789", "+7 700 000 01 01", "+7700000010a", "111 ", " 111", "++7700000010",
                           "a11", "+7-700-000-01", "\xd9\xa1\xd9\xa1\xd9\xa1"}) {
    CAPTURE(text);
    CHECK_FALSE(is_intake_line(text));
  }
}

TEST_CASE("every kind of meeting point has a name of its own") {
  for (std::size_t i = 0; i < meeting_kinds.size(); ++i)
    CHECK(name_of(static_cast<MeetingKind>(i)) == meeting_kinds[i]);
  CHECK(name_of(MeetingKind::call_first) == "call_first");
}
