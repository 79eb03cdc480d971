#include "core/id.hpp"

#include <set>
#include <type_traits>
#include <unordered_set>

#include "support/catch.hpp"

using namespace pana;

TEST_CASE("A new id is its prefix and 14 characters, and an id") {
  SeededRandom random{1};
  CHECK(new_request_id(random).text.size() == 15);
  CHECK(new_request_id(random).text.front() == 'r');
  CHECK(new_offer_id(random).text.front() == 'o');
  CHECK(is_id(new_offer_id(random).text));
}

TEST_CASE("New ids use all 32 characters and do not repeat") {
  SeededRandom random{2};
  std::unordered_set<RequestId> ids;
  std::set<char> characters;
  for (int i = 0; i < 10'000; ++i) {
    const auto id = new_request_id(random);
    CHECK(ids.insert(id).second);
    characters.insert(id.text.begin() + 1, id.text.end());
  }
  CHECK(characters.size() == 32);
}

TEST_CASE("Ids of different kinds do not mix") {
  CHECK_FALSE(std::is_constructible_v<RequestId, OfferId>);
  CHECK_FALSE(std::is_assignable_v<CenterId&, PlaceId>);
}

TEST_CASE("An id is 1 to 32 of a-z, 0-9, underscore and hyphen, and starts with a letter") {
  for (const auto* text : {"a", "p_oral", "c_k3v9qd", "r-2", "abcdefghijklmnopqrstuvwxyz012345"}) {
    CAPTURE(text);
    CHECK(is_id(text));
  }
  for (const auto* text : {"", "1a", "_a", "-a", "A", "aB", "a b", "a:b", "a{b}", "a*", "a\n", "й",
                           "abcdefghijklmnopqrstuvwxyz0123456"}) {
    CAPTURE(text);
    CHECK_FALSE(is_id(text));
  }
  CHECK_FALSE(is_id(std::string_view{"a\0b", 3}));
}
