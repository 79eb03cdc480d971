#include "conformance/case.hpp"

namespace pana::conformance {
namespace {

const std::string hello = frame(text, "Hello World!");

void add_basics(Cases& cases) {
  const auto close = close_frame(1000);
  cases.push_back({"7.1.1", hello + close, 0, {answer()}, {1000}});
  cases.push_back({"7.1.2", close + close, 0, {}, {1000}});
  cases.push_back({"7.1.3", close + frame(ping), 0, {}, {1000}});
  cases.push_back({"7.1.4", close + hello, 0, {}, {1000}});
  const auto cut = frame(text, "fragment1", false) + close + frame(continuation, "fragment2");
  cases.push_back({"7.1.5", cut, 0, {}, {1000}});
  const auto big = frame(text, std::string(256 * 1024, '*'));
  cases.push_back({"7.1.6", big + hello + close + frame(ping), 0, {}, {1009}, too_big});
}

void add_payloads(Cases& cases) {
  cases.push_back({"7.3.1", frame(close_), 0, {}, {0, 1000}});
  cases.push_back({"7.3.2", frame(close_, "a"), 0, {}, {1002}});
  cases.push_back({"7.3.3", close_frame(1000), 0, {}, {1000}});
  cases.push_back({"7.3.4", close_frame(1000, "Hello World!"), 0, {}, {1000}});
  cases.push_back({"7.3.5", close_frame(1000, std::string(123, '*')), 0, {}, {1000}});
  cases.push_back({"7.3.6", close_frame(1000, std::string(124, '*')), 0, {}, {1002}});
  const auto* no_text = "\xce\xba\xe1\xbd\xb9\xcf\x83\xce\xbc\xce\xb5\xed\xa0\x80\x65\x64\x69\x74\x65\x64";
  cases.push_back({"7.5.1", close_frame(1000, no_text), 0, {}, {1002, 1007}});
}

}  // namespace

Cases close_cases() {
  Cases cases;
  add_basics(cases);
  add_payloads(cases);
  int number = 0;
  for (const int code : {1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 3000, 3999, 4000, 4999})
    cases.push_back({"7.7." + std::to_string(++number), close_frame(code), 0, {}, {code, 1000}});
  number = 0;
  for (const int code : {0, 999, 1004, 1005, 1006, 1016, 1100, 2000, 2999})
    cases.push_back({"7.9." + std::to_string(++number), close_frame(code), 0, {}, {1002}});
  // Codes that the standard says nothing about: an answer of any of these is fine.
  cases.push_back({"7.13.1", close_frame(5000), 0, {}, {5000, 1000, 1002}});
  cases.push_back({"7.13.2", close_frame(65'535), 0, {}, {65'535, 1000, 1002}});
  return cases;
}

}  // namespace pana::conformance
