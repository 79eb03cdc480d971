#include <algorithm>

#include "conformance/case.hpp"

namespace pana::conformance {
namespace {

const std::string greek = "\xce\xba\xe1\xbd\xb9\xcf\x83\xce\xbc\xce\xb5";  // κόσμε
const std::string umlauts = "Hello-\xc2\xb5@\xc3\x9f\xc3\xb6\xc3\xa4\xc3\xbc\xc3\xa0\xc3\xa1-UTF-8!!";
const std::string beyond = "\xf4\x90\x80\x80";  // U+110000, which there is not
const std::string edited = "edited";

void add_fragmented(Cases& cases) {
  const auto empty = [](int opcode, bool is_last) { return frame(opcode, "", is_last); };
  cases.push_back({"6.1.1", empty(text, true), 0, {answer()}});
  cases.push_back(
      {"6.1.2", empty(text, false) + empty(continuation, false) + empty(continuation, true), 0, {answer()}});
  const auto between = frame(continuation, "middle frame payload", false);
  cases.push_back({"6.1.3", empty(text, false) + between + empty(continuation, true), 0, {answer()}});
  cases.push_back({"6.2.1", frame(text, umlauts), 0, {answer()}});
  cases.push_back({"6.2.2", fragments(text, umlauts, 10), 0, {answer()}});
  cases.push_back({"6.2.3", fragments(text, umlauts, 1), 0, {answer()}});
  cases.push_back({"6.2.4", fragments(text, greek, 1), 0, {answer()}});
  const auto surrogate = greek + "\xed\xa0\x80" + edited;
  cases.push_back({"6.3.1", frame(text, surrogate), 0, {}, {1007}});
  cases.push_back({"6.3.2", fragments(text, surrogate, 1), 0, {}, {1007}});
}

// The suite waits after the first part, and expects the end after the second: here the rest is never sent.
// That the first was taken shows in the answer to a ping.
void add_fail_fast(Cases& cases) {
  const auto in_frames = [](const std::string& one, const std::string& two) {
    return frame(text, one, false) + frame(ping, "so far") + frame(continuation, two, false);
  };
  cases.push_back({"6.4.1", in_frames(greek, beyond), 0, {pong("so far")}, {1007}});
  cases.push_back({"6.4.2", in_frames(greek + "\xf4", "\x90"), 0, {pong("so far")}, {1007}});
  const auto whole = frame(text, greek + beyond + edited);
  const auto start = whole.size() - beyond.size() - edited.size();
  cases.push_back({"6.4.3", whole.substr(0, start + 4), start, {}, {1007}});
  cases.push_back({"6.4.4", whole.substr(0, start + 2), start + 1, {}, {1007}});
}

using Texts = std::vector<std::string>;

class Groups {
 public:
  void good(const Texts& texts) { add(texts, true); }
  void bad(const Texts& texts) { add(texts, false); }
  void next() { ++group_, number_ = 0; }
  Cases take() { return std::move(cases_); }

