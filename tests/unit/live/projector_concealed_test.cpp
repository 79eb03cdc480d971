#include <cstdlib>

#include "live/projector.hpp"
#include "story.hpp"
#include "support/catch.hpp"
#include "support/store_commands.hpp"
#include "support/workplace.hpp"

// Who must not learn of a request hears the same with it and without it: each story is told twice.
// PANA_LONG=1 tells many more, PANA_SEED=n one of them again.
using namespace pana;
using namespace pana::live;

namespace {

constexpr int steps = 40;

std::uint64_t number_from(const char* variable, std::uint64_t otherwise) {
  const char* text = std::getenv(variable);
  return text == nullptr ? otherwise : std::strtoull(text, nullptr, 10);
}

// The first frame that differs, with what stands in its place; nothing where all are the same.
std::string difference(const Listener& without, const Listener& with) {
  const auto& a = without.heard();
  const auto& b = with.heard();
  for (std::size_t i = 0; i < std::max(a.size(), b.size()); ++i) {
    const auto one = i < a.size() ? a[i] : "nothing";
    const auto other = i < b.size() ? b[i] : "nothing";
    if (one != other) return "frame " + std::to_string(i) + "\nwithout: " + one + "\n   with: " + other;
  }
  return {};
}

// A center's last unit is held for a request that is concealed, and given back; in between and afterwards the
// center confirms its figures.
struct LastUnit {
  int step = 0;
  test::Workplace place{{tests::center("c_oral", "p_oral"), tests::center("c_aktau", "p_aktau")}};
  Listener op{step}, officer{step}, staff{step};
  Shard shard{place.world};

  explicit LastUnit(bool is_taken) {
    const Actor other{AccountId{"officer_x"}, Role::officer, {}, {}, "st_west"};
    op.keep(*shard.follow_board(op, test::operator_called("op_x")));
    officer.keep(*shard.follow_board(officer, other));
    staff.keep(*shard.follow_board(staff, test::staff_of("c_aktau")));
    if (is_taken) take();
    confirm();
    if (is_taken)
      place.must(place.world.store().change_request(
          test::change("h1", RequestAction::end, test::operator_called("op_y"))));
    confirm();
  }
  void take() {
    auto command = test::open_and_hold("h1", "o1", {"c_oral/family5"});
    command.open->body.exclude.conceal_from = {{{"op_x"}, {"officer_x"}}, {{"c_aktau"}}, {}};
    REQUIRE(place.must(place.world.store().hold_unit(std::move(command))).held);
  }
  void confirm() {
    place.world.advance(seconds{1});
    shard.settle();
    ++step;
    place.must(place.world.store().report_capacity(
        {test::once_by(test::staff_of("c_oral")), CenterId{"c_oral"}, {}}));
    shard.settle();
  }
};

bool tells(const std::string& frame, const std::string& what) {
  return frame.find(what) != std::string::npos;
}

std::string replaced(std::string text, const std::string& what, const std::string& by) {
  const auto at = text.find(what);
  return at == std::string::npos ? text : text.replace(at, what.size(), by);
}

}  // namespace

TEST_CASE("Those from whom requests are concealed hear the same with them and without, in every story") {
  const auto first = number_from("PANA_SEED", 1);
  const bool only_one = std::getenv("PANA_SEED") != nullptr;
  const auto count = only_one ? 1u : std::getenv("PANA_LONG") != nullptr ? 4000u : 200u;
  int hidden_holds = 0;
  std::size_t told_otherwise = 0;
  for (auto seed = first; seed < first + count; ++seed) {
    Story without(seed, false), with(seed, true);
    without.play(steps);
    with.play(steps);
    for (std::size_t who = 0; who < without.unaware().size(); ++who) {
      INFO("PANA_SEED=" << seed << ", person " << who);
      REQUIRE(difference(*without.unaware()[who], *with.unaware()[who]) == "");
    }
    hidden_holds += with.hidden_holds();
    if (!difference(without.aware(), with.aware()).empty()) ++told_otherwise;
  }
  // The stories have something to hide, and whoever may know of it hears it.
  CHECK(hidden_holds > static_cast<int>(count));
  CHECK(told_otherwise * 10 > count * 9);
}

TEST_CASE(
    "That the last unit is taken is all that they hear of it, as one unit fewer and one region without") {
  const LastUnit without(false), with(true);
  CHECK(difference(without.staff, with.staff) == "");

  REQUIRE(with.op.heard().size() == without.op.heard().size());
  for (std::size_t i = 0; i < with.op.heard().size(); ++i) {
    const auto seen =
        replaced(replaced(with.op.heard()[i], "\"held\":1", "\"held\":0"), "\"free\":0", "\"free\":1");
    CHECK(seen == without.op.heard()[i]);
  }
  CHECK(with.op.heard().at(1) != without.op.heard().at(1));
  CHECK(with.op.heard().at(2) == without.op.heard().at(2));

  CHECK(without.officer.heard().size() == 1);
  REQUIRE(with.officer.heard().size() == 3);
  CHECK(with.officer.heard()[0] == without.officer.heard()[0]);
  CHECK(tells(with.officer.heard()[1], R"("regions":[{"region":"27","available":false}])"));
  CHECK(tells(with.officer.heard()[2], R"("regions":[{"region":"27","available":true}])"));
}
