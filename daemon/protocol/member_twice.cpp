#include "protocol/member_twice.hpp"

#include <algorithm>
#include <boost/json/basic_parser_impl.hpp>
#include <limits>
#include <set>
#include <vector>

#include "domain/personal_data.hpp"

namespace pana::protocol {
namespace {

namespace json = boost::json;
using boost::system::error_code;
using Text = json::string_view;

constexpr std::size_t longest_name = 40;

bool may_be_repeated(std::string_view name) {
  return name.size() <= longest_name && !find_personal_data(name) &&
         std::all_of(name.begin(), name.end(),
                     [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; });
}

// Walks through a document, knows where it is, and stops at a name that its object has already.
class Walker {
 public:
  static constexpr std::size_t max_object_size = std::numeric_limits<std::size_t>::max();
  static constexpr std::size_t max_array_size = max_object_size;
  static constexpr std::size_t max_key_size = max_object_size;
  static constexpr std::size_t max_string_size = max_object_size;

  const std::string& found() const { return found_; }

  bool on_document_begin(error_code&) { return true; }
  bool on_document_end(error_code&) { return true; }
  bool on_array_begin(error_code&) { return enter(); }
  bool on_array_end(std::size_t, error_code&) { return leave(); }
  bool on_object_begin(error_code&) { return enter(); }
  bool on_object_end(std::size_t, error_code&) { return leave(); }
  bool on_key_part(Text part, std::size_t, error_code&) {
    return name_.append(part.data(), part.size()), true;
  }
  bool on_key(Text rest, std::size_t, error_code& error) {
    name_.append(rest.data(), rest.size());
    auto& level = levels_.back();
    if (!level.seen.insert(name_).second) return stop(error);
    level.name = std::exchange(name_, {});
    return true;
  }
  bool on_string_part(Text, std::size_t, error_code&) { return true; }
  bool on_string(Text, std::size_t, error_code&) { return value(); }
  bool on_number_part(Text, error_code&) { return true; }
  bool on_int64(std::int64_t, Text, error_code&) { return value(); }
  bool on_uint64(std::uint64_t, Text, error_code&) { return value(); }
  bool on_double(double, Text, error_code&) { return value(); }
  bool on_bool(bool, error_code&) { return value(); }
  bool on_null(error_code&) { return value(); }
  bool on_comment_part(Text, error_code&) { return true; }
  bool on_comment(Text, error_code&) { return true; }

 private:
  struct Level {
    std::set<std::string> seen{};
    std::string name{};     // of the member that is being read; empty in an array
    std::size_t index = 0;  // of the element
  };

  bool enter() {
    levels_.emplace_back();
    return true;
  }
  bool leave() {
    levels_.pop_back();
    return value();
  }
  bool value() {
    if (!levels_.empty()) ++levels_.back().index;
    return true;
  }
  bool stop(error_code& error) {
    error = json::error::syntax;
    for (std::size_t i = 0; i + 1 < levels_.size(); ++i) {
      if (!step_to(levels_[i].seen.empty() ? std::to_string(levels_[i].index) : levels_[i].name))
        return false;
    }
    step_to(name_);
    return false;
  }
  // False where the rest of the way is not to be told.
  bool step_to(const std::string& name) {
    if (!may_be_repeated(name)) return false;
    found_ += '/' + name;
    return true;
  }

  std::vector<Level> levels_;
  std::string name_;
  std::string found_;
};

}  // namespace

std::string member_twice(std::string_view text) {
  json::basic_parser<Walker> parser{json::parse_options{}};
  error_code ignored;
  parser.write_some(false, text.data(), text.size(), ignored);
  return parser.handler().found();
}

}  // namespace pana::protocol
