#include "protocol/json_tree.hpp"

#include <array>
#include <boost/json/basic_parser_impl.hpp>
#include <boost/json/value_stack.hpp>
#include <limits>

namespace pana::protocol {
namespace {

namespace json = boost::json;
using boost::system::error_code;
using Text = json::string_view;

// Builds the tree and counts the members that the text has: a tree with fewer has lost one to its namesake.
class Builder {
 public:
  static constexpr std::size_t max_object_size = std::numeric_limits<std::size_t>::max();
  static constexpr std::size_t max_array_size = max_object_size;
  static constexpr std::size_t max_key_size = max_object_size;
  static constexpr std::size_t max_string_size = max_object_size;

  explicit Builder(json::storage_ptr storage) : stack_({}, space_.data(), space_.size()) {
    stack_.reset(std::move(storage));
  }
  json::value release() { return stack_.release(); }
  std::size_t members() const { return members_; }

  bool on_document_begin(error_code&) { return true; }
  bool on_document_end(error_code&) { return true; }
  bool on_array_begin(error_code&) { return true; }
  bool on_array_end(std::size_t count, error_code&) { return stack_.push_array(count), true; }
  bool on_object_begin(error_code&) { return true; }
  bool on_object_end(std::size_t count, error_code&) {
    members_ += count;
    return stack_.push_object(count), true;
  }
  bool on_string_part(Text part, std::size_t, error_code&) { return stack_.push_chars(part), true; }
  bool on_string(Text rest, std::size_t, error_code&) { return stack_.push_string(rest), true; }
  bool on_key_part(Text part, std::size_t, error_code&) { return stack_.push_chars(part), true; }
  bool on_key(Text rest, std::size_t, error_code&) { return stack_.push_key(rest), true; }
  bool on_number_part(Text, error_code&) { return true; }
  bool on_int64(std::int64_t number, Text, error_code&) { return stack_.push_int64(number), true; }
  bool on_uint64(std::uint64_t number, Text, error_code&) { return stack_.push_uint64(number), true; }
  bool on_double(double number, Text, error_code&) { return stack_.push_double(number), true; }
  bool on_bool(bool yes, error_code&) { return stack_.push_bool(yes), true; }
  bool on_null(error_code&) { return stack_.push_null(), true; }
  bool on_comment_part(Text, error_code&) { return true; }
  bool on_comment(Text, error_code&) { return true; }

 private:
  std::array<unsigned char, 2048> space_;
  json::value_stack stack_;
  std::size_t members_ = 0;
};

std::size_t count_members(const json::value& value) {
  std::size_t count = 0;
  if (const auto* object = value.if_object()) {
    count = object->size();
    for (const auto& member : *object) count += count_members(member.value());
  } else if (const auto* array = value.if_array()) {
    for (const auto& element : *array) count += count_members(element);
  }
  return count;
}

}  // namespace

std::optional<NoTree> parse_tree(std::string_view text, std::size_t depth, json::value& out) {
  json::parse_options options;
  options.max_depth = depth;
  json::basic_parser<Builder> parser{options, out.storage()};
  error_code error;
  const auto read = parser.write_some(false, text.data(), text.size(), error);
  if (error == json::error::too_deep) return NoTree{NoTree::Why::too_deep, read};
  if (error || read < text.size() || !parser.done()) return NoTree{NoTree::Why::not_json, read};
  out = parser.handler().release();
  if (count_members(out) != parser.handler().members()) return NoTree{NoTree::Why::member_twice, read};
  return std::nullopt;
}

}  // namespace pana::protocol
