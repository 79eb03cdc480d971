#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "domain/event.hpp"
#include "store/packing.hpp"
#include "store/redis/resp.hpp"

// The parts of which rows, events and outcomes are made (redis_rows, redis_events, redis_outcomes).
namespace pana::store {

// A hash as HGETALL answers it. A field that is not there reads as empty.
class Fields {
 public:
  explicit Fields(redis::ReplyView flat) : flat_(flat) {}

  std::string_view text(std::string_view name) const {
    for (std::size_t i = 0; i + 1 < flat_.size(); i += 2) {
      if (flat_[i].text() == name) return flat_[i + 1].text();
    }
    return {};
  }
  std::string string(std::string_view name) const { return std::string{text(name)}; }
  std::int64_t number(std::string_view name) const { return Words{text(name)}.number(); }
  std::optional<Instant> maybe_instant(std::string_view name) const {
    return text(name).empty() ? std::nullopt : std::optional{from_ms(number(name))};
  }

 private:
  redis::ReplyView flat_;
};

inline std::string text_of(Words& words) {
  return std::string{words.next()};
}

inline std::int32_t small(Words& words) {
  return static_cast<std::int32_t>(words.number());
}

inline std::optional<Instant> maybe_instant(std::string_view word) {
  if (word.empty()) return std::nullopt;
  return from_ms(Words{word}.number());
}

inline Counters counters_from(Words& words) {
  Counters counters;
  counters.total = small(words);
  counters.staffed = small(words);
  counters.occupied = small(words);
  counters.held = small(words);
  counters.out_of_service = small(words);
  counters.version = words.number();
  return counters;
}

inline UnitChanged unit_from(Words& words) {
  UnitChanged unit;
  unit.center.text = text_of(words);
  unit.unit = text_of(words);
  unit.counters = counters_from(words);
  return unit;
}

}  // namespace pana::store
