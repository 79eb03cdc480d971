#pragma once
#include <boost/json/object.hpp>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace pana::ctl {

// The board as a client keeps it: the first answer of board.watch, brought forward by changes. Officers have
// regions instead of centers.
class BoardState {
 public:
  // Of board.watch or of a board.changed notice. Answers the codes of centers (or regions) that are different
  // now.
  std::set<std::string> take(const boost::json::object& message);

  const std::string& cursor() const { return cursor_; }
  // Centers by id, regions by code.
  const std::map<std::string, boost::json::object>& centers() const { return centers_; }
  const std::map<std::string, bool>& regions() const { return regions_; }
  // Centers in the order of their codes.
  std::vector<const boost::json::object*> by_code() const;
  // By id, code, or any of the names (folded). Quit(usage) where it is none or not one.
  const boost::json::object& find(std::string_view text) const;

 private:
  std::string cursor_;
  std::map<std::string, boost::json::object> centers_;
  std::map<std::string, bool> regions_;
};

}  // namespace pana::ctl
