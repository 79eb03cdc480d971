#include "support/board_copy.hpp"

#include <algorithm>
#include <boost/json/array.hpp>

namespace pana::test {
namespace {

std::string text_at(const json::object& object, std::string_view member) {
  const auto* text = object.if_contains(member);
  return text == nullptr ? std::string{} : std::string{text->as_string()};
}

// Whether cursor `a` stands before `b`: milliseconds and number are compared as numbers.
bool before(const std::string& a, const std::string& b) {
  const auto parts = [](const std::string& cursor) {
    const auto dash = cursor.find('-');
    return std::pair{std::stoull(cursor.substr(0, dash)), std::stoull(cursor.substr(dash + 1))};
  };
  return parts(a) < parts(b);
}

}  // namespace

UnitFigures unit_figures(const json::object& unit) {
  const auto number = [&](std::string_view member) { return unit.at(member).to_number<std::int64_t>(); };
  return {number("total"),          number("staffed"), number("occupied"), number("held"),
          number("out_of_service"), number("free"),    number("version")};
}

void BoardCopy::watch(Console& console) {
  json::object params;
  if (!cursor_.empty()) params["since"] = cursor_;
  merge(console.call("board.watch", std::move(params)));
}

void BoardCopy::take(Console& console) {
  auto& notices = console.notices();
  for (auto notice = notices.begin(); notice != notices.end();) {
    const bool mine = notice->at("method").as_string() == "board.changed";
    if (mine) merge(notice->at("params").as_object());
    notice = mine ? notices.erase(notice) : std::next(notice);
  }
}

void BoardCopy::take_until(Console& console, const std::function<bool()>& so) {
  take(console);
  while (!so()) {
    merge(console.next_notice("board.changed"));
    take(console);
  }
}

const UnitFigures& BoardCopy::unit(const std::string& center, const std::string& unit) const {
  return units_.at({center, unit});
}

std::size_t BoardCopy::count_fresh() const {
  const auto fresh =
      std::count_if(fresh_.begin(), fresh_.end(), [](const auto& entry) { return entry.second; });
  return static_cast<std::size_t>(fresh);
}

void BoardCopy::merge(const json::object& part) {
  const auto cursor = text_at(part, "cursor");
  if (!cursor_.empty() && before(cursor, cursor_)) relapses_.push_back("cursor " + cursor_ + " to " + cursor);
  cursor_ = cursor;
  for (const auto* list : {"centers", "changes"}) {
    if (const auto* centers = part.if_contains(list)) {
      for (const auto& center : centers->as_array()) merge_center(center.as_object());
    }
  }
  if (const auto* regions = part.if_contains("regions")) {
    for (const auto& region : regions->as_array()) {
      regions_[std::string{region.at("region").as_string()}] = region.at("available").as_bool();
    }
  }
}

void BoardCopy::merge_center(const json::object& center) {
  const auto id = text_at(center, "center");
  auto& confirmed = confirmed_[id];
  const auto now_confirmed = text_at(center, "confirmed_at");
  if (now_confirmed < confirmed) relapses_.push_back(id + " confirmed " + confirmed + " to " + now_confirmed);
  confirmed = now_confirmed;
  accepting_[id] = center.at("accepting").as_bool();
  fresh_[id] = center.at("freshness").as_string() == "fresh";
  for (const auto& unit : center.at("units").as_array()) merge_unit(id, unit.as_object());
}

void BoardCopy::merge_unit(const std::string& center, const json::object& unit) {
  const auto name = text_at(unit, "unit");
  const auto now = unit_figures(unit);
  auto& known = units_[{center, name}];
  if (now.version < known.version) {
    relapses_.push_back(center + " " + name + " version " + std::to_string(known.version) + " to " +
                        std::to_string(now.version));
  }
  known = now;
}

}  // namespace pana::test
