#pragma once
#include <array>

#include "domain/personal/word.hpp"

namespace pana::personal {

// Watches for vehicle plates in words that come one by one: of Kazakhstan since 2012 (123 ABC 02, 123 AB 02)
// and before (A 123 BCD, A 123 BC), and of Russia (A 123 BC 77). In small letters, what is written apart
// counts only in Latin and where it is all there is ("в 150 км" is no plate), and the older ones not in one
// word, which is what ids look like.
class Plates {
 public:
  // `rest` is the text behind the word.
  bool take(const Gap& gap, const Word& word, std::string_view rest);

 private:
  struct Item {
    Part part;
    Gap gap;
    std::size_t word = 0;  // counted from 0
    bool first = false;    // in its word
    bool last = false;
  };

  void push(const Item& item);
  bool judge(bool at_end) const;

  std::array<Item, 4> items_;  // the last ones; the newest at the end
  std::size_t count_ = 0;
  std::size_t words_ = 0;
};

}  // namespace pana::personal
