#include "settings/record.hpp"

#include <algorithm>
#include <boost/json/array.hpp>
#include <boost/json/string.hpp>
#include <boost/json/value.hpp>
#include <sstream>

#include "core/id.hpp"

namespace json = boost::json;

namespace pana::settings {
namespace {

bool is_short_text(const json::value& value) {
  return value.is_string() && !value.get_string().empty() && value.get_string().size() <= 200;
}

std::string plain(double number) {
  std::ostringstream out;
  out << number;
  return out.str();
}

// Walks JSON text token by token; only strings, brackets and line ends matter.
class Walk {
 public:
  Walk(std::string_view text, std::string_view name) : text_(text), name_(name) {}

  std::vector<int> lines() && {
    for (at_ = 0; at_ < text_.size(); ++at_) step(text_[at_]);
    return std::move(lines_);
  }

 private:
  void step(char c) {
    if (c == '\n') ++line_;
    if (c == ' ' || c == '\t' || c == '\r' || c == '\n') return;
    if (inside_ && depth_ == 2 && expected_ && c != ']') {
      lines_.push_back(line_);
      expected_ = false;
    }
    if (c == '"') return read_string();
    if (c == '[' && depth_ == 1 && last_string_ == name_) inside_ = expected_ = true;
    if (c == '[' || c == '{') ++depth_;
    if (c == ']' || c == '}') --depth_;
    if (c == ']' && depth_ == 1) inside_ = false;
    if (c == ',' && depth_ == 2) expected_ = true;
  }

  void read_string() {
    const auto begin = at_ + 1;
    for (++at_; at_ < text_.size() && text_[at_] != '"'; ++at_) {
      if (text_[at_] == '\\') ++at_;
    }
    if (depth_ == 1) last_string_ = text_.substr(begin, at_ - begin);
  }

  std::string_view text_;
  std::string_view name_;
  std::vector<int> lines_;
  std::string_view last_string_;
  std::size_t at_ = 0;
  int line_ = 1;
  int depth_ = 0;
  bool inside_ = false;
  bool expected_ = false;  // an element of the array begins at the next token
};

}  // namespace

std::vector<int> element_lines(std::string_view text, std::string_view name) {
  return Walk(text, name).lines();
}

Record::Record(const json::object& object, std::string file, int line, Mistakes& mistakes)
    : object_(object), file_(std::move(file)), line_(line), mistakes_(mistakes) {}

void Record::blame(std::string_view member, std::string advice) {
  mistakes_.push_back({file_, line_, std::string(member), std::move(advice)});
}

const json::value* Record::find(std::string_view member) {
  asked_.push_back(member);
  return object_.if_contains(member);
}

const json::value* Record::require(std::string_view member) {
  const auto* value = find(member);
  if (value == nullptr) blame(member, "is missing; add it.");
  return value;
}

std::string Record::text(std::string_view member) {
  const auto* value = require(member);
  if (value == nullptr) return {};
  if (!is_short_text(*value)) {
    blame(member, "needs a text of 1 to 200 bytes.");
    return {};
  }
  return std::string(value->get_string());
}

std::string Record::id(std::string_view member) {
  auto value = text(member);
  if (value.empty() || is_id(value)) return value;
  blame(member, "needs 1 to 32 characters of a-z, 0-9, _ and -, beginning with a letter.");
  return {};
}

double Record::number(std::string_view member, double least, double most) {
  const auto* value = require(member);
  if (value == nullptr) return 0;
  boost::system::error_code error;
  const auto number = value->to_number<double>(error);
  if (!error && number >= least && number <= most) return number;
  blame(member, "needs a number from " + plain(least) + " to " + plain(most) + ".");
  return 0;
}

std::int32_t Record::whole(std::string_view member, std::int32_t least, std::int32_t most) {
  const auto* value = require(member);
  if (value == nullptr) return least;
  if (value->is_int64() && value->get_int64() >= least && value->get_int64() <= most)
    return static_cast<std::int32_t>(value->get_int64());
  blame(member, "needs a whole number from " + std::to_string(least) + " to " + std::to_string(most) + ".");
  return least;
}

std::int64_t Record::optional_whole(std::string_view member, std::int64_t most) {
  const auto* value = find(member);
  if (value == nullptr) return 0;
  if (value->is_int64() && value->get_int64() >= 0 && value->get_int64() <= most) return value->get_int64();
  blame(member, "needs a whole number from 0 to " + std::to_string(most) + ", or leave it out.");
  return 0;
}

std::vector<std::string> Record::optional_texts(std::string_view member) {
  std::vector<std::string> texts;
  const auto* value = find(member);
  if (value == nullptr) return texts;
  if (!value->is_array() || !std::ranges::all_of(value->get_array(), is_short_text)) {
    blame(member, "needs a list of texts of 1 to 200 bytes, or leave it out.");
    return texts;
  }
  for (const auto& item : value->get_array()) texts.emplace_back(item.get_string());
  return texts;
}

Names Record::names(std::string_view member) {
  const auto* value = require(member);
  if (value == nullptr) return {};
  if (!value->is_object()) {
    blame(member, R"(needs the names {"kk": "…", "ru": "…", "en": "…"}.)");
    return {};
  }
  Mistakes inner;
  Record record(value->get_object(), file_, line_, inner);
  Names names{record.text("kk"), record.text("ru"), record.text("en")};
  record.finish();
  for (auto& mistake : inner) blame(std::string(member) + "." + mistake.key, std::move(mistake.advice));
  return names;
}

void Record::finish() {
  for (const auto& member : object_) {
    if (std::ranges::find(asked_, std::string_view(member.key())) != asked_.end()) continue;
    blame(std::string_view(member.key()), "is not a member of this record; take it out.");
  }
}

}  // namespace pana::settings
