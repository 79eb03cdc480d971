#include "audit/head.hpp"

#include "support/catch.hpp"
#include "unit/audit/written.hpp"

using namespace pana;
using namespace pana::audit;

TEST_CASE("A head is one line, and the line is the head") {
  Tip tip;
  const auto key = SigningKey::fresh();
  const auto lines = test::written(key, tip, 3);
  const auto head = head_from(lines.back());
  REQUIRE(head);
  CHECK(head->tip == tip);
  CHECK(head->position == test::record(3).position);
  CHECK(head->since == 0);
  CHECK_FALSE(head->opens());
  CHECK(head->key == key.name());
  CHECK(to_line(*head) == lines.back());
  CHECK(head_from(lines.front())->opens());
}

TEST_CASE("Only what to_line writes is read as a head") {
  Tip tip;
  const auto line = test::written(SigningKey::fresh(), tip, 3).back();
  for (const std::string& wrong : std::initializer_list<std::string>{
           std::string{"head"}, line + " ", "Head" + line.substr(4), line + "0",
           line.substr(0, line.size() - 1), "head 03" + line.substr(6)}) {
    CAPTURE(wrong);
    CHECK_FALSE(head_from(wrong));
  }
}
