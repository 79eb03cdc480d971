#include "protocol/shapes.hpp"

#include <initializer_list>

#include "support/catch.hpp"

using namespace pana::protocol;

TEST_CASE("a UUID is 36 characters of lower-case hex with dashes in their places") {
  CHECK(is_uuid("6f1c1f0a-3c1b-4c57-9a40-0d4f5a1b2c3d"));
  for (const auto* text : {"", "6F1C1F0A-3c1b-4c57-9a40-0d4f5a1b2c3d", "6f1c1f0a03c1b-4c57-9a40-0d4f5a1b2c3d",
                           "6f1c1f0a-3c1b-4c57-9a40-0d4f5a1b2c3", "6f1c1f0a-3c1b-4c57-9a40-0d4f5a1b2c3g"}) {
    CHECK_FALSE(is_uuid(text));
  }
}

TEST_CASE("a language is a BCP 47 tag in lower case") {
  for (const auto* text : {"kk", "ru", "uig", "uz-latn", "zh-hans-cn", "de-1996"}) CHECK(is_language(text));
  for (const auto* text :
       {"", "k", "kazakh", "KK", "kk-", "-kk", "kk--latn", "k1", "kk-x", "kk-cyrillic9", "kk-aa-bb-cc-dd"}) {
    CHECK_FALSE(is_language(text));
  }
}

TEST_CASE("characters are counted, not bytes") {
  CHECK(characters("") == 0);
  CHECK(characters("Oral") == 4);
  CHECK(characters("Өскемен") == 7);
}
