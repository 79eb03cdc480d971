#include "live/fanout.hpp"

#include <boost/json/parse.hpp>

#include "support/catch.hpp"
#include "support/small_country.hpp"
#include "support/store_world.hpp"

using namespace pana;
using namespace pana::live;
namespace json = boost::json;

namespace {

// A console that reads, or does not.
struct Console final : Outlet {
  std::vector<Frame> got;
  bool reads = true;
  void send(Frame frame) override { got.push_back(std::move(frame)); }
  bool idle() const override { return reads; }
  void close(CloseCode) override {}
  json::value last() const { return json::parse(*got.back()).at("params"); }
};

struct Country {
  asio::io_context io;
  test::ManualClock clock{tests::noon};
  Board board{tests::small_roads(), Policy{}};
  Topics topics;
  Metrics metrics;
  Fanout fanout{io.get_executor(), board, topics, clock, metrics, milliseconds{1}};

  Country() {
    board.reset({tests::center("c_oral", "p_oral"), tests::center("c_aktau", "p_aktau")}, {1, 0});
    fanout.replaced();
    settle();
  }
  void settle() {
    io.run();
    io.restart();
  }
  void watch(Console& console, Role role = Role::hotline_operator, CenterId center = {}) {
    const Actor actor{AccountId{"anna"}, role, std::move(center), {}};
    topics.watch(console, actor, Watch{WatchKind::board, {}, {}, board.cursor()});
  }
  // A unit of the center is held at this cursor.
  void hold(const std::string& center, std::uint64_t at) {
    Event event;
    event.cursor = {at, 0};
    auto counters = board.find(CenterId{center})->center.find("family5")->counters;
    ++counters.held;
    ++counters.version;
    event.units.push_back({CenterId{center}, "family5", counters});
    fanout.changed(board.apply(event));
  }
};

std::string center_of(const json::value& change) {
  return std::string{change.at("center").as_string()};
}

}  // namespace

TEST_CASE("Changes of one tick reach each watcher as one message with the newest state of each center") {
  Country country;
  Console console;
  country.watch(console);
  country.hold("c_oral", 2);
  country.hold("c_aktau", 3);
  country.settle();
  // The first change goes at once or with the second; never more messages than changes, and nothing twice.
  std::vector<std::string> told;
  for (const auto& frame : console.got) {
    const auto params = json::parse(*frame).at("params");
    for (const auto& change : params.at("changes").as_array()) told.push_back(center_of(change));
  }
  CHECK(told == std::vector<std::string>{"c_oral", "c_aktau"});
  CHECK(console.last().at("cursor") == "3-0");
}

TEST_CASE("All watchers of a view share the same bytes") {
  Country country;
  Console one, two;
  country.watch(one);
  country.watch(two);
  country.hold("c_oral", 2);
  country.settle();
  REQUIRE(one.got.size() == 1);
  REQUIRE(two.got.size() == 1);
  CHECK(one.got[0].get() == two.got[0].get());
}

TEST_CASE("A watcher that does not read gets the newest states once it does, not a queue of old ones") {
  Country country;
  Console console;
  country.watch(console);
  console.reads = false;
  for (std::uint64_t at = 2; at < 50; ++at) {
    country.hold(at % 2 == 0 ? "c_oral" : "c_aktau", at);
    country.settle();
  }
  CHECK(console.got.empty());
  console.reads = true;
  country.fanout.drained();
  country.settle();
  REQUIRE(console.got.size() == 1);
  CHECK(console.last().at("cursor") == "49-0");
  CHECK(console.last().at("changes").as_array().size() == 2);
}

TEST_CASE("Who comes back with a cursor is told what changed since, and nothing else") {
  Country country;
  country.hold("c_oral", 2);
  country.settle();
  country.hold("c_aktau", 3);
  country.settle();
  const Actor actor{AccountId{"anna"}, Role::hotline_operator, {}, {}};
  const auto opening = json::parse(country.fanout.opening(actor, Cursor{2, 0}));
  CHECK(opening.at("cursor") == "3-0");
  REQUIRE(opening.at("changes").as_array().size() == 1);
  CHECK(center_of(opening.at("changes").at(0)) == "c_aktau");
  CHECK(json::parse(country.fanout.opening(actor, Cursor{3, 0})).at("changes").as_array().empty());
}

TEST_CASE("Center staff see their own center only") {
  Country country;
  Console console;
  country.watch(console, Role::center, CenterId{"c_aktau"});
  country.hold("c_oral", 2);
  country.settle();
  CHECK(console.got.empty());
  country.hold("c_aktau", 3);
  country.settle();
  REQUIRE(console.got.size() == 1);
  const Actor staff{AccountId{"anna"}, Role::center, CenterId{"c_aktau"}, {}};
  const auto opening = json::parse(country.fanout.opening(staff, std::nullopt));
  CHECK(opening.at("centers").as_array().size() == 1);
}

TEST_CASE("Officers see yes or no per region, and hear only when that changes") {
  Country country;
  Console console;
  country.watch(console, Role::officer);
  const Actor officer{AccountId{"anna"}, Role::officer, {}, {}};
  const auto opening = json::parse(country.fanout.opening(officer, std::nullopt));
  CHECK(opening.at("regions").as_array().size() == 2);
  CHECK_FALSE(opening.as_object().contains("centers"));

  country.hold("c_oral", 2);  // its last unit
  country.settle();
  REQUIRE(console.got.size() == 1);
  CHECK(console.last().at("regions").as_array().size() == 1);
  CHECK(console.last().at("regions").at(0).at("available") == false);
  country.hold("c_oral", 3);  // overfull now: still no
  country.settle();
  CHECK(console.got.size() == 1);
}

TEST_CASE("Who has left is told nothing") {
  Country country;
  Console console;
  country.watch(console);
  country.topics.leave(console);
  country.hold("c_oral", 2);
  country.settle();
  CHECK(console.got.empty());
}
