#include "domain/personal/numbers.hpp"

#include <algorithm>

#include "domain/personal/digit_groups.hpp"

namespace pana::personal {
namespace {

constexpr std::u16string_view joining = u" -./()_";
constexpr std::size_t longest_gap = 3;

// The digits of a word, where it has them in one piece: alone, or with letters before and after ("тел87…").
struct Piece {
  const Part* digits = nullptr;
  bool open_left = true;   // no letters before it
  bool open_right = true;  // no letters behind it
};

Piece piece_of(const Word& word) {
  Piece piece;
  if (word.count <= 3) {
    for (std::size_t at = 0; at < word.count; ++at) {
      if (!word.parts[at].digits) continue;
      piece = {&word.parts[at], at == 0, at + 1 == word.count};
    }
    if (word.count == 3 && word.parts[0].digits) piece.digits = nullptr;
  }
  const bool enough = piece.digits != nullptr && piece.digits->size >= 10;
  if (!enough && word.number.size > 0) return {&word.number, true, true};
  return piece;
}

bool has_plus(const Gap& gap) {
  return gap.last == u'+' || (gap.before_last == u'+' && (gap.last == u'(' || gap.last == u' '));
}

}  // namespace

std::optional<PersonalData> Numbers::take(const Gap& gap, const Word& word) {
  const auto piece = piece_of(word);
  const bool joined = gap.size > 0 && gap.within(joining, longest_gap);
  if (piece.digits == nullptr || !piece.open_left || !joined) count_ = 0;
  if (piece.digits == nullptr) return std::nullopt;
  push(*piece.digits, has_plus(gap));
  const auto found = judge();
  if (!piece.open_right) count_ = 0;
  return found;
}

void Numbers::push(const Part& digits, bool plus) {
  if (count_ == most_groups) {
    std::move(groups_.begin() + 1, groups_.end(), groups_.begin());
    --count_;
  }
  groups_[count_++] = {digits, plus};
}

std::optional<PersonalData> Numbers::judge() const {
  DigitGroups together;
  for (std::size_t at = count_; at > 0; --at) {
    const auto& group = groups_[at - 1];
    if (!together.put_before(group.digits.text(), group.digits.size)) return std::nullopt;
    if (is_iin(together)) return PersonalData::iin;
    if (is_phone(together, group.plus)) return PersonalData::phone;
  }
  return std::nullopt;
}

}  // namespace pana::personal
