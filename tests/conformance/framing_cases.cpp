#include "conformance/case.hpp"

namespace pana::conformance {

Cases framing_cases() {
  struct Row {
    std::size_t size;
    std::size_t chop;
  };
  const Row rows[] = {{0, 0},   {125, 0},    {126, 0},    {127, 0},
                      {128, 0}, {65'535, 0}, {65'536, 0}, {65'536, 997}};
  Cases cases;
  int number = 0;
  for (const auto& [size, chop] : rows) {
    ++number;
    const std::string payload(size, '*');
    cases.push_back({"1.1." + std::to_string(number), frame(text, payload), chop, {answer()}});
    cases.push_back({"1.2." + std::to_string(number), frame(binary, payload), chop, {}, {1003}, no_binary});
  }
  return cases;
}

}  // namespace pana::conformance
