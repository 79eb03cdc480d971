#pragma once
#include <string>
#include <vector>

#include "audit/signing_key.hpp"

// Audit files as a daemon would write them, in memory.
namespace pana::test {

inline audit::Record record(int number) {
  const auto at = from_ms(1'769'896'800'000 + number * 1'000);
  return {std::to_string(to_ms(at)) + "-0",
          at,
          "op_" + std::to_string(number % 7),
          "operator",
          "request.place",
          "request",
          "r" + std::to_string(number),
          "offered"};
}

using Lines = std::vector<std::string>;

// Goes on from `tip`: an opening head, entries with a head after every `between`, and a closing head.
inline Lines written(const audit::SigningKey& key, audit::Tip& tip, int entries, int between = 10) {
  Lines lines;
  auto since = tip.sequence;
  const auto put_head = [&] {
    const auto last = record(static_cast<int>(tip.sequence));
    audit::Head head{tip, tip.sequence == 0 ? "0-0" : last.position, last.at, since, {}, {}};
    key.sign(head);
    lines.push_back(to_line(head));
    since = tip.sequence;
  };
  put_head();
  for (int i = 1; i <= entries; ++i) {
    lines.push_back(next_line(tip, record(static_cast<int>(tip.sequence) + 1)));
    if (i % between == 0 || i == entries) put_head();
  }
  return lines;
}

// The heads that a heads file would hold: all but the opening ones.
inline std::vector<audit::Head> heads_of(const std::vector<Lines>& files) {
  std::vector<audit::Head> heads;
  for (const auto& lines : files) {
    for (std::size_t i = 1; i < lines.size(); ++i) {
      if (audit::is_head(lines[i])) heads.push_back(*audit::head_from(lines[i]));
    }
  }
  return heads;
}

}  // namespace pana::test
