#pragma once
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "support/console.hpp"

namespace pana::test {

// The figures of one unit group, as a console shows them.
struct UnitFigures {
  std::int64_t total = 0;
  std::int64_t staffed = 0;
  std::int64_t occupied = 0;
  std::int64_t held = 0;
  std::int64_t out_of_service = 0;
  std::int64_t free = 0;
  std::int64_t version = 0;

  friend bool operator==(const UnitFigures&, const UnitFigures&) = default;
};
UnitFigures unit_figures(const json::object& unit);

// What one client knows of the board: the first answer, merged with every change. It outlives connections and
// resumes by cursor. Whatever goes back in time (a unit's version, a confirmation, a cursor) is noted as a
// relapse.
class BoardCopy {
 public:
  using UnitName = std::pair<std::string, std::string>;  // center, unit

  // Calls board.watch, with the cursor that it has got so far.
  void watch(Console& console);
  // Merges what has come.
  void take(Console& console);
  // Merges until it is so; Lost where it does not become so.
  void take_until(Console& console, const std::function<bool()>& so);

  const UnitFigures& unit(const std::string& center, const std::string& unit) const;
  bool knows(const std::string& center) const { return fresh_.contains(center); }
  // How many centers were confirmed a short time ago.
  std::size_t count_fresh() const;

  const std::map<UnitName, UnitFigures>& units() const { return units_; }
  const std::map<std::string, std::string>& confirmed() const { return confirmed_; }
  const std::map<std::string, bool>& accepting() const { return accepting_; }
  const std::map<std::string, bool>& regions() const { return regions_; }  // of officers
  const std::string& cursor() const { return cursor_; }
  const std::vector<std::string>& relapses() const { return relapses_; }

 private:
  void merge(const json::object& part);
  void merge_center(const json::object& center);
  void merge_unit(const std::string& center, const json::object& unit);

  std::string cursor_;
  std::map<UnitName, UnitFigures> units_;
  std::map<std::string, std::string> confirmed_;
  std::map<std::string, bool> accepting_;
  std::map<std::string, bool> fresh_;
  std::map<std::string, bool> regions_;
  std::vector<std::string> relapses_;
};

}  // namespace pana::test
