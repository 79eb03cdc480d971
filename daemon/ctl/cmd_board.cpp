#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>
#include <iostream>
#include <thread>

#include "ctl/board_state.hpp"
#include "ctl/board_table.hpp"
#include "ctl/commands.hpp"
#include "ctl/quit.hpp"

namespace pana::ctl {
namespace {

namespace json = boost::json;

// Shows the board and its changes in one of three ways: a live table, lines, or JSON.
class BoardShow {
 public:
  explicit BoardShow(Desk& desk) : desk_(desk) {}

  void open(const json::object& message) {
    board_.take(message);
    if (desk_.options.json) return print(message);
    draw({});
  }
  void change(const json::object& message) {
    const auto changed = board_.take(message);
    if (desk_.options.json) return print(message);
    if (desk_.terminal.is_terminal) return draw(changed);
    for (const auto& id : changed) std::cout << line(id) << '\n';
    std::cout.flush();
  }
  const BoardState& board() const { return board_; }

 private:
  static void print(const json::object& message) { std::cout << json::serialize(message) << std::endl; }

  void draw(const std::set<std::string>& changed) {
    if (live && desk_.terminal.is_terminal) std::cout << "\033[H\033[2J";
    const auto name_of = [this](const json::value& names) { return desk_.name_of(names); };
    auto terminal = desk_.terminal;
    terminal.is_terminal = terminal.is_terminal && live;
    std::cout << render_board(board_, changed, terminal, name_of) << std::flush;
  }
  std::string line(const std::string& id) const {
    if (const auto region = board_.regions().find(id); region != board_.regions().end()) {
      return "region " + id + ": " + (region->second ? "yes" : "no");
    }
    return render_change(board_.centers().at(id),
                         [this](const json::value& names) { return desk_.name_of(names); });
  }

  Desk& desk_;
  BoardState board_;

 public:
  bool live = true;
};

// After a silence the board is asked for again: that the line is dead shows only when something is said.
void follow(Desk& desk, BoardShow& show) {
  while (true) {
    const auto notice = desk.client().next_notice(std::chrono::minutes{1});
    if (notice && notice->method == "board.changed") show.change(notice->params);
    if (notice) continue;
    const auto missed = desk.call("board.watch", {{"since", show.board().cursor()}});
    if (const auto* changes = missed.if_contains("changes");
        changes == nullptr || !changes->as_array().empty()) {
      show.change(missed);
    }
  }
}

// A new connection goes on from the last cursor: nothing is missed.
void come_back(Desk& desk, BoardShow& show, const Quit& lost) {
  std::cerr << "panactl: " << lost.what() << "; trying again\n";
  for (int attempt = 0;; ++attempt) {
    try {
      desk.reconnect();
      auto missed = desk.call("board.watch", {{"since", show.board().cursor()}});
      return missed.contains("centers") ? show.open(missed) : show.change(missed);
    } catch (const Quit& again) {
      if (again.code() != Exit::no_connection || attempt == 60) throw;
    }
    std::this_thread::sleep_for(std::chrono::seconds{1});
  }
}

void watch(Desk& desk, bool once) {
  BoardShow show{desk};
  show.live = !once;
  show.open(desk.call("board.watch", {}));
  while (!once) {
    try {
      follow(desk, show);
    } catch (const Quit& lost) {
      if (lost.code() != Exit::no_connection) throw;
      come_back(desk, show, lost);
    }
  }
}

}  // namespace

void add_board(CLI::App& app, Desk& desk) {
  struct Arguments {
    bool once = false;
  };
  const auto [board, arguments] = command<Arguments>(
      app, "board", "The free places of all centers, live (officers: per region, yes or no)");
  board->add_flag("--once", arguments->once, "Prints the board once and ends");
  board->footer(
      "Not on a terminal, changes are printed as lines. Example:\n  panactl --json board | jq .changes");
  board->callback([&desk, kept = arguments] { desk.action = [&desk, kept] { watch(desk, kept->once); }; });
}

}  // namespace pana::ctl
