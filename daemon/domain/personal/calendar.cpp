#include "domain/personal/calendar.hpp"

#include <algorithm>

namespace pana::personal {
namespace {

// Lower-case letters as text shows them (symbol.hpp).
struct Name {
  std::array<char16_t, 10> form{};
  std::size_t size = 0;

  constexpr Name(const char16_t* letters) {
    for (; letters[size] != 0; ++size) form[size] = form_of_lower(letters[size]);
  }
  bool begins(const Part& part) const {
    return part.size >= size && std::equal(form.begin(), form.begin() + size, part.form.begin());
  }
  bool is(const Part& part) const { return part.size == size && begins(part); }
};

// Beginnings of names, to which up to `longest_ending` letters are added: январь, января; мамыр, мамырдың.
constexpr Name stems[] = {
    u"январ",  u"феврал", u"март",   u"апрел",    u"июн",   u"июл",    u"август",    u"сентябр",
    u"октябр", u"ноябр",  u"декабр", u"қаңтар",   u"ақпан", u"наурыз", u"сәуір",     u"мамыр",
    u"маусым", u"шілде",  u"тамыз",  u"қыркүйек", u"қазан", u"қараша", u"желтоқсан", u"кантар",
    u"акпан",  u"сауир",  u"шилде",  u"кыркуйек", u"казан", u"караша", u"желтоксан"};
constexpr std::size_t longest_ending = 6;

constexpr Name whole[] = {
    u"май",     u"мая",      u"мае",      u"янв",   u"фев",  u"февр", u"мар",  u"апр",    u"авг",
    u"сен",     u"сент",     u"окт",      u"ноя",   u"нояб", u"дек",  u"қаң",  u"ақп",    u"нау",
    u"сәу",     u"мам",      u"мау",      u"шіл",   u"там",  u"қыр",  u"қаз",  u"қар",    u"жел",
    u"january", u"february", u"march",    u"april", u"may",  u"june", u"july", u"august", u"september",
    u"october", u"november", u"december", u"jan",   u"feb",  u"mar",  u"apr",  u"jun",    u"jul",
    u"aug",     u"sep",      u"sept",     u"oct",   u"nov",  u"dec"};

constexpr Name fillers[] = {u"го",    u"е",      u"ое",    u"г",  u"год", u"года", u"ж",  u"жыл", u"жылы",
                            u"жылғы", u"жылдың", u"жылгы", u"th", u"st",  u"nd",   u"rd", u"of"};

}  // namespace

bool is_month(const Part& letters) {
  return std::any_of(std::begin(stems), std::end(stems),
                     [&](const Name& stem) {
                       return letters.size <= stem.size + longest_ending && stem.begins(letters);
                     }) ||
         std::any_of(std::begin(whole), std::end(whole), [&](const Name& name) { return name.is(letters); });
}

bool is_filler(const Part& letters) {
  return std::any_of(std::begin(fillers), std::end(fillers),
                     [&](const Name& name) { return name.is(letters); });
}

}  // namespace pana::personal
