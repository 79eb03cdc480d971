#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace pana::audit {

// What can be wrong with audit files.
enum class FindingKind : std::uint8_t {
  edited,           // a line, or its hash, is not what was written
  deleted,          // lines are missing
  reordered,        // lines stand in another order
  duplicated,       // a line stands there twice
  truncated,        // the end is missing
  rechained,        // the lines agree with each other, but not with a signed head
  wrong_signature,  // a head was changed or forged
  foreign_key,      // a head was signed by a key that is not trusted
};
std::string_view name_of(FindingKind kind);

// The first fault: where it is, and what it means, in a sentence for people. Line numbers start at 1.
struct Finding {
  FindingKind kind = FindingKind::edited;
  std::string file;
  std::int64_t line = 0;
  std::string sentence;
};

}  // namespace pana::audit
