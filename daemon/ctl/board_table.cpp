#include "ctl/board_table.hpp"

#include <boost/json/array.hpp>

#include "ctl/table.hpp"
#include "ctl/words.hpp"

namespace pana::ctl {
namespace {

namespace json = boost::json;

std::string text_of(const json::object& object, std::string_view name) {
  const auto* value = object.if_contains(name);
  return value == nullptr ? std::string{} : std::string{value->as_string()};
}

struct Sums {
  std::int64_t free = 0;
  std::int64_t total = 0;
  std::int64_t held = 0;
};

Sums sums_of(const json::object& center) {
  Sums sums;
  for (const auto& unit : center.at("units").as_array()) {
    sums.free += unit.at("free").as_int64();
    sums.total += unit.at("total").as_int64();
    sums.held += unit.at("held").as_int64();
  }
  return sums;
}

// "family3 2/5, single 0/4": free of total.
std::string units_words(const json::object& center) {
  std::string words;
  for (const auto& unit : center.at("units").as_array()) {
    words += (words.empty() ? "" : ", ") + text_of(unit.as_object(), "unit") + " " +
             std::to_string(unit.at("free").as_int64()) + "/" + std::to_string(unit.at("total").as_int64());
  }
  return words;
}

// "fresh", "stale", or why it takes nobody in.
std::string state_words(const json::object& center) {
  if (center.at("accepting").as_bool()) return text_of(center, "freshness");
  const auto until = text_of(center, "until");
  return "closed: " + text_of(center, "reason") + (until.empty() ? "" : " until " + moment_words(until));
}

Ink state_ink(const json::object& center) {
  if (!center.at("accepting").as_bool()) return Ink::red;
  const auto freshness = text_of(center, "freshness");
  return freshness == "fresh" ? Ink::plain : freshness == "ageing" ? Ink::yellow : Ink::dim;
}

std::vector<Cell> center_row(const json::object& center, bool changed, const NameOf& name_of) {
  const auto sums = sums_of(center);
  const auto ink = changed ? Ink::bold : Ink::plain;
  return {{text_of(center, "code"), ink},
          {name_of(center.at("name")), ink},
          {text_of(center, "region")},
          {text_of(center, "place").substr(2)},
          {std::to_string(sums.free), sums.free > 0 ? Ink::green : Ink::red, true},
          {std::to_string(sums.held), sums.held > 0 ? Ink::yellow : Ink::dim, true},
          {units_words(center), ink},
          {state_words(center), state_ink(center)}};
}

std::string render_regions(const BoardState& board, bool colours) {
  std::vector<std::vector<Cell>> rows;
  for (const auto& [region, available] : board.regions()) {
    rows.push_back({{region}, {available ? "yes" : "no", available ? Ink::green : Ink::red}});
  }
  return render_table({"REGION", "PLACES"}, rows, colours);
}

}  // namespace

std::string render_board(const BoardState& board, const std::set<std::string>& changed,
                         const Terminal& terminal, const NameOf& name_of) {
  if (!board.regions().empty()) return render_regions(board, terminal.colours);
  Sums all;
  std::vector<std::vector<Cell>> rows;
  const std::size_t room = terminal.is_terminal ? std::max<std::size_t>(terminal.rows, 8) - 4 : SIZE_MAX;
  for (const auto* center : board.by_code()) {
    const auto sums = sums_of(*center);
    all.free += sums.free;
    all.total += sums.total;
    all.held += sums.held;
    if (rows.size() < room)
      rows.push_back(center_row(*center, changed.count(text_of(*center, "center")) > 0, name_of));
  }
  const auto hidden = board.centers().size() - rows.size();
  auto text = std::to_string(board.centers().size()) + " centers, " + std::to_string(all.free) + " of " +
              std::to_string(all.total) + " units free, " + std::to_string(all.held) + " held\n";
  text += render_table({"CODE", "CENTER", "REGION", "LOCALITY", "FREE", "HELD", "UNITS (FREE/ALL)", "STATE"},
                       rows, terminal.colours);
  if (hidden > 0) text += "and " + std::to_string(hidden) + " more (a higher window, or --once | less)\n";
  return text;
}

std::string render_change(const json::object& center, const NameOf& name_of) {
  const auto* names = center.if_contains("name");
  return text_of(center, "code") + " " + (names == nullptr ? text_of(center, "center") : name_of(*names)) +
         ": " + units_words(center) + ", " + state_words(center);
}

}  // namespace pana::ctl
