#include "store/packing.hpp"

#include <limits>

#include "core/random.hpp"
#include "support/catch.hpp"

namespace pana::store {

TEST_CASE("numbers of every size read back as they were packed") {
  std::vector<std::int64_t> numbers{0,
                                    1,
                                    -1,
                                    63,
                                    64,
                                    -64,
                                    -65,
                                    std::numeric_limits<std::int64_t>::max(),
                                    std::numeric_limits<std::int64_t>::min()};
  SeededRandom random{5};
  for (int i = 0; i < 1000; ++i)
    numbers.push_back(static_cast<std::int64_t>(random.next() >> random.below(64)));
  Packer packer{9};
  for (const auto number : numbers) packer.number(number);
  const auto packed = packer.finish();
  Unpacker unpacker{packed, 9};
  for (const auto number : numbers) CHECK(unpacker.number() == number);
  CHECK(unpacker.finished());
}

TEST_CASE("texts and lists of any bytes read back as they were packed") {
  const std::vector<std::string> texts{"", "Орал", std::string("\0\n", 2), std::string(300, 'x')};
  Packer packer{9};
  packer.text("first").texts(texts).texts({});
  const auto packed = packer.finish();
  Unpacker unpacker{packed, 9};
  CHECK(unpacker.text() == "first");
  CHECK(unpacker.texts() == texts);
  CHECK(unpacker.texts().empty());
  CHECK(unpacker.finished());
}

TEST_CASE("the packed length comes in steps of 64, whatever the content") {
  for (std::size_t size = 0; size < 200; ++size) {
    Packer packer{9};
    packer.text(std::string(size, 'x'));
    CHECK(packer.finish().size() % 64 == 0);
  }
}

TEST_CASE("another version, a cut, or anything left over is not finished") {
  Packer packer{9};
  packer.text(std::string(100, 'x')).number(7);
  const auto packed = packer.finish();
  CHECK_FALSE(Unpacker(packed, 8).finished());
  CHECK_FALSE(Unpacker({}, 9).finished());
  for (std::size_t size = 1; size < 104; ++size) {
    Unpacker unpacker{std::string_view{packed}.substr(0, size), 9};
    (void)unpacker.text();
    (void)unpacker.number();
    CHECK_FALSE(unpacker.finished());
  }
  Unpacker unread{packed, 9};
  CHECK_FALSE(unread.finished());
}

TEST_CASE("a length beyond the end reads as nothing, not as memory") {
  Packer packer{9};
  packer.number(1'000'000).number(-5);
  const auto packed = packer.finish();
  Unpacker text{packed, 9};
  CHECK(text.text().empty());
  CHECK_FALSE(text.finished());
  Unpacker list{packed, 9};
  CHECK(list.texts().size() < 100);
  CHECK_FALSE(list.finished());
}

TEST_CASE("words are parted by one space each, and empty ones count") {
  Words words{"a  -12 b"};
  CHECK(words.next() == "a");
  CHECK(words.next().empty());
  CHECK(words.number() == -12);
  CHECK_FALSE(words.done());
  CHECK(words.next() == "b");
  CHECK(words.done());
  CHECK_FALSE(words.overrun());
  CHECK(words.next().empty());
  CHECK(words.overrun());
}

}  // namespace pana::store
