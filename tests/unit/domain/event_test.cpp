#include "domain/event.hpp"

#include "support/catch.hpp"

using namespace pana;

TEST_CASE("A cursor reads back from its text") {
  for (const auto cursor : {Cursor{}, Cursor{1'700'000'000'000, 3}, Cursor{UINT64_MAX, UINT64_MAX}}) {
    CAPTURE(to_string(cursor));
    CHECK(cursor_from(to_string(cursor)) == cursor);
  }
  CHECK(to_string({1'700'000'000'000, 3}) == "1700000000000-3");
}

TEST_CASE("What is not a cursor is not read") {
  for (const auto* text :
       {"", "-", "1", "1-", "-1", "1-2-3", "1--2", " 1-2", "1-2 ", "+1-2", "1-+2", "a-b", "0x1-2",
        "18446744073709551616-0", "0-18446744073709551616", "01-2", "1-02", "$", "1-*"}) {
    CAPTURE(text);
    CHECK_FALSE(cursor_from(text).has_value());
  }
}

TEST_CASE("Cursors are ordered as the events are") {
  CHECK(Cursor{1, 9} < Cursor{2, 0});
  CHECK(Cursor{2, 0} < Cursor{2, 1});
}
