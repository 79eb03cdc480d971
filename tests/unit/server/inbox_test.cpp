#include "server/inbox.hpp"

#include <algorithm>

#include "support/catch.hpp"

using namespace pana::server;

TEST_CASE("A message is whole whatever the sizes of its pieces") {
  for (const std::size_t piece : {1UL, 7UL, 159UL, 160UL, 161UL, 5000UL}) {
    std::string sent(20'000, ' ');
    for (std::size_t i = 0; i < sent.size(); ++i) sent[i] = static_cast<char>('a' + i % 26);
    Inbox inbox;
    for (std::size_t at = 0; at < sent.size();) {
      const auto space = inbox.space();
      const auto size = std::min({piece, space.size(), sent.size() - at});
      REQUIRE(size > 0);
      std::copy_n(sent.data() + at, size, space.data());
      inbox.took(size);
      at += size;
    }
    CHECK(inbox.message() == sent);
    inbox.clear();
    CHECK(inbox.message().empty());
  }
}
