#include "domain/personal/emails.hpp"

#include <algorithm>
#include <initializer_list>
#include <utility>

namespace pana::personal {
namespace {

// "._-+ @ ": what may end a name, one @ and blanks.
bool is_at(const Gap& gap) {
  if (!gap.within(u" @._-+", 5)) return false;
  const auto* const end = gap.head.begin() + gap.size;
  const auto* const at = std::find(gap.head.begin(), end, u'@');
  return at != end && std::all_of(at + 1, end, [](char16_t mark) { return mark == u' '; });
}

bool opens(const Gap& gap) {
  return gap.within(u" ([{", 2) && gap.last != u' ' && gap.size > 0;
}
bool closes(const Gap& gap) {
  return gap.within(u" )]}", 2) && gap.size > 0 && gap.head[0] != u' ';
}

bool is_one_of(const Word& word, std::initializer_list<std::u16string_view> spoken) {
  if (word.count != 1 || word.parts[0].digits) return false;
  const auto& part = word.parts[0];
  return std::any_of(spoken.begin(), spoken.end(), [&](std::u16string_view name) {
    return name.size() == part.size &&
           std::equal(name.begin(), name.end(), part.form.begin(),
                      [](char16_t a, char16_t b) { return form_of_lower(a) == b; });
  });
}

bool top_level(const Word& word) {
  return !word.parts[0].digits && word.parts[0].size >= 2;
}

}  // namespace

bool Emails::take(const Gap& gap, const Word& word) {
  const auto before = std::exchange(seen_, Seen::name);
  switch (before) {
    case Seen::nothing:
      return false;
    case Seen::domain:
      return after_domain(gap, word);
    case Seen::at_word:
      if (closes(gap)) seen_ = Seen::domain;
      return false;
    case Seen::dot_word:
      return closes(gap) && top_level(word);
    case Seen::name:
      break;
  }
  if (is_at(gap)) seen_ = Seen::domain;
  if (opens(gap) && is_one_of(word, {u"at", u"собака"})) seen_ = Seen::at_word;
  return false;
}

bool Emails::after_domain(const Gap& gap, const Word& word) {
  if (gap.is(u'.') && top_level(word)) return true;
  if (gap.is(u'.') || gap.is(u'-') || gap.is(u'_') || is_at(gap)) seen_ = Seen::domain;
  if (opens(gap) && is_one_of(word, {u"dot", u"точка"})) seen_ = Seen::dot_word;
  return false;
}

}  // namespace pana::personal
