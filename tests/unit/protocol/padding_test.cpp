#include "protocol/padding.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <set>

#include "support/catch.hpp"

using namespace pana::protocol;

namespace {

std::string object_of(std::size_t size) {
  const std::string head = R"({"a":")";
  return head + std::string(size - head.size() - 2, 'x') + "\"}";
}

}  // namespace

TEST_CASE("An object of any size gets one of a few sizes, and says the same") {
  std::set<std::size_t> sizes;
  for (std::size_t size = 8; size <= 20'000; ++size) {
    const auto message = padded(object_of(size));
    REQUIRE(message.size() >= size);
    REQUIRE(message.size() == padded_size(size));
    sizes.insert(message.size());
    if (size % 97 != 0) continue;
    auto read = boost::json::parse(message).as_object();
    read.erase("pad");
    REQUIRE(boost::json::serialize(read) == object_of(size));
  }
  CHECK(sizes == std::set<std::size_t>{251, 507, 1019, 2043, 4091, 8187, 12'283, 16'379, 20'475});
}

TEST_CASE("Padding is the last member, and a message that fits its class has none") {
  const auto message = padded(R"({"jsonrpc":"2.0","id":1,"result":{}})");
  CHECK(message.size() == 251);
  CHECK(message.find(R"({"jsonrpc":"2.0","id":1,"result":{},"pad":"  )") == 0);
  CHECK(padded(object_of(251)) == object_of(251));
  CHECK(padded(object_of(243)).size() == 507);
  CHECK(padded(object_of(242)).size() == 251);
}

TEST_CASE("What is no object, or an empty one, stays as it is") {
  for (const std::string text : {"", "x", "{}", "[1]", "burst"}) CHECK(padded(text) == text);
}
