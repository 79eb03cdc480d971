#pragma once
#include <array>
#include <optional>

#include "domain/personal/word.hpp"
#include "domain/personal_data.hpp"

namespace pana::personal {

// Watches for phone and identification numbers in words that come one by one, whole or in groups.
class Numbers {
 public:
  std::optional<PersonalData> take(const Gap& gap, const Word& word);

 private:
  static constexpr std::size_t most_groups = 15;

  void push(const Part& digits, bool plus);
  // What the last groups make together, for every count of them.
  std::optional<PersonalData> judge() const;

  struct Group {
    Part digits;
    bool plus = false;  // a + stands before it
  };
  std::array<Group, most_groups> groups_;
  std::size_t count_ = 0;
};

}  // namespace pana::personal
