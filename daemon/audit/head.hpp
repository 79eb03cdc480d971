#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "audit/chain.hpp"

namespace pana::audit {

using Signature = std::array<std::uint8_t, 64>;

// A signed statement of how far the chain had come. `position`: of the last record, in the store's stream;
// whoever goes on starts behind it. `since`: the sequence of the head before it in the same file, its own in
// the head that opens a file. `key`: which key signed it (signing_key.hpp).
struct Head {
  Tip tip;
  std::string position = "0-0";
  Instant at{};
  std::int64_t since = 0;
  std::string key;
  Signature signature{};

  bool opens() const { return since == tip.sequence; }
  friend bool operator==(const Head&, const Head&) = default;
};

// "head sequence hash position at since key signature": how heads stand in files, in the store and in the
// log.
std::string to_line(const Head& head);
// Nothing where it is not exactly what to_line would write. Says nothing about the signature.
std::optional<Head> head_from(std::string_view line);
inline bool is_head(std::string_view line) {
  return line.starts_with("head ");
}

// The bytes that are signed: all but the signature.
std::string signed_text(const Head& head);

}  // namespace pana::audit
