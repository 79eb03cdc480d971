#include "conformance/case.hpp"

namespace pana::conformance {
namespace {

constexpr std::size_t kib = 1024;
constexpr std::size_t mib = 1024 * kib;
constexpr std::size_t most = 64 * kib;

// One message in one frame, in pieces of `chop`. Beyond the limit the header is enough to be refused; the
// suite's first bytes of payload follow it.
void add_whole(Cases& cases, const std::string& id, int opcode, std::size_t size, std::size_t chop) {
  const auto bytes = size <= most ? frame(opcode, std::string(size, '*'))
                                  : header(opcode, size) + std::string(std::min(size, 2 * mib), '*');
  if (size > most)
    cases.push_back({id, bytes, chop, {}, {1009}, too_big});
  else if (opcode == binary)
    cases.push_back({id, bytes, chop, {}, {1003}, no_binary});
  else
    cases.push_back({id, bytes, chop, {answer()}});
}

// Four MiB in frames of `size`: whichever limit is met first.
void add_fragmented(Cases& cases, const std::string& id, int opcode, std::size_t size) {
  const auto bytes = fragments(opcode, std::string(4 * mib, '*'), size);
  if (opcode == binary && size <= most)
    cases.push_back({id, bytes, 0, {}, {1003}, no_binary});
  else if (size * 64 < most)
    cases.push_back({id, bytes, 0, {}, {1008}, too_many});
  else if (size * 64 == most)  // the 65th frame is over both
    cases.push_back({id, bytes, 0, {}, {1008, 1009}, too_many});
  else
    cases.push_back({id, bytes, 0, {}, {1009}, too_big});
}

void add_round_trips(Cases& cases, const std::string& id, int opcode, std::size_t size) {
  const auto bytes = frame(opcode, std::string(size, '*'));
  if (opcode == text)
    cases.push_back({id, bytes, 0, {answer()}, {}, {}, 1000});
  else
    cases.push_back({id, bytes, 0, {}, {1003}, no_binary});
}

}  // namespace

Cases size_cases() {
  Cases cases;
  const auto add_both = [&](int group, auto add, std::initializer_list<std::size_t> sizes) {
    int number = 0;
    for (const auto size : sizes) {
      ++number;
      add("9." + std::to_string(group) + "." + std::to_string(number), text, size);
      add("9." + std::to_string(group + 1) + "." + std::to_string(number), binary, size);
    }
  };
  const auto whole = [&](const auto& id, int opcode, std::size_t size) {
    add_whole(cases, id, opcode, size, 0);
  };
  const auto fragmented = [&](const auto& id, int opcode, std::size_t size) {
    add_fragmented(cases, id, opcode, size);
  };
  const auto chopped = [&](const auto& id, int opcode, std::size_t chop) {
    add_whole(cases, id, opcode, mib, chop);
  };
  const auto trips = [&](const auto& id, int opcode, std::size_t size) {
    add_round_trips(cases, id, opcode, size);
  };
  add_both(1, whole, {64 * kib, 256 * kib, mib, 4 * mib, 8 * mib, 16 * mib});
  add_both(3, fragmented, {64, 256, kib, 4 * kib, 16 * kib, 64 * kib, 256 * kib, mib, 4 * mib});
  add_both(5, chopped, {64, 128, 256, 512, kib, 2 * kib});
  add_both(7, trips, {0, 16, 64, 256, kib, 4 * kib});
  cases.push_back({"10.1.1", fragments(text, std::string(65'536, '*'), 1300), 0, {answer()}});
  return cases;
}

}  // namespace pana::conformance
