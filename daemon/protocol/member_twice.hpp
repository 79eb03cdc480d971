#pragma once
#include <string>
#include <string_view>

namespace pana::protocol {

// The JSON Pointer of the first member that has a namesake before it in its object; empty where there is
// none. `text` is a document that parse_tree has read but for that. Names that no schema of ours could have,
// or that are personal data, are not repeated: then it is the pointer of the object that has the first of
// them.
std::string member_twice(std::string_view text);

}  // namespace pana::protocol
