#include "settings/load.hpp"

#include <toml++/toml.h>

#include <charconv>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>

#include "settings/schema.hpp"

namespace pana::settings {
namespace {

// A value of TOML in the schema's words; nothing for what the schema does not know (a date, a fraction, a
// table).
std::optional<Value> value_of(const toml::node& node) {
  if (const auto* flag = node.as_boolean()) return flag->get();
  if (const auto* number = node.as_integer()) return number->get();
  if (const auto* text = node.as_string()) return text->get();
  const auto* array = node.as_array();
  if (array == nullptr) return std::nullopt;
  std::vector<std::string> texts;
  for (const auto& item : *array) {
    if (!item.is_string()) return std::nullopt;
    texts.push_back(item.as_string()->get());
  }
  return texts;
}

std::optional<Value> value_of(const Row& row, std::string_view text) {
  if (row.kind == Kind::flag) {
    if (text != "true" && text != "false") return std::nullopt;
    return text == "true";
  }
  if (row.kind == Kind::whole) {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return number;
  }
  if (row.kind != Kind::list) return std::string(text);
  std::vector<std::string> items;
  for (std::size_t at = 0; at < text.size();) {
    const auto comma = std::min(text.find(',', at), text.size());
    if (comma > at) items.emplace_back(text.substr(at, comma - at));
    at = comma + 1;
  }
  return items;
}

std::string unknown_advice(const std::string& key) {
  const auto near = nearest_key(key);
  if (near.empty()) return "is no setting; take it out (panad --print-settings-reference lists all).";
  return "is no setting; did you mean " + std::string(near) + "?";
}

// A bare program name is looked up in PATH, so it does not start at a folder.
bool starts_at_folder(const Row& row, const std::string& path) {
  if (row.kind != Kind::path || path.empty() || path.starts_with('/')) return false;
  return row.key != "embedded_redis.program" || path.find('/') != std::string::npos;
}

class Loader {
 public:
  Loader(std::string file, std::string folder) : file_(std::move(file)), folder_(std::move(folder)) {
    for (const auto& row : schema()) place(row, row.get(Settings{}));
  }

  void read(std::string_view text) {
    try {
      walk(toml::parse(text), "");
    } catch (const toml::parse_error& error) {
      const auto line = static_cast<int>(error.source().begin.line);
      found_.mistakes.push_back({file_, line, "", "is not TOML: " + std::string(error.description()) + "."});
    }
  }

  void override_with(const std::string& pair) {
    const auto equals = pair.find('=');
    const auto key = pair.substr(0, equals);
    const auto* row = find_row(key);
    if (row == nullptr || equals == std::string::npos) {
      blame(key, 0, row == nullptr ? unknown_advice(key) : "needs a value: --set " + key + "=VALUE.",
            "--set");
      return;
    }
    const auto value = value_of(*row, std::string_view(pair).substr(equals + 1));
    const auto why = value ? refusal(*row, *value) : "needs " + std::string(name_of(row->kind)) + ".";
    if (!why.empty()) {
      blame(key, 0, why, "--set");
      return;
    }
    row->set(found_.settings, *value);
    lines_[key] = {"--set", 0};
  }

  Loaded finish() && {
    for (const auto& [key, at] : lines_) found_.named.push_back(key);
    if (!found_.mistakes.empty()) return std::move(found_);
    for (auto& mistake : contradictions(found_.settings)) {
      const auto at = lines_.find(mistake.key);
      mistake.file = at == lines_.end() ? file_ : at->second.first;
      mistake.line = at == lines_.end() ? 0 : at->second.second;
      found_.mistakes.push_back(std::move(mistake));
    }
    return std::move(found_);
  }

 private:
  void walk(const toml::table& table, const std::string& prefix) {
    for (const auto& [name, node] : table) {
      const auto key = prefix + std::string(name.str());
      const auto* row = find_row(key);
      if (row == nullptr && node.is_table() && is_section(key + ".")) {
        walk(*node.as_table(), key + ".");
      } else {
        take(row, key, node);
      }
    }
  }

  void take(const Row* row, const std::string& key, const toml::node& node) {
    const auto line = static_cast<int>(node.source().begin.line);
    if (row == nullptr) return blame(key, line, unknown_advice(key), file_);
    const auto value = value_of(node);
    // What is no value at all fails the row's type check like any other value of a wrong type.
    const auto wrong = row->kind == Kind::flag ? Value{std::int64_t{0}} : Value{false};
    const auto why = refusal(*row, value ? *value : wrong);
    if (!why.empty()) return blame(key, line, why, file_);
    place(*row, *value);
    lines_[key] = {file_, line};
  }

  void place(const Row& row, Value value) {
    if (auto* path = std::get_if<std::string>(&value);
        path != nullptr && !folder_.empty() && starts_at_folder(row, *path)) {
      *path = (std::filesystem::path(folder_) / *path).lexically_normal().string();
    }
    row.set(found_.settings, std::move(value));
  }

  static bool is_section(const std::string& prefix) {
    for (const auto& row : schema()) {
      if (row.key.starts_with(prefix)) return true;
    }
    return false;
  }

  void blame(const std::string& key, int line, std::string advice, const std::string& file) {
    found_.mistakes.push_back({file, line, key, std::move(advice)});
  }

  std::string file_;
  std::string folder_;
  Loaded found_;
  std::map<std::string, std::pair<std::string, int>> lines_;
};

}  // namespace

Loaded load_text(std::string_view text, const std::string& file, const std::string& folder,
                 const std::vector<std::string>& overrides) {
  Loader loader(file, folder);
  loader.read(text);
  for (const auto& pair : overrides) loader.override_with(pair);
  return std::move(loader).finish();
}

Loaded load_file(const std::string& file, const std::vector<std::string>& overrides) {
  if (file.empty()) return load_text("", "", "", overrides);
  std::ifstream in(file, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  if (!in.is_open() || in.bad()) {
    return {{}, {}, {{file, 0, "", "cannot be read: check the name and the permissions."}}};
  }
  const auto folder = std::filesystem::path(file).parent_path().string();
  return load_text(text, file, folder.empty() ? "." : folder, overrides);
}

}  // namespace pana::settings
