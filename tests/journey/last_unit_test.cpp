// Scenario 5: many want the last unit, through two daemons.
#include <algorithm>
#include <cstdlib>
#include <random>

#include "support/catch.hpp"
#include "support/requests.hpp"
#include "support/world.hpp"

namespace pana::test {
namespace {

// Both operators' calls are on their way before either is answered.
std::pair<json::object, json::object> at_once(Console& one, Console& two, json::object basics) {
  basics["route"] = "auto";
  auto other = basics;
  basics["key"] = new_key();
  other["key"] = new_key();
  const auto first = one.start("request.open", std::move(basics));
  const auto second = two.start("request.open", std::move(other));
  return {one.finish(first), two.finish(second)};
}

const json::object& offer_in(const json::object& frame) {
  return frame.at("result").at("offer").as_object();
}

// How often this console's screen rang for a new offer.
std::size_t rings(Console& staff) {
  const auto& notices = staff.notices();
  return static_cast<std::size_t>(
      std::count_if(notices.begin(), notices.end(), [](const json::object& notice) {
        return notice.at("method").as_string() == "offer.changed" &&
               notice.at("params").at("offer").at("state").as_string() == "offered";
      }));
}

}  // namespace

TEST_CASE(
    "two operators race for the last family5: one gets it, the other the next, and nobody is told twice") {
  World world;
  const auto one = world.console(0, "op_one");
  const auto two = world.console(1, "op_two");
  const auto oral = world.console(1, staff_of(center::oral));
  const auto aktobe = world.console(0, staff_of(center::aktobe));
  BoardCopy board;
  board.watch(*one);
  BoardCopy other_board;
  other_board.watch(*two);
  oral->call("offer.list");
  aktobe->call("offer.list");
  // Two changes for each round and unit: held and given back.
  const auto both_free_after = [](const BoardCopy& copy, std::size_t rounds_run) {
    const auto version = static_cast<std::int64_t>(1 + 2 * rounds_run);
    return copy.unit(center::oral, "family5").version == version &&
           copy.unit(center::aktobe, "family5").version == version;
  };

  constexpr std::size_t rounds = 25;
  for (std::size_t round = 1; round <= rounds; ++round) {
    const auto [first, second] =
        at_once(*one, *two, asking("p_atyrau", woman_with_four(), {{"home_place", true}}));
    std::array<std::string, 2> got{text_of(offer_in(first), "center"), text_of(offer_in(second), "center")};
    std::sort(got.begin(), got.end());
    REQUIRE(got == std::array<std::string, 2>{center::oral, center::aktobe});

    one->call("request.end", withdrawal_of(text_of(first.at("result").as_object(), "request")));
    two->call("request.end", withdrawal_of(text_of(second.at("result").as_object(), "request")));
    board.take_until(*one, [&] { return both_free_after(board, round); });
    other_board.take_until(*two, [&] { return both_free_after(other_board, round); });
  }
  // An answer to a call stands behind the notices of what came before it.
  oral->call("offer.list");
  aktobe->call("offer.list");
  CHECK(rings(*oral) == rounds);
  CHECK(rings(*aktobe) == rounds);
}

namespace {

constexpr std::size_t clients = 10;
constexpr std::size_t tracks = 20;  // races that are run at the same time, each for the one unit of a center

std::string track(std::size_t number) {
  return "c_track" + std::to_string(number);
}
std::string racer(std::size_t number) {
  return "op_racer" + std::to_string(number);
}

std::vector<Account> racers() {
  std::vector<Account> accounts;
  for (std::size_t i = 0; i < clients; ++i) accounts.push_back({racer(i), "operator"});
  return accounts;
}

// Many clients of two daemons, each with a request of its own for every track.
class RaceCourse {
 public:
  RaceCourse() {
    for (std::size_t i = 0; i < clients; ++i) consoles_.push_back(world_.console(i % 2, racer(i)));
    for (std::size_t i = 0; i < 2; ++i) boards_.at(i).watch(*consoles_.at(i));
    lay_tracks();
    requests_.assign(clients, std::vector<std::string>(tracks));
    for (std::size_t i = 0; i < clients; ++i) {
      for (auto& request : requests_.at(i)) request = open(i);
    }
  }

