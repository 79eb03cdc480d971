#include "ctl/uuid.hpp"

#include "protocol/shapes.hpp"
#include "support/catch.hpp"

using namespace pana;

TEST_CASE("a new key is a random UUID that the daemon takes") {
  SeededRandom random{1};
  const auto one = ctl::new_uuid(random);
  CHECK(protocol::is_uuid(one));
  CHECK(one[14] == '4');
  CHECK(std::string{"89ab"}.find(one[19]) != std::string::npos);
  CHECK(one != ctl::new_uuid(random));
}
