#pragma once
#include <boost/json/storage_ptr.hpp>
#include <boost/json/value.hpp>
#include <optional>
#include <string_view>

namespace pana::protocol {

// Why a text is not a document that we read, and where (bytes from its beginning).
struct NoTree {
  enum class Why : std::uint8_t { not_json, too_deep, member_twice };
  Why why = Why::not_json;
  std::size_t offset = 0;  // the end of the text for member_twice, which is found last
};

// JSON text → tree: nested at most `depth` levels, valid UTF-8, no member twice in any object (RFC 8259
// leaves that open; we refuse it, since two readers of one call must not see two calls). Answers by `out`,
// whose storage is used.
std::optional<NoTree> parse_tree(std::string_view text, std::size_t depth, boost::json::value& out);

}  // namespace pana::protocol
