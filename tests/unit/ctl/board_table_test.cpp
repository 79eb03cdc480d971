#include "ctl/board_table.hpp"

#include <boost/json/parse.hpp>

#include "support/catch.hpp"

using namespace pana::ctl;

namespace {

BoardState board() {
  BoardState state;
  state.take(boost::json::parse(R"({"cursor":"1-0","centers":[
    {"center":"c_one","code":"27-01","name":{"kk":"Шаңырақ","ru":"Шанырак","en":"Shanyrak"},"region":"27","place":"p_oral",
     "accepting":true,"freshness":"fresh","units":[
       {"unit":"single","sleeps":1,"total":4,"free":0,"held":1},{"unit":"family3","sleeps":3,"total":5,"free":2,"held":0}]},
    {"center":"c_two","code":"47-01","name":{"kk":"Теңіз","ru":"Море","en":"Sea"},"region":"47","place":"p_aktau",
     "accepting":false,"reason":"quarantine","until":"2026-01-31T22:04:05.678Z","freshness":"stale","units":[]}]})")
                 .as_object());
  return state;
}

std::string english(const boost::json::value& names) {
  return std::string{names.at("en").as_string()};
}

}  // namespace

TEST_CASE("the board is a line per center under a heading with the sums") {
  CHECK(render_board(board(), {}, {}, english) ==
        "2 centers, 2 of 9 units free, 1 held\n"
        "CODE   CENTER    REGION  LOCALITY  FREE  HELD  UNITS (FREE/ALL)         STATE\n"
        "27-01  Shanyrak  27      oral         2     1  single 0/4, family3 2/5  fresh\n"
        "47-01  Sea       47      aktau        0     0                           closed: quarantine until 01 "
        "Feb 03:04\n");
}

TEST_CASE("a change that is new is bold, where there are colours") {
  const Terminal terminal{false, true, 24};
  CHECK(render_board(board(), {"c_one"}, terminal, english).find("\033[1mShanyrak\033[0m") !=
        std::string::npos);
  CHECK(render_board(board(), {"c_one"}, {}, english).find('\033') == std::string::npos);
}

TEST_CASE("a low window shows what it has room for and says how much it hides") {
  BoardState state;
  std::string centers;
  for (int i = 10; i < 40; ++i) {
    centers +=
        (centers.empty() ? "" : ",") + (R"({"center":"c)" + std::to_string(i)) + R"(","code":")" +
        std::to_string(i) +
        R"(","name":{"en":"N"},"region":"27","place":"p_oral","accepting":true,"freshness":"fresh","units":[]})";
  }
  state.take(boost::json::parse(R"({"cursor":"1-0","centers":[)" + centers + "]}").as_object());
  const auto text = render_board(state, {}, {true, false, 14}, english);
  CHECK(std::count(text.begin(), text.end(), '\n') == 13);
  CHECK(text.find("and 20 more") != std::string::npos);
}

TEST_CASE("a change in a line names the center, its units and its state") {
  const auto state = board();
  CHECK(render_change(state.centers().at("c_one"), english) ==
        "27-01 Shanyrak: single 0/4, family3 2/5, fresh");
}

TEST_CASE("officers see yes or no per region") {
  BoardState state;
  state.take(
      boost::json::parse(R"({"cursor":"1-0","regions":[{"region":"27","available":true}]})").as_object());
  CHECK(render_board(state, {}, {}, english) == "REGION  PLACES\n27      yes\n");
}
