#include "domain/name_index.hpp"

#include <algorithm>
#include <optional>
#include <tuple>

#include "core/random.hpp"
#include "domain/spelling.hpp"
#include "support/catch.hpp"

using namespace pana;

namespace {

using Numbers = std::vector<NameIndex::Number>;

std::u32string word(SeededRandom& random, std::size_t most) {
  std::u32string made;
  for (auto left = random.below(most + 1); left > 0; --left)
    made += static_cast<char32_t>(U'а' + random.below(3));
  return made;
}

bool any_beginning(const std::u32string& name, const std::u32string& text) {
  for (std::size_t size = 0; size <= name.size(); ++size) {
    if (typing_errors(name.substr(0, size), text) == 1) return true;
  }
  return false;
}

// The kind of answer that a name is, by the words of NameIndex::best.
std::optional<int> grade(const std::u32string& name, const std::u32string& text) {
  if (name.empty() || text.empty()) return std::nullopt;
  if (name == text) return 0;
  if (name.starts_with(text)) return 1;
  if (text.size() < 4) return std::nullopt;
  if (typing_errors(name, text) == 1) return 2;
  if (any_beginning(name, text)) return 3;
  return std::nullopt;
}

Numbers by_looking_at_all(const std::vector<NameIndex::Entry>& entries,
                          const std::vector<std::uint32_t>& rank, const std::u32string& text,
                          std::size_t limit) {
  std::vector<std::tuple<int, std::uint32_t, NameIndex::Number>> all;
  for (const auto& [name, number] : entries) {
    if (const auto kind = grade(name, text)) all.push_back({*kind, rank[number], number});
  }
  std::sort(all.begin(), all.end());
  const bool is_whole = !all.empty() && std::get<0>(all.front()) == 0;
  Numbers best;
  for (const auto& [kind, its_rank, number] : all) {
    if (best.size() == limit || (kind == 3 && is_whole)) break;
    if (std::find(best.begin(), best.end(), number) == best.end()) best.push_back(number);
  }
  return best;
}

std::vector<std::uint32_t> shuffled(SeededRandom& random, std::size_t count) {
  std::vector<std::uint32_t> ranks(count);
  for (std::uint32_t i = 0; i < count; ++i) ranks[i] = i;
  for (std::size_t i = count; i > 1; --i) std::swap(ranks[i - 1], ranks[random.below(i)]);
  return ranks;
}

}  // namespace

TEST_CASE("The index answers as looking at every name does") {
  const auto seed = GENERATE(1U, 2U, 3U, 4U, 5U, 6U, 7U, 8U);
  CAPTURE(seed);
  SeededRandom random(seed);
  const std::size_t count = 1 + random.below(60);
  std::vector<NameIndex::Entry> entries;
  for (std::uint32_t i = 0; i < count; ++i) {
    for (auto names = 1 + random.below(3); names > 0; --names) entries.push_back({word(random, 7), i});
  }
  const auto rank = shuffled(random, count);
  const NameIndex index(entries, rank);
  for (int i = 0; i < 500; ++i) {
    const auto text = word(random, 8);
    const std::size_t limit = random.below(12);
    CAPTURE(std::vector<std::uint32_t>(text.begin(), text.end()), limit);
    REQUIRE(index.best(text, limit) == by_looking_at_all(entries, rank, text, limit));
  }
}

TEST_CASE("An index without names answers nothing") {
  CHECK(NameIndex{}.best(U"орал", 3).empty());
  CHECK(NameIndex({{U"", 0}}, {0}).best(U"орал", 3).empty());
}
