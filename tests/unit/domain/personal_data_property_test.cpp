#include <fstream>
#include <vector>

#include "allocations.hpp"
#include "core/id.hpp"
#include "core/random.hpp"
#include "domain/personal_data.hpp"
#include "support/catch.hpp"

using namespace pana;

namespace {

// Texts put together at random, the same ones in every run.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : random_(seed) {}

  std::size_t below(std::size_t bound) { return static_cast<std::size_t>(random_.below(bound)); }
  template <class List>
  const auto& pick(const List& list) {
    return list[below(list.size())];
  }
  std::string symbols(std::string_view alphabet, std::size_t count) {
    std::string text(count, ' ');
    for (auto& c : text) c = alphabet[below(alphabet.size())];
    return text;
  }
  Random& random() { return random_; }

 private:
  SeededRandom random_;
};

const std::vector<std::string>& samples() {
  static const std::vector<std::string> list{
      "790101300120",   "790101 300120",   "8 (705) 000-00-01", "+77050000001", "87050000001",
      "+49 30 0000001", "name@example.kz", "имя@почта.рф",      "123 ABC 02",   "A 123 BCD",
      "05.07.1991",     "1991-07-05",      "5 июля 1991",       "May 5, 1991",  "1991 жылғы 5 шілде"};
  return list;
}

// Another way to write the same: full-width digits, or a joiner without width between any two characters.
std::string disguised(Dice& dice, std::string_view text) {
  const bool wide = dice.below(2) == 0;
  const bool joined = dice.below(2) == 0;
  std::string out;
  for (const char c : text) {
    const bool digit = c >= '0' && c <= '9';
    if (joined && (static_cast<unsigned char>(c) & 0xC0) != 0x80 && dice.below(3) == 0) out += "\u200B";
    if (wide && digit) {
      out += "\uFF10";
      out.back() = static_cast<char>(out.back() + (c - '0'));
    } else {
      out += c;
    }
  }
  return out;
}

const std::vector<std::string>& innocent_words() {
  static const std::vector<std::string> list{"Орал",   "center",   "103", "ждём, ", "№ 5;",
                                             "27-01,", "family3:", "—",   "«",      "?"};
  return list;
}

std::string surrounded(Dice& dice, const std::string& text) {
  std::string out;
  for (auto words = dice.below(6); words > 0; --words) out += dice.pick(innocent_words()) + " ";
  out += "; " + text + " !";
  for (auto words = dice.below(6); words > 0; --words) out += " " + dice.pick(innocent_words());
  return out;
}

std::string uuid(Dice& dice) {
  std::string text;
  for (const std::size_t count : {8U, 4U, 4U, 4U, 12U})
    text += (text.empty() ? "" : "-") + dice.symbols("0123456789abcdef", count);
  return text;
}

std::string repeated(std::string_view text, std::size_t times) {
  std::string out;
  for (; times > 0; --times) out += text;
  return out;
}

}  // namespace

TEST_CASE("personal data is found in any company and in any disguise") {
  Dice dice{11};
  for (int round = 0; round < 20'000; ++round) {
    const auto text = surrounded(dice, disguised(dice, dice.pick(samples())));
    INFO(text);
    REQUIRE(find_personal_data(text).has_value());
  }
}

TEST_CASE("what machines make is never taken for personal data") {
  Dice dice{12};
  for (int round = 0; round < 20'000; ++round) {
    for (const auto& text :
         {new_id('r', dice.random()), uuid(dice), dice.symbols("0123456789abcdef", 64),
          dice.symbols("0123456789abcdef", 40), "c_" + dice.symbols("abcdefghijkmnpqrstuvwxyz0123456789", 6),
          "17" + dice.symbols("0123456789", 11) + "-" + dice.symbols("0123456789", 2)}) {
      INFO(text);
      REQUIRE_FALSE(find_personal_data(text).has_value());
    }
  }
}

TEST_CASE("any bytes at all are looked at without harm, and no memory is taken") {
  Dice dice{13};
  std::string bytes(300, ' ');
  const auto before = tests::allocations();
  for (int round = 0; round < 20'000; ++round) {
    const auto size = dice.below(bytes.size());
    for (std::size_t at = 0; at < size; ++at) bytes[at] = static_cast<char>(dice.below(256));
    find_personal_data(std::string_view{bytes}.substr(0, size));
    // Digits, blanks and look-alikes only, so that the watchers have work.
    for (std::size_t at = 0; at < size; ++at) bytes[at] = "0123456789 -.()@oOlZ+/aA:T"[dice.below(26)];
    find_personal_data(std::string_view{bytes}.substr(0, size));
  }
  CHECK(tests::allocations() == before);
}

TEST_CASE("a text of a million characters is looked through, where more than linear work would never end") {
  for (const auto* piece :
       {"1", "1 ", "@", "a@", "a(at)", "1.", "123 ABC ", "12 мая ", "+", "-", "\u200B", "1a"}) {
    INFO(piece);
    const std::string text = repeated(piece, 500'000);
    CHECK_FALSE(find_personal_data(text).has_value());
  }
}
