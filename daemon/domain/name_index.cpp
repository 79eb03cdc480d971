#include "domain/name_index.hpp"

#include <algorithm>
#include <functional>
#include <limits>
#include <queue>
#include <tuple>
#include <utility>

namespace pana {
namespace {

// Below this many letters one typing error makes almost any name.
constexpr std::size_t shortest_misspelt = 4;

}  // namespace

// Ranges that answer, by kind of answer.
struct NameIndex::Hits {
  std::vector<Range> whole;
  std::vector<Range> beginning;

  void add(const NameIndex& index, Range range, std::size_t size) {
    if (range.empty()) return;
    beginning.push_back(range);
    if (const auto same = index.whole(range, size); !same.empty()) whole.push_back(same);
  }
};

NameIndex::NameIndex(std::vector<Entry> entries, const std::vector<std::uint32_t>& rank) {
  std::erase_if(entries, [](const Entry& entry) { return entry.folded.empty(); });
  std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
    return std::tie(a.folded, a.number) < std::tie(b.folded, b.number);
  });
  names_.reserve(entries.size());
  tree_.resize(entries.size() * 2);
  for (const auto& [folded, number] : entries) {
    const auto at = names_.size();
    tree_[entries.size() + at] = (std::uint64_t{rank[number]} << 32U) | at;
    names_.push_back(
        {static_cast<std::uint32_t>(letters_.size()), static_cast<std::uint32_t>(folded.size()), number});
    letters_ += folded;
  }
  for (std::size_t node = entries.size(); node-- > 1;)
    tree_[node] = std::min(tree_[2 * node], tree_[2 * node + 1]);
}

// The names of `range`, alike in their first `depth` letters, that go on with `rest`.
NameIndex::Range NameIndex::going_on(Range range, std::size_t depth, std::u32string_view rest) const {
  const auto first_where = [&](At first, At last, auto is_before) {
    while (first < last) {
      const At middle = first + (last - first) / 2;
      if (is_before(name(middle).substr(depth, rest.size())))
        first = middle + 1;
      else
        last = middle;
    }
    return first;
  };
  const At first = first_where(range.first, range.last, [&](auto part) { return part < rest; });
  if (first == range.last || name(first).substr(depth, rest.size()) != rest) return {first, first};
  return {first, first_where(first, range.last, [&](auto part) { return part <= rest; })};
}

// Of names that begin alike with `size` letters, those that have no more: they come first.
NameIndex::Range NameIndex::whole(Range range, std::size_t size) const {
  const auto first = names_.begin() + range.first, last = names_.begin() + range.last;
  const auto longer = std::partition_point(first, last, [&](const Name& name) { return name.size == size; });
  return {range.first, static_cast<At>(longer - names_.begin())};
}

// What one error at `depth` makes of `text`; the names of `range` agree with it so far.
void NameIndex::misspelt_at(Range range, std::u32string_view text, std::size_t depth, Hits& hits) const {
  const auto rest = text.substr(depth), after = text.substr(depth + 1);
  hits.add(*this, going_on(range, depth, after), text.size() - 1);
  if (!after.empty()) {
    std::u32string exchanged{rest};
    std::swap(exchanged[0], exchanged[1]);
    hits.add(*this, going_on(range, depth, exchanged), text.size());
  }
  for (At at = whole(range, depth).last; at < range.last;) {
    const auto other = name(at)[depth];
    const auto child = going_on({at, range.last}, depth, {&other, 1});
    at = child.last;
    if (other == rest.front()) continue;
    hits.add(*this, going_on(child, depth + 1, after), text.size());
    hits.add(*this, going_on(child, depth + 1, rest), text.size() + 1);
  }
}

void NameIndex::misspelt(std::u32string_view text, Hits& hits) const {
  Range range{0, static_cast<At>(names_.size())};
  for (std::size_t depth = 0; depth < text.size() && !range.empty(); ++depth) {
    misspelt_at(range, text, depth, hits);
    range = going_on(range, depth, text.substr(depth, 1));
  }
}

std::uint64_t NameIndex::best_of(Range range) const {
  auto best = std::numeric_limits<std::uint64_t>::max();
  auto first = names_.size() + range.first, last = names_.size() + range.last;
  for (; first < last; first /= 2, last /= 2) {
    if (first % 2 == 1) best = std::min(best, tree_[first++]);
    if (last % 2 == 1) best = std::min(best, tree_[--last]);
  }
  return best;
}

void NameIndex::take_best(const std::vector<Range>& ranges, std::size_t limit,
                          std::vector<Number>& found) const {
  using Part = std::tuple<std::uint64_t, At, At>;
  std::priority_queue<Part, std::vector<Part>, std::greater<>> parts;
  const auto add = [&](Range range) {
    if (!range.empty()) parts.emplace(best_of(range), range.first, range.last);
  };
  for (const auto range : ranges) add(range);
  while (found.size() < limit && !parts.empty()) {
    const auto [best, first, last] = parts.top();
    parts.pop();
    const auto at = static_cast<At>(best);
    const auto number = names_[at].number;
    if (std::find(found.begin(), found.end(), number) == found.end()) found.push_back(number);
    add({first, at});
    add({at + 1, last});
  }
}

std::vector<NameIndex::Number> NameIndex::best(std::u32string_view folded, std::size_t limit) const {
  if (folded.empty() || names_.empty()) return {};
  Hits right, wrong;
  right.add(*this, going_on({0, static_cast<At>(names_.size())}, 0, folded), folded.size());
  std::vector<Number> found;
  take_best(right.whole, limit, found);
  take_best(right.beginning, limit, found);
  if (found.size() >= limit || folded.size() < shortest_misspelt) return found;
  misspelt(folded, wrong);
  take_best(wrong.whole, limit, found);
  if (right.whole.empty()) take_best(wrong.beginning, limit, found);
  return found;
}

}  // namespace pana
