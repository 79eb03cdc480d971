#include "access/new_password.hpp"

#include <algorithm>
#include <iterator>
#include <string>
#include <vector>

#include "domain/spelling.hpp"

namespace pana::access {
namespace {

// Folded as domain/spelling does. Long passwords that are guessed first are made of these.
constexpr std::string_view common_words[] = {
    "abc",    "abcd",     "abcdef",     "admin",      "administrator", "aktau",   "aktobe",    "almaty",
    "angel",  "asd",      "asdf",       "asdfgh",     "asdfghjkl",     "astana",  "baseball",  "center",
    "change", "changeme", "crisis",     "daniyar",    "demo",          "dragon",  "football",  "hello",
    "help",   "hotline",  "iloveyou",   "kazakhstan", "killer",        "letmein", "liverpool", "login",
    "love",   "master",   "me",         "michael",    "monkey",        "mustang", "my",        "oral",
    "pana",   "pass",     "password",   "police",     "princess",      "qaz",     "qazwsx",    "qwe",
    "qwer",   "qwerty",   "qwertyuiop", "root",       "samsung",       "secret",  "security",  "shadow",
    "start",  "sunshine", "superman",   "system",     "test",          "the",     "user",      "welcome",
    "wsx",    "zxcvbnm"};
constexpr std::string_view common_words_in_cyrillic[] = {
    "пароль", "йцукен",        "йцукенгшщзхъ", "фывапролджэ", "фыва",      "ячсмить",
    "админ",  "администратор", "привет",       "любовь",      "казахстан", "қазақстан",
    "алматы", "астана",        "құпиясөз",     "сәлем",       "наташа",    "центр"};

constexpr std::size_t fewest_different = 5;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool starts_character(char c) {
  return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
}

bool is_letter(char c) {
  return static_cast<unsigned char>(c) >= 0x80 || (c >= 'a' && c <= 'z');
}

std::string without_digits_and_signs(std::string_view text) {
  std::string letters;
  std::copy_if(text.begin(), text.end(), std::back_inserter(letters), is_letter);
  return letters;
}

// p4ssw0rd!2026 is password: what stands around the letters is none.
std::string as_letters(std::string_view text) {
  constexpr std::string_view signs = "013457@$!";
  constexpr std::string_view letters = "oieastasi";
  const auto first = std::find_if(text.begin(), text.end(), is_letter);
  const auto last = std::find_if(text.rbegin(), text.rend(), is_letter).base();
  std::string word = first < last ? std::string{first, last} : std::string{};
  for (auto& c : word) {
    if (const auto at = signs.find(c); at != std::string_view::npos) c = letters[at];
  }
  return word;
}

const std::vector<std::string>& folded_words() {
  static const auto folded = [] {
    std::vector<std::string> words(std::begin(common_words), std::end(common_words));
    for (const auto word : common_words_in_cyrillic) words.push_back(fold(word));
    return words;
  }();
  return folded;
}

// Whether nothing is left when common words are taken away, one after the other.
bool only_common_words(std::string_view text) {
  std::vector<bool> reached(text.size() + 1, false);
  reached[0] = true;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!reached[at]) continue;
    for (const auto& word : folded_words()) {
      if (text.substr(at).starts_with(word)) reached[at + word.size()] = true;
    }
  }
  return reached.back();
}

bool few_different(std::string_view text) {
  std::string sorted{text};
  std::sort(sorted.begin(), sorted.end());
  const auto different = std::unique(sorted.begin(), sorted.end()) - sorted.begin();
  return static_cast<std::size_t>(different) < fewest_different;
}

}  // namespace

std::string_view why_weak(const Secret& password, std::string_view account) {
  const auto text = password.reveal();
  const auto characters = std::count_if(text.begin(), text.end(), starts_character);
  if (static_cast<std::size_t>(characters) < least_password_characters) return "too_short";
  if (std::all_of(text.begin(), text.end(), is_digit)) return "only_digits";
  if (few_different(text)) return "repeated";
  const auto folded = fold(text);
  if (const auto name = fold(account); name.size() >= 4 && folded.find(name) != std::string::npos)
    return "account_name";
  const bool common = only_common_words(without_digits_and_signs(folded)) ||
                      only_common_words(without_digits_and_signs(as_letters(folded)));
  return common ? "common" : "";
}

}  // namespace pana::access
