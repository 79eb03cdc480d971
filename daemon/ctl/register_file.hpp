#pragma once
#include <boost/json/object.hpp>
#include <set>
#include <string>
#include <string_view>
#include <vector>

// Register files: {"note"?: …, "centers": [entry…]}, as config/kazakhstan/centers.json.
namespace pana::ctl {

// Something wrong in a file: the line, the member (a JSON Pointer), and what, in words.
struct Mistake {
  std::size_t line = 0;
  std::string at;
  std::string what;

  friend bool operator==(const Mistake&, const Mistake&) = default;
};

// Regions and localities that exist; empty sets check nothing.
struct Known {
  std::set<std::string> regions;
  std::set<std::string> places;
};

struct RegisterFile {
  std::vector<boost::json::object> entries;  // params of center.put, without a key
  std::vector<Mistake> mistakes;             // all of them, in the order of lines
};

// Reads and checks everything: shape and range of each entry as the daemon does, ids and codes that stand
// twice, regions and localities that do not exist, and personal data in any cell or name, which a mistake
// never repeats. Entries are to be used only where there is no mistake.
RegisterFile read_register(std::string_view text, const Known& known);

// The ids in DIRECTORY/regions.json and localities.json; empty where they are not there.
Known read_known(const std::string& directory);

}  // namespace pana::ctl
