#include "conformance/case.hpp"

namespace pana::conformance {
namespace {

const std::string first = frame(text, "fragment1", false);
const std::string last = frame(continuation, "fragment2");
constexpr std::size_t a_frame = 15;  // of nine bytes: as long as those above

// The same bytes at once, frame by frame, and byte by byte.
void add_three(Cases& cases, int number, const std::string& bytes, const std::vector<Expected>& frames,
               const std::vector<int>& close) {
  for (const auto chop : {std::size_t{0}, a_frame, std::size_t{1}})
    cases.push_back({"5." + std::to_string(number++), bytes, chop, frames, close});
}

// Text in five fragments, with a ping after the second and the fourth.
std::string five_fragments() {
  const auto next = [](const char* payload) { return frame(continuation, payload, false); };
  return first + next("fragment2") + frame(ping, "pongme 1!") + next("fragment3") + next("fragment4") +
         frame(ping, "pongme 2!") + frame(continuation, "fragment5");
}

}  // namespace

Cases fragmentation_cases() {
  Cases cases;
  const auto ping_between = first + frame(ping, "ping data") + last;
  const auto stray = [](bool is_last) { return frame(continuation, "no start!", is_last); };
  const auto whole = frame(text, "Hello, you!");
  cases.push_back({"5.1", frame(ping, "frag1", false) + frame(continuation, "frag2"), 0, {}, {1002}});
  cases.push_back({"5.2", frame(pong_, "frag1", false) + frame(continuation, "frag2"), 0, {}, {1002}});
  add_three(cases, 3, first + last, {answer()}, {});
  add_three(cases, 6, ping_between, {pong("ping data"), answer()}, {});
  add_three(cases, 9, stray(true) + whole, {}, {1002});
  add_three(cases, 12, stray(false) + whole, {}, {1002});
  cases.push_back({"5.15", first + last + stray(false) + whole, 0, {answer()}, {1002}});
  cases.push_back({"5.16", stray(false) + first + last + stray(false) + first + last, 0, {}, {1002}});
  cases.push_back({"5.17", stray(true) + first + last + stray(true) + first + last, 0, {}, {1002}});
  cases.push_back({"5.18", first + frame(text, "fragment2"), 0, {}, {1002}});
  const std::vector<Expected> two_pongs{pong("pongme 1!"), pong("pongme 2!"), answer()};
  cases.push_back({"5.19", five_fragments(), a_frame, two_pongs});
  cases.push_back({"5.20", five_fragments(), 0, two_pongs});
  return cases;
}

}  // namespace pana::conformance
