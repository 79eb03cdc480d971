#include "protocol/receipt.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <random>

#include "support/catch.hpp"
#include "support/small_country.hpp"

using namespace pana;
using namespace pana::protocol;
using namespace pana::tests;

namespace {

const Actor op{AccountId{"op"}, Role::hotline_operator, {}, {}};

boost::json::object parsed(const std::string& text) {
  return boost::json::parse(text).as_object();
}

std::string again(const std::string& receipt) {
  return reproduce_receipt(parsed(receipt), small_roads()).value();
}

Center any_center(std::mt19937& random, int number) {
  static const std::vector<std::string> towns{"p_oral", "p_atyrau", "p_aktau", "p_aktobe", "p_astana"};
  const auto below = [&](int most) { return static_cast<int>(random() % static_cast<unsigned>(most)); };
  auto made = center("c_" + std::to_string(number), towns[random() % towns.size()],
                     {group("family3", 3, below(3)), step_free_group("family5", 5, below(2))});
  made.code = std::to_string(number);
  made.name = {"Үй", "Дом", "Home"};
  made.eligibility.boy_age_max = static_cast<std::uint8_t>(below(18));
  made.eligibility.screening = below(2) == 0;
  if (below(4) == 0) made.confirmed_at = noon - minutes{below(700)};
  if (below(6) == 0) made.acceptance = {false, "quarantine", noon + minutes{below(100) - 50}};
  if (below(6) == 0) made.licence.until = from_date("2020-01-01");
  if (below(6) == 0) made.intake = {8 * 60, 12 * 60};
  if (below(6) == 0) made.rhythm = FreshnessLimits{minutes{60}, minutes{90}};
  return made;
}

Board any_board(std::mt19937& random) {
  Policy policy;
  policy.placing.choice = Choice::reserve;
  Board board{small_roads(), policy};
  std::vector<Center> centers;
  for (int i = 0; i < 12; ++i) centers.push_back(any_center(random, i));
  board.reset(std::move(centers), {7, 0});
  return board;
}

Search any_search(const Board& board) {
  auto search = from(board, "p_atyrau", with_boy(Band::age_12_13));
  search.asking.needs = needs({"pet"});
  search.asking.stay_days = 20;
  search.exclusion.regions = {"47"};
  search.exclusion.around = {{{"p_aktobe"}, 10}};
  search.asked = {{"c_3"}};
  return search;
}

}  // namespace

TEST_CASE("a receipt makes itself anew from its inputs, byte for byte") {
  std::mt19937 random{20'261'122};
  for (int round = 0; round < 50; ++round) {
    CAPTURE(round);
    const auto board = any_board(random);
    auto search = any_search(board);
    if (round % 2 == 0) search.asking = {woman(), {}};
    const auto receipt = write_receipt(board, search, noon, op);
    CHECK(again(receipt) == receipt);
    CHECK(again(boost::json::serialize(parsed(receipt))) == receipt);
  }
}

TEST_CASE("the ranking of a receipt is the one that was asked for") {
  std::mt19937 random{7};
  for (int round = 0; round < 50; ++round) {
    const auto board = any_board(random);
    auto search = from(board, "p_oral", woman());
    search.urgency = round % 3 == 0 ? Urgency::emergency : Urgency::standard;
    const auto receipt = parsed(write_receipt(board, search, noon, op));
    std::vector<std::string> told;
    for (const auto& candidate : receipt.at("candidates").as_array())
      told.emplace_back(candidate.at("center").as_string());
    CAPTURE(round);
    CHECK(told == ranked(board, search, noon));
  }
}

TEST_CASE("whoever changes a receipt's ranking or an input that mattered is found out") {
  Board board{small_roads(), {}};
  std::vector<Center> centers{center("c_a", "p_atyrau", {group("family5", 5, 1)}),
                              center("c_b", "p_oral", {group("family5", 5, 1)})};
  for (auto& one : centers) {
    one.code = one.id.text.substr(2);
    one.name = {"Үй", "Дом", "Home"};
  }
  board.reset(centers, {1, 0});
  const auto receipt = write_receipt(board, from(board, "p_atyrau", woman()), noon, op);
  auto swapped = parsed(receipt);
  auto& candidates = swapped.at("candidates").as_array();
  REQUIRE(candidates.size() == 2);
  swap(candidates[0], candidates[1]);
  CHECK(again(boost::json::serialize(swapped)) == receipt);  // the right order comes out again
  boost::json::value full(parsed(receipt));
  full.at_pointer("/centers/0/live/units/0").as_object()["occupied"] = 2;
  CHECK(again(boost::json::serialize(full)) != boost::json::serialize(full));
}

TEST_CASE("what is no receipt is refused by its member") {
  Board board{small_roads(), {}};
  auto one = center("c_a", "p_atyrau", {group("family5", 5, 1)});
  one.code = "1";
  one.name = {"Үй", "Дом", "Home"};
  board.reset({one}, {1, 0});
  const auto receipt = write_receipt(board, from(board, "p_atyrau", woman()), noon, op);
  const auto at = [&](const char* pointer, boost::json::value value) {
    boost::json::value changed = boost::json::parse(receipt);
    changed.at_pointer(pointer) = std::move(value);
    return reproduce_receipt(changed.as_object(), small_roads()).error().at;
  };
  CHECK(at("/receipt", 2) == "/receipt");
  CHECK(at("/made_at", "noon") == "/made_at");
  CHECK(at("/centers/0/live/units/0/unit", "other") == "/centers/0/live/units/0/unit");
  CHECK(at("/request/household/women", 0) == "/request/household");
  CHECK(reproduce_receipt({}, small_roads()).has_error());
}
