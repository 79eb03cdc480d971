#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "settings/mistake.hpp"
#include "settings/settings.hpp"

namespace pana::settings {

enum class Kind : std::uint8_t { flag, whole, text, path, list };
std::string_view name_of(Kind kind);  // "a whole number"

using Value = std::variant<bool, std::int64_t, std::string, std::vector<std::string>>;

// One setting. The default is what `get` reads from a fresh Settings. `least` and `most` bound whole numbers;
// `choices` are the only permitted texts, where there are any.
struct Row {
  std::string_view key;
  Kind kind;
  Value (*get)(const Settings&);
  void (*set)(Settings&, Value);
  std::string_view help;
  std::int64_t least = 0;
  std::int64_t most = 0;
  std::span<const std::string_view> choices{};
};

// Every setting there is, in the order of panad.toml.
std::span<const Row> schema();

// The row of "server.port"; nullptr if there is none.
const Row* find_row(std::string_view key);
// The known key that is nearest in spelling, for a helpful refusal; empty if nothing is near.
std::string_view nearest_key(std::string_view key);

// What is wrong with a value for this row (type, bounds, choices), or an empty text.
std::string refusal(const Row& row, const Value& value);

// What no single row can see: limits that must stand in order, settings that need each other. `line` is 0 in
// these.
Mistakes contradictions(const Settings& settings);

// A value as it is written in panad.toml.
std::string to_toml(const Value& value);

}  // namespace pana::settings