  // One race on every track; answers how many clients won each.
  std::vector<std::size_t> race() {
    wait_until_free();
    std::vector<std::vector<std::uint64_t>> calls(clients, std::vector<std::uint64_t>(tracks));
    std::vector<std::pair<std::size_t, std::size_t>> starts;
    for (std::size_t i = 0; i < clients; ++i) {
      for (std::size_t k = 0; k < tracks; ++k) starts.emplace_back(i, k);
    }
    std::shuffle(starts.begin(), starts.end(), random_);
    for (const auto& [i, k] : starts) {
      calls.at(i).at(k) = consoles_.at(i)->start(
          "request.place", {{"request", requests_.at(i).at(k)}, {"center", track(k)}, {"key", new_key()}});
    }
    // All have been answered before a winner goes home.
    std::vector<std::pair<std::size_t, std::size_t>> won;
    for (const auto& [i, k] : starts) {
      if (wins(*consoles_.at(i), calls.at(i).at(k))) won.emplace_back(i, k);
    }
    std::vector<std::size_t> winners(tracks, 0);
    for (const auto& [i, k] : won) {
      ++winners.at(k);
      go_home(i, k);
    }
    return winners;
  }

 private:
  void lay_tracks() {
    const auto coordinator = world_.console(0, "coordinator_one");
    auto entry = demo_register().at(0).as_object();
    entry["units"] = json::array{json::object{{"unit", "single"}, {"sleeps", 1}, {"total", 1}}};
    for (std::size_t k = 0; k < tracks; ++k) {
      entry["center"] = track(k);
      entry["key"] = new_key();
      coordinator->call("center.put", entry);
    }
    for (std::size_t i = 0; i < 2; ++i) {
      boards_.at(i).take_until(
          *consoles_.at(i), [&] { return boards_.at(i).confirmed().size() == centers_in_register + tracks; });
    }
    for (std::size_t k = 0; k < tracks; ++k) {
      consoles_.at(0)->call("capacity.confirm", {{"center", track(k)}, {"key", new_key()}});
    }
    for (std::size_t i = 0; i < 2; ++i) {
      boards_.at(i).take_until(*consoles_.at(i),
                               [&] { return boards_.at(i).count_fresh() == centers_in_register + tracks; });
    }
  }

  std::string open(std::size_t client) {
    return text_of(open_request(*consoles_.at(client), asking("p_astana", woman_alone()), "queue"),
                   "request");
  }

  // A loser must have been told why.
  static bool wins(Console& console, std::uint64_t call) {
    const auto answer = console.finish(call);
    const auto* error = answer.if_contains("error");
    if (error == nullptr) return true;
    const Refused why("request.place", error->as_object());
    if (why.reason != "no_place") throw why;
    return false;
  }

  // The unit is free again, and the client is ready for the next race.
  void go_home(std::size_t client, std::size_t k) {
    consoles_.at(client)->call("request.end", withdrawal_of(requests_.at(client).at(k)));
    requests_.at(client).at(k) = open(client);
  }

  void wait_until_free() {
    for (std::size_t i = 0; i < 2; ++i) {
      boards_.at(i).take_until(*consoles_.at(i), [&] {
        for (std::size_t k = 0; k < tracks; ++k) {
          // Two changes for every race that was run: held and given back.
          const auto& unit = boards_.at(i).unit(track(k), "single");
          if (unit.version < static_cast<std::int64_t>(1 + 2 * run_) || unit.free != 1) return false;
        }
        return true;
      });
    }
    ++run_;
  }

  World world_{{{"server.board_tick_ms=0"}, {}, racers()}};
  std::vector<std::unique_ptr<Console>> consoles_;
  std::array<BoardCopy, 2> boards_;
  std::vector<std::vector<std::string>> requests_;
  std::mt19937 random_{20240111};
  std::size_t run_ = 0;
};

}  // namespace

TEST_CASE("ten thousand races for a last unit through two daemons have exactly one winner each") {
  RaceCourse course;
  constexpr std::size_t races = 10'000;
  for (std::size_t run = 0; run < races / tracks; ++run) {
    REQUIRE(course.race() == std::vector<std::size_t>(tracks, 1));
  }
}

}  // namespace pana::test
