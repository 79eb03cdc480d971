#include <algorithm>
#include <numeric>

#include "settings/schema.hpp"

namespace pana::settings {
namespace {

// Levenshtein distance.
std::size_t typing_errors(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t diagonal = row[0]++;
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t change = diagonal + (a[i] == b[j] ? 0 : 1);
      diagonal = row[j + 1];
      row[j + 1] = std::min({change, row[j] + 1, diagonal + 1});
    }
  }
  return row.back();
}

std::string in_quotes(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + "\"";
}

std::string joined(std::span<const std::string_view> words) {
  std::string out;
  for (const auto word : words) out += (out.empty() ? "" : ", ") + in_quotes(word);
  return out;
}

Kind kind_of(const Value& value) {
  constexpr std::array kinds{Kind::flag, Kind::whole, Kind::text, Kind::list};
  return kinds[value.index()];
}

std::string out_of_bounds(const Row& row, std::int64_t number) {
  if (number >= row.least && number <= row.most) return {};
  return std::to_string(number) + (number < row.least ? " is too small" : " is too large") + "; choose " +
         std::to_string(row.least) + " to " + std::to_string(row.most) + ".";
}

}  // namespace

std::string_view name_of(Kind kind) {
  switch (kind) {
    case Kind::flag:
      return "true or false";
    case Kind::whole:
      return "a whole number";
    case Kind::text:
      return "a text";
    case Kind::path:
      return "a path";
    case Kind::list:
      return "a list of texts";
  }
  return "";
}

std::string_view nearest_key(std::string_view key) {
  std::string_view nearest;
  std::size_t fewest = std::max<std::size_t>(2, key.size() / 3);
  for (const auto& row : schema()) {
    // The same last part in another section is what people mistake most.
    const bool same_end =
        !key.empty() && row.key.ends_with(key.substr(key.rfind('.') + 1)) && nearest.empty();
    const auto errors = typing_errors(key, row.key);
    if (errors > fewest && !same_end) continue;
    fewest = std::min(errors, fewest);
    nearest = row.key;
  }
  return nearest;
}

std::string refusal(const Row& row, const Value& value) {
  const auto kind = row.kind == Kind::path ? Kind::text : row.kind;
  if (kind_of(value) != kind) {
    return std::string("needs ") + std::string(name_of(row.kind)) + ", as in " +
           std::string(row.key.substr(row.key.rfind('.') + 1)) + " = " + to_toml(row.get(Settings{})) + ".";
  }
  if (kind == Kind::whole) return out_of_bounds(row, std::get<std::int64_t>(value));
  if (kind != Kind::text) return {};
  const auto& text = std::get<std::string>(value);
  if (text.find('\0') != std::string::npos) return "holds a zero byte; take it out.";
  if (row.choices.empty() || std::ranges::find(row.choices, text) != row.choices.end()) return {};
  return "is none of " + joined(row.choices) + "; choose one.";
}

std::string to_toml(const Value& value) {
  if (const auto* flag = std::get_if<bool>(&value)) return *flag ? "true" : "false";
  if (const auto* number = std::get_if<std::int64_t>(&value)) return std::to_string(*number);
  if (const auto* text = std::get_if<std::string>(&value)) return in_quotes(*text);
  std::string out;
  for (const auto& item : std::get<std::vector<std::string>>(value))
    out += (out.empty() ? "" : ", ") + in_quotes(item);
  return "[" + out + "]";
}

}  // namespace pana::settings
