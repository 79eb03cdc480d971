#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pana {

// Names in letters that are folded (fold_points), each of a thing with a number. The names are sorted, and
// the sorted list is walked as the trie that it is: a beginning is a range of it, and so is a beginning with
// one letter changed. A tree of the best rank in each range gives a range's best few without looking at the
// others, so a search costs the same for few answers and for many. Never changed once made.
class NameIndex {
 public:
  using Number = std::uint32_t;
  struct Entry {
    std::u32string folded;
    Number number;
  };

  NameIndex() = default;
  // `rank` has a place for each number: the lower, the better, no two alike. Empty names are left out.
  NameIndex(std::vector<Entry> entries, const std::vector<std::uint32_t>& rank);

  // The numbers whose names answer `folded` best, each once, at most `limit`: first whole names, then
  // beginnings of names, then whole names with one typing error, then, unless it is a whole name, beginnings
  // with one; by rank among equals. Errors are looked for from four letters on. An error is what
  // typing_errors counts.
  std::vector<Number> best(std::u32string_view folded, std::size_t limit) const;

 private:
  using At = std::uint32_t;
  // Names from `first` up to, not including, `last`, all with the same beginning.
  struct Range {
    At first;
    At last;
    bool empty() const { return first >= last; }
  };
  struct Name {
    std::uint32_t begin;  // in letters_
    std::uint32_t size;
    Number number;
  };
  struct Hits;

  std::u32string_view name(At at) const {
    return std::u32string_view{letters_}.substr(names_[at].begin, names_[at].size);
  }
  Range going_on(Range range, std::size_t depth, std::u32string_view rest) const;
  Range whole(Range range, std::size_t size) const;
  void misspelt(std::u32string_view text, Hits& hits) const;
  void misspelt_at(Range range, std::u32string_view text, std::size_t depth, Hits& hits) const;
  std::uint64_t best_of(Range range) const;
  void take_best(const std::vector<Range>& ranges, std::size_t limit, std::vector<Number>& found) const;

  std::u32string letters_;
  std::vector<Name> names_;          // sorted
  std::vector<std::uint64_t> tree_;  // of (rank, place in names_); leaves in the upper half
};

}  // namespace pana
