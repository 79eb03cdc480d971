#include "audit/record.hpp"

#include "support/catch.hpp"

using namespace pana;
using namespace pana::audit;

namespace {

const Record placed{"1769896800000-3", *from_rfc3339("2026-01-31T22:00:00.123Z"),
                    "op_aliya",        "operator",
                    "request.place",   "request",
                    "rabc234",         "offered"};
const std::string line =
    "1769896800000-3 2026-01-31T22:00:00.123Z op_aliya operator request.place request rabc234 offered";

}  // namespace

TEST_CASE("A record is one line, and the line is the record") {
  CHECK(to_line(placed) == line);
  CHECK(record_from(line) == placed);
}

TEST_CASE("Only what to_line writes is read as a record") {
  for (const auto& wrong : std::initializer_list<std::string>{
           std::string{}, line + " ", " " + line, line + " more", line.substr(0, line.rfind(' ')),
           "01769896800000-3" + line.substr(15), "-1-3" + line.substr(15),
           "1769896800000" + line.substr(15)}) {
    CAPTURE(wrong);
    CHECK_FALSE(record_from(wrong));
  }
  for (const auto* time :
       {"2026-01-31T22:00:00.1230Z", "2026-01-31T22:00:00.123+00:00", "2026-01-31", "now"}) {
    auto other = line;
    other.replace(16, 24, time);
    CAPTURE(other);
    CHECK_FALSE(record_from(other));
  }
}

TEST_CASE("No word can hold free text, a name or anything but closed characters") {
  for (const auto* word : {"offered", "c_k3v9qd", "request.place", "a-b:c_1", "-"}) CHECK(is_word(word));
  for (const auto* word : {"", "Aliya", "two words", "caf\xc3\xa9", "a\n", "a/b", "a@b", "+7701", "'"}) {
    CAPTURE(word);
    CHECK_FALSE(is_word(word));
  }
  CHECK(is_word(std::string(64, 'a')));
  CHECK_FALSE(is_word(std::string(65, 'a')));
}

TEST_CASE("An entry of the store's stream becomes a record") {
  CHECK(record_from_entry("1769896800000-3",
                          "1769896800123 op_aliya operator request.place request rabc234 offered") == placed);
}

TEST_CASE("An entry that is none of ours is not skipped, and its text is not kept") {
  for (const auto* entry :
       {"", "call me at +7 701 000 00 00", "x op operator verb kind id outcome",
        "1769896800123 op operator verb kind id", "1769896800123 op operator verb kind id outcome more",
        "1769896800123 Op operator verb kind id outcome", "1769896800123  operator verb kind id outcome",
        "9999999999999999 op operator verb kind id outcome"}) {
    const auto record = record_from_entry("1769896800000-3", entry);
    CAPTURE(entry, to_line(record));
    CHECK(to_line(record) ==
          "1769896800000-3 2026-01-31T22:00:00.000Z system system audit.unreadable entry - unreadable");
    CHECK(record_from(to_line(record)) == record);
  }
}
