#pragma once
#include <functional>
#include <set>
#include <string>

#include "ctl/board_state.hpp"
#include "ctl/terminal.hpp"

namespace pana::ctl {

using NameOf = std::function<std::string(const boost::json::value&)>;

// The board as a table: a line per center, those in `changed` in bold; on a terminal at most its height.
std::string render_board(const BoardState& board, const std::set<std::string>& changed,
                         const Terminal& terminal, const NameOf& name_of);

// One change as a line, for output that is no terminal: "27-01 Shanyrak: family3 2/5, single 0/4, fresh".
std::string render_change(const boost::json::object& center, const NameOf& name_of);

}  // namespace pana::ctl
