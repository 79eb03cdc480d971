#pragma once
#include <cstdint>
#include <initializer_list>
#include <string_view>
#include <type_traits>

namespace pana::log {

// One structured line per event on standard error: `level=info event=listening port=8443`, with the priority
// prefix (<6>) that journald reads where standard error is the journal. Values are numbers, codes and opaque
// ids of ours; what a client sent never stands in a log.
enum class Level : std::uint8_t { debug, info, warning, error };

struct Field {
  std::string_view name;
  std::string_view text{};
  std::int64_t number = 0;
  bool is_number = false;

  Field(std::string_view name_, std::string_view text_) : name(name_), text(text_) {}
  template <class Integer>
    requires std::is_integral_v<Integer>
  Field(std::string_view name_, Integer number_)
      : name(name_), number(static_cast<std::int64_t>(number_)), is_number(true) {}
};

using Fields = std::initializer_list<Field>;

void set_level(Level level);
void write(Level level, std::string_view event, Fields fields);

inline void debug(std::string_view event, Fields fields = {}) {
  write(Level::debug, event, fields);
}
inline void info(std::string_view event, Fields fields = {}) {
  write(Level::info, event, fields);
}
inline void warning(std::string_view event, Fields fields = {}) {
  write(Level::warning, event, fields);
}
inline void error(std::string_view event, Fields fields = {}) {
  write(Level::error, event, fields);
}

}  // namespace pana::log
