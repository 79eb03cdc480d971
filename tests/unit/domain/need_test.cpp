#include "domain/need.hpp"

#include "support/catch.hpp"
#include "support/small_country.hpp"

using namespace pana;
using pana::tests::needs;

TEST_CASE("Every need reads back from its code") {
  for (const auto name : need_names) {
    Needs one;
    CHECK(one.add_code(name));
    CHECK(one.codes() == std::vector<std::string>{std::string{name}});
  }
}

TEST_CASE("Codes come in the order of the table, interpreters after them by alphabet, each once") {
  const auto all = needs({"interpreter:uz", "pet", "interpreter:de", "step_free", "interpreter:uz"});
  CHECK(all.codes() == std::vector<std::string>{"step_free", "pet", "interpreter:de", "interpreter:uz"});
}

TEST_CASE("An unknown code adds nothing") {
  Needs none;
  for (const auto* code :
       {"", "lift", "step_free ", "STEP_FREE", "interpreter", "interpreter:", "interpreter:Uz",
        "interpreter:u", "interpreter:uz-", "interpreter:-uz", "interpreter:uz-x-ivan", "interpreter:uzbek",
        "interpreter:uz-cyrl-uz-x", "interpreter:870101300123"}) {
    CAPTURE(code);
    CHECK_FALSE(none.add_code(code));
  }
  CHECK(none.empty());
}

TEST_CASE("A language may name a script and a region") {
  for (const auto* tag : {"uz", "uzn", "uz-cyrl", "uz-cyrl-uz", "ug-cn", "es-419"}) {
    CAPTURE(tag);
    CHECK(is_language(tag));
  }
}

TEST_CASE("Needs are met where all codes are given") {
  const auto asked = needs({"pet", "interpreter:uz", "legal_aid"});
  CHECK(asked.met_by(needs({"legal_aid", "pet", "wheelchair", "interpreter:de", "interpreter:uz"})));
  CHECK(Needs{}.met_by(Needs{}));
  const auto given = needs({"pet", "interpreter:de"});
  CHECK_FALSE(asked.met_by(given));
  CHECK(asked.missing_from(given) == std::vector<std::string>{"legal_aid", "interpreter:uz"});
  CHECK(asked.missing_from(asked).empty());
}
