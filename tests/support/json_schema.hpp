#pragma once
#include <algorithm>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>
#include <cmath>
#include <fstream>
#include <map>
#include <optional>
#include <regex>
#include <sstream>
#include <stdexcept>
#include <string>

// JSON Schema 2020-12, as far as daemon/protocol/schema uses it.
namespace pana::test {

namespace json = boost::json;

inline json::value read_json(const std::string& path) {
  std::ifstream file(path);
  if (!file) throw std::runtime_error("cannot read " + path);
  std::stringstream text;
  text << file.rdbuf();
  return json::parse(text.str());
}

class Schemas {
 public:
  explicit Schemas(std::string folder) : folder_(std::move(folder)) {}

  const json::value& file(const std::string& name) {
    auto known = files_.find(name);
    if (known == files_.end()) known = files_.emplace(name, read_json(folder_ + "/" + name)).first;
    return known->second;
  }
  // The JSON Pointer of the first value that is refused; nothing if `instance` is valid.
  std::optional<std::string> refused(const json::value& instance, const std::string& name,
                                     std::string_view pointer) {
    return check(instance, file(name).at_pointer(pointer), name, "");
  }

 private:
  using Verdict = std::optional<std::string>;

  Verdict check(const json::value& value, const json::value& schema, const std::string& name,
                const std::string& at) {
    if (schema.is_bool()) return schema.get_bool() ? Verdict{} : Verdict{at};
    for (const auto& [keyword, rule] : schema.as_object()) {
      if (auto bad = check_keyword(value, keyword, rule, schema.get_object(), name, at)) return bad;
    }
    return std::nullopt;
  }

  Verdict check_keyword(const json::value& value, std::string_view keyword, const json::value& rule,
                        const json::object& schema, const std::string& name, const std::string& at) {
    if (keyword == "description" || keyword == "default" || keyword == "title" || keyword == "then" ||
        keyword == "else")
      return {};
    if (keyword == "$ref") return follow(value, std::string{rule.as_string()}, name, at);
    if (keyword == "type") return is(value, rule.as_string()) ? Verdict{} : at;
    if (keyword == "const") return value == rule ? Verdict{} : at;
    if (keyword == "enum") return contains(rule.as_array(), value) ? Verdict{} : at;
    if (keyword == "not") return check(value, rule, name, at) ? Verdict{} : at;
    if (keyword == "if") {
      const auto* next = schema.if_contains(check(value, rule, name, at) ? "else" : "then");
      return next == nullptr ? Verdict{} : check(value, *next, name, at);
    }
    if (keyword == "allOf" || keyword == "anyOf" || keyword == "oneOf")
      return combine(value, keyword, rule, name, at);
    if (value.is_string()) return check_string(value.get_string(), keyword, rule, at);
    if (value.is_array()) return check_array(value.get_array(), keyword, rule, name, at);
    if (value.is_object()) return check_object(value.get_object(), keyword, rule, schema, name, at);
    if (value.is_number()) return check_number(value.to_number<double>(), keyword, rule, at);
    return {};
  }

  Verdict follow(const json::value& value, const std::string& ref, const std::string& name,
                 const std::string& at) {
    const auto hash = ref.find('#');
    const auto target = hash == 0 ? name : ref.substr(0, hash);
    return check(value, file(target).at_pointer(ref.substr(hash + 1)), target, at);
  }

  static bool is(const json::value& value, std::string_view type) {
    if (type == "object") return value.is_object();
    if (type == "array") return value.is_array();
    if (type == "string") return value.is_string();
    if (type == "boolean") return value.is_bool();
    if (type == "null") return value.is_null();
    if (type == "number") return value.is_number();
    if (type == "integer")
      return value.is_int64() || value.is_uint64();  // stricter than the standard: 1.0 is none
    throw std::runtime_error("unknown type " + std::string{type});
  }

  static bool contains(const json::array& values, const json::value& value) {
    for (const auto& one : values) {
      if (one == value) return true;
    }
    return false;
  }

  Verdict combine(const json::value& value, std::string_view keyword, const json::value& rule,
                  const std::string& name, const std::string& at) {
    std::size_t accepted = 0;
    Verdict first;
    for (const auto& one : rule.as_array()) {
      auto bad = check(value, one, name, at);
      if (!bad) ++accepted;
      if (bad && !first) first = bad;
    }
    if (keyword == "allOf") return first;
    const bool good = keyword == "anyOf" ? accepted > 0 : accepted == 1;
    return good ? Verdict{} : at;
  }

  static Verdict check_string(const json::string& text, std::string_view keyword, const json::value& rule,
                              const std::string& at) {
    const auto characters =
        std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; });
    if (keyword == "minLength") return characters >= rule.to_number<std::int64_t>() ? Verdict{} : at;
    if (keyword == "maxLength") return characters <= rule.to_number<std::int64_t>() ? Verdict{} : at;
    if (keyword != "pattern") return {};
    const std::regex pattern{std::string{rule.as_string()}};
    return std::regex_search(std::string{text}, pattern) ? Verdict{} : at;
  }

  static Verdict check_number(double number, std::string_view keyword, const json::value& rule,
                              const std::string& at) {
    if (keyword == "minimum") return number >= rule.to_number<double>() ? Verdict{} : at;
    if (keyword == "maximum") return number <= rule.to_number<double>() ? Verdict{} : at;
    return {};
  }

  Verdict check_array(const json::array& list, std::string_view keyword, const json::value& rule,
                      const std::string& name, const std::string& at) {
    if (keyword == "minItems") return list.size() >= rule.to_number<std::size_t>() ? Verdict{} : at;
    if (keyword == "maxItems") return list.size() <= rule.to_number<std::size_t>() ? Verdict{} : at;
    if (keyword != "items") return {};
    for (std::size_t index = 0; index < list.size(); ++index) {
      if (auto bad = check(list[index], rule, name, at + "/" + std::to_string(index))) return bad;
    }
    return {};
  }

  Verdict check_object(const json::object& object, std::string_view keyword, const json::value& rule,
                       const json::object& schema, const std::string& name, const std::string& at) {
    if (keyword == "minProperties") return object.size() >= rule.to_number<std::size_t>() ? Verdict{} : at;
    if (keyword == "maxProperties") return object.size() <= rule.to_number<std::size_t>() ? Verdict{} : at;
    if (keyword == "required") {
      for (const auto& member : rule.as_array()) {
        if (!object.contains(member.as_string())) return at + "/" + std::string{member.as_string()};
      }
    }
    if (keyword != "properties" && keyword != "additionalProperties") return {};
    const auto* known = schema.if_contains("properties");
    for (const auto& member : object) {
      const auto* of_member = known == nullptr ? nullptr : known->as_object().if_contains(member.key());
      const auto* applies = keyword == "properties" ? of_member : (of_member == nullptr ? &rule : nullptr);
      if (applies == nullptr) continue;
      if (auto bad = check(member.value(), *applies, name, at + "/" + std::string{member.key()})) return bad;
    }
    return {};
  }

  std::string folder_;
  std::map<std::string, json::value> files_;
};

}  // namespace pana::test
