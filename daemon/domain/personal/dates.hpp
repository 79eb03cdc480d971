#pragma once
#include <array>

#include "domain/personal/word.hpp"

namespace pana::personal {

// Watches for days with their year in words that come one by one, in digits or with the month's name.
class Dates {
 public:
  // `rest` is the text behind the word.
  bool take(const Gap& gap, const Word& word, std::string_view rest);

 private:
  struct Item {
    Part part;
    Gap gap;
    bool month = false;
    bool before_time = false;  // "T" follows, as in RFC 3339
  };

  bool push(const Item& item, std::string_view rest);
  bool in_digits(std::string_view rest) const;
  bool with_name() const;

  std::array<Item, 4> items_;  // the last ones; the newest at the end
  std::size_t count_ = 0;
};

}  // namespace pana::personal