 private:
  void add(const Texts& texts, bool fine) {
    for (const auto& payload : texts) {
      const auto id = "6." + std::to_string(group_) + "." + std::to_string(++number_);
      if (fine)
        cases_.push_back({id, frame(text, payload), 0, {answer()}});
      else
        cases_.push_back({id, frame(text, payload), 0, {}, {1007}});
    }
  }
  int group_ = 5;
  int number_ = 0;
  Cases cases_;
};

std::string run_of(int from, int to, std::string_view after = {}) {
  std::string out;
  for (int byte = from; byte < to; ++byte) out.append(1, static_cast<char>(byte)).append(after);
  return out;
}

// U+FFFE, U+FFFF and the last two of each plane: no characters, and still valid.
Texts non_characters() {
  Texts out{"\xef\xbf\xbe", "\xef\xbf\xbf"};
  for (unsigned plane = 1; plane <= 16; ++plane) {
    const unsigned point = plane << 16 | 0xfffe;
    for (const unsigned one : {point, point + 1})
      out.push_back({static_cast<char>(0xf0 | one >> 18), static_cast<char>(0x80 | (one >> 12 & 0x3f)),
                     static_cast<char>(0x80 | (one >> 6 & 0x3f)), static_cast<char>(0x80 | (one & 0x3f))});
  }
  return out;
}

void add_prefixes(Groups& groups) {
  for (std::size_t size = 1; size <= greek.size(); ++size) {
    const bool whole = size == 2 || size == 5 || size == 7 || size == 9 || size == 11;
    if (whole)
      groups.good({greek.substr(0, size)});
    else
      groups.bad({greek.substr(0, size)});
  }
}

void add_boundaries(Groups& groups) {
  groups.good(
      {"hello$world", "hello\xc2\xa2world", "hello\xe2\x82\xacworld", "hello\xf0\xa4\xad\xa2world", greek});
  groups.next();
  add_prefixes(groups);
  groups.next();
  groups.good({std::string(1, '\0'), "\xc2\x80", "\xe0\xa0\x80", "\xf0\x90\x80\x80"});
  groups.next();
  groups.bad({"\xf8\x88\x80\x80\x80", "\xfc\x84\x80\x80\x80\x80"});
  groups.next();
  groups.good({"\x7f", "\xdf\xbf", "\xef\xbf\xbf", "\xf4\x8f\xbf\xbf"});
  groups.next();
  groups.bad({"\xf7\xbf\xbf\xbf", "\xfb\xbf\xbf\xbf\xbf", "\xfd\xbf\xbf\xbf\xbf\xbf"});
  groups.next();
  groups.good({"\xed\x9f\xbf", "\xee\x80\x80", "\xef\xbf\xbd", "\xf4\x8f\xbf\xbf"});
  groups.bad({beyond});
  groups.next();
}

void add_broken(Groups& groups) {
  Texts alternating;
  for (std::size_t size = 1; size <= 7; ++size) {
    std::string stray;
    while (stray.size() < size) stray.push_back(stray.size() % 2 == 0 ? '\x80' : '\xbf');
    alternating.push_back(stray);
  }
  // The suite's second is the lonely last byte, its third to seventh alternate.
  groups.bad(
      {"\x80", "\xbf", alternating[1], alternating[2], alternating[3], alternating[4], alternating[5]});
  groups.bad({run_of(0x80, 0xbf)});
  groups.next();
  groups.bad({run_of(0xc0, 0xdf, " "), run_of(0xe0, 0xef, " "), run_of(0xf0, 0xf7, " "),
              run_of(0xf8, 0xfb, " "), run_of(0xfc, 0xfd, " ")});
  groups.next();
  const Texts cut{"\xc0", "\xe0\x80", "\xf0\x80\x80", "\xf8\x80\x80\x80", "\xfc\x80\x80\x80\x80",
                  "\xdf", "\xef\xbf", "\xf7\xbf\xbf", "\xfb\xbf\xbf\xbf", "\xfd\xbf\xbf\xbf\xbf"};
  groups.bad(cut);
  groups.next();
  std::string all;
  for (const auto& one : cut) all += one;
  groups.bad({all});
  groups.next();
  groups.bad({"\xfe", "\xff", "\xfe\xfe\xff\xff"});
  groups.next();
}

void add_overlong(Groups& groups) {
  groups.bad(
      {"\xc0\xaf", "\xe0\x80\xaf", "\xf0\x80\x80\xaf", "\xf8\x80\x80\x80\xaf", "\xfc\x80\x80\x80\x80\xaf"});
  groups.next();
  groups.bad(
      {"\xc1\xbf", "\xe0\x9f\xbf", "\xf0\x8f\xbf\xbf", "\xf8\x87\xbf\xbf\xbf", "\xfc\x83\xbf\xbf\xbf\xbf"});
  groups.next();
  groups.bad(
      {"\xc0\x80", "\xe0\x80\x80", "\xf0\x80\x80\x80", "\xf8\x80\x80\x80\x80", "\xfc\x80\x80\x80\x80\x80"});
  groups.next();
}

void add_surrogates(Groups& groups) {
  const Texts high{"\xed\xa0\x80", "\xed\xad\xbf", "\xed\xae\x80", "\xed\xaf\xbf"};
  groups.bad(high);
  groups.bad({"\xed\xb0\x80", "\xed\xbe\x80", "\xed\xbf\xbf"});
  groups.next();
  for (const auto& one : high) groups.bad({one + "\xed\xb0\x80", one + "\xed\xbf\xbf"});
  groups.next();
}

}  // namespace

Cases text_cases() {
  Cases cases;
  add_fragmented(cases);
  add_fail_fast(cases);
  Groups groups;
  add_boundaries(groups);
  add_broken(groups);
  add_overlong(groups);
  add_surrogates(groups);
  groups.good(non_characters());
  groups.next();
  groups.good({"\xef\xbf\xb9", "\xef\xbf\xba", "\xef\xbf\xbb", "\xef\xbf\xbc", "\xef\xbf\xbd", "\xef\xbf\xbe",
               "\xef\xbf\xbf"});
  for (auto& one : groups.take()) cases.push_back(std::move(one));
  return cases;
}

}  // namespace pana::conformance
