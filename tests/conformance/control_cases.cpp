#include "conformance/case.hpp"

namespace pana::conformance {
namespace {

const std::string hello = "Hello, world!";
const std::string raw{"\x00\xff\xfe\xfd\xfc\xfb\x00\xff", 8};

std::string many_pings(std::vector<Expected>& pongs) {
  std::string bytes;
  for (int i = 0; i < 10; ++i) {
    const auto payload = "payload-" + std::to_string(i);
    bytes += frame(ping, payload);
    pongs.push_back(pong(payload));
  }
  return bytes;
}

void add_pings(Cases& cases) {
  const std::string most(125, '\xfe');
  std::vector<Expected> pongs;
  const auto ten = many_pings(pongs);
  cases.push_back({"2.1", frame(ping), 0, {pong()}});
  cases.push_back({"2.2", frame(ping, hello), 0, {pong(hello)}});
  cases.push_back({"2.3", frame(ping, raw), 0, {pong(raw)}});
  cases.push_back({"2.4", frame(ping, most), 0, {pong(most)}});
  cases.push_back({"2.5", frame(ping, most + '\xfe'), 0, {}, {1002}});
  cases.push_back({"2.6", frame(ping, most), 1, {pong(most)}});
  cases.push_back({"2.7", frame(pong_)});
  cases.push_back({"2.8", frame(pong_, "unasked")});
  cases.push_back({"2.9", frame(pong_, "unasked") + frame(ping, "asked"), 0, {pong("asked")}});
  cases.push_back({"2.10", ten, 0, pongs});
  cases.push_back({"2.11", ten, 1, pongs});
}

// Good text, then the same with reserved bits, then a ping: the ping is not answered.
std::string reserved_after_text(int opcode, int reserved) {
  return frame(text, hello) + frame(opcode, hello, true, reserved) + frame(ping);
}

void add_reserved_bits(Cases& cases) {
  cases.push_back({"3.1", frame(text, hello, true, 1), 0, {}, {1002}});
  cases.push_back({"3.2", reserved_after_text(text, 2), 0, {answer()}, {1002}});
  cases.push_back({"3.3", reserved_after_text(text, 3), 18, {answer()}, {1002}});
  cases.push_back({"3.4", reserved_after_text(text, 4), 1, {answer()}, {1002}});
  cases.push_back({"3.5", frame(binary, raw, true, 5), 0, {}, {1002}});
  cases.push_back({"3.6", frame(ping, hello, true, 6), 0, {}, {1002}});
  cases.push_back({"3.7", frame(close_, {}, true, 7), 0, {}, {1002}});
}

void add_opcodes(Cases& cases, const std::string& group, int first) {
  const auto after_text = [](int opcode, std::string_view payload) {
    return frame(text, hello) + frame(opcode, payload) + frame(ping);
  };
  cases.push_back({group + "1", frame(first), 0, {}, {1002}});
  cases.push_back({group + "2", frame(first + 1, "reserved opcode"), 0, {}, {1002}});
  cases.push_back({group + "3", after_text(first + 2, ""), 0, {answer()}, {1002}});
  cases.push_back({group + "4", after_text(first + 3, hello), 0, {answer()}, {1002}});
  cases.push_back({group + "5", after_text(first + 4, hello), 1, {answer()}, {1002}});
}

}  // namespace

Cases control_cases() {
  Cases cases;
  add_pings(cases);
  add_reserved_bits(cases);
  add_opcodes(cases, "4.1.", 3);
  add_opcodes(cases, "4.2.", 11);
  return cases;
}

}  // namespace pana::conformance
