#include "ctl/chosen_center.hpp"

#include "ctl/board_state.hpp"
#include "ctl/quit.hpp"

namespace pana::ctl {

std::string chosen_center(Desk& desk, const std::string& named) {
  if (named.empty()) {
    const auto* own = desk.session().if_contains("center");
    if (own == nullptr) throw Quit(Exit::usage, "which center? Give --center");
    return std::string{own->as_string()};
  }
  BoardState board;
  board.take(desk.call("board.watch", {}));
  return std::string{board.find(named).at("center").as_string()};
}

}  // namespace pana::ctl
