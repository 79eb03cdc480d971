#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "core/time.hpp"

namespace pana::audit {

// One thing that was done, shown or refused. Closed characters only (is_word): there is no member in which
// a word about a person could stand. `position`: the entry's id in the store's stream, "1769896800000-0".
struct Record {
  std::string position;
  Instant at;
  std::string account;
  std::string role;
  std::string verb;  // the method, or what the daemon did by itself
  std::string kind;  // of the object
  std::string id;    // of the object; "-" where there is none
  std::string outcome;

  friend bool operator==(const Record&, const Record&) = default;
};

// 1 to 64 of [a-z0-9_.:-].
bool is_word(std::string_view text);
// "1769896800000-0": two numbers as the store writes them.
bool is_position(std::string_view text);

// The one way to write a record: "position at account role verb kind id outcome", at as RFC 3339.
std::string to_line(const Record& record);
// Nothing where it is not exactly what to_line would write.
std::optional<Record> record_from(std::string_view line);

// An entry of the store's stream, "milliseconds account role verb kind id outcome". One that is none of ours
// becomes a record that says so (verb audit.unreadable): an entry is never skipped, and its text never kept.
Record record_from_entry(std::string_view position, std::string_view entry);

}  // namespace pana::audit
