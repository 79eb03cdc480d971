// Consoles that lose their connection come back with their cursor, to either daemon, while the world goes on.
#include <random>

#include "support/catch.hpp"
#include "support/requests.hpp"
#include "support/world.hpp"

namespace pana::test {
namespace {

// One console with what it knows; its connection is cut and made again.
class Watcher {
 public:
  Watcher(World& world, std::string_view account) : world_(world), console_(world.stranger(0)) {
    token_ = text_of(console_->sign_in(account), "resume_token");
    board_.watch(*console_);
  }

  void come_back(std::size_t which) {
    console_->cut();
    console_ = world_.stranger(which);
    console_->call("session.resume", {{"token", token_}});
    board_.watch(*console_);
  }
  void take() { board_.take(*console_); }
  // Takes what comes until its copy is the same as this one.
  void take_until_same_as(const BoardCopy& truth) {
    board_.take_until(*console_, [&] { return same(truth); });
  }
  const BoardCopy& board() const { return board_; }

 private:
  bool same(const BoardCopy& truth) const {
    for (const auto& [unit, figures] : board_.units()) {
      if (truth.units().at(unit) != figures) return false;
    }
    for (const auto& [center, confirmed] : board_.confirmed()) {
      if (truth.confirmed().at(center) != confirmed) return false;
      if (truth.accepting().at(center) != board_.accepting().at(center)) return false;
    }
    return board_.regions() == truth.regions() || board_.regions().empty();
  }

  World& world_;
  std::unique_ptr<Console> console_;
  std::string token_;
  BoardCopy board_;
};

// People who change figures, through both daemons, with several calls on their way at a time.
class Bustle {
 public:
  explicit Bustle(World& world) : consoles_{world.console(0, "op_one"), world.console(1, "op_two")} {}

  void start_some(std::mt19937& random) {
    for (std::size_t i = 0; i < 6; ++i) {
      const auto which = i % 2;
      const auto& id = centers_.at(random() % centers_.size());
      if (random() % 4 == 0) {
        started_.emplace_back(which,
                              consoles_.at(which)->start("center.accepting", toggled(id, random() % 2 == 0)));
      } else {
        const json::object by{
            {"center", id}, {"unit", "single"}, {"by", random() % 2 == 0 ? 1 : -1}, {"key", new_key()}};
        started_.emplace_back(which, consoles_.at(which)->start("capacity.adjust", by));
      }
    }
  }
  void finish() {
    for (const auto& [which, call] : started_)
      answered_ += consoles_.at(which)->finish(call).contains("result");
    started_.clear();
  }
  // One change more for each center, so that every daemon's board has something newer than all that was
  // missed.
  void end() {
    for (const auto& id : centers_) {
      consoles_.at(0)->call("center.accepting", toggled(id, true));
      consoles_.at(0)->call("capacity.confirm", {{"center", id}, {"key", new_key()}});
    }
  }
  std::size_t answered() const { return answered_; }

 private:
  static json::object toggled(const std::string& id, bool accepting) {
    json::object params{{"center", id}, {"accepting", accepting}, {"key", new_key()}};
    if (!accepting) params["reason"] = "quarantine";
    return params;
  }

  std::array<std::unique_ptr<Console>, 2> consoles_;
  std::vector<std::string> centers_{center::atyrau, center::qulsary, center::oral, center::aksai};
  std::vector<std::pair<std::size_t, std::uint64_t>> started_;
  std::size_t answered_ = 0;
};

// The board as Redis has it in the end: asked of a daemon until it knows the last confirmation.
BoardCopy truth_of(World& world, std::size_t which, std::string_view account, const std::string& last_center,
                   const std::string& last_confirmed) {
  const auto console = world.console(which, "coordinator_one");
  BoardCopy full;
  full.watch(*console);
  full.take_until(*console, [&] { return full.confirmed().at(last_center) >= last_confirmed; });
  if (account == "coordinator_one") return full;
  const auto own = world.console(which, account);
  BoardCopy copy;
  copy.watch(*own);
  return copy;
}

}  // namespace

TEST_CASE("who is cut off and comes back misses nothing, and is never told an older state than it had") {
  World world({{"server.shards=2"}, {}, {}});
  const auto seed = std::random_device{}();
  CAPTURE(seed);
  std::mt19937 random{seed};
  std::vector<std::pair<std::string, std::unique_ptr<Watcher>>> watchers;
  for (const std::string account :
       {"op_one", "op_two", "coordinator_one", "admin_one", "officer_one", "officer_two"}) {
    watchers.emplace_back(account, std::make_unique<Watcher>(world, account));
  }
  watchers.emplace_back(staff_of(center::oral), std::make_unique<Watcher>(world, staff_of(center::oral)));

  Bustle bustle(world);
  const int rounds = std::getenv("PANA_LONG") == nullptr ? 120 : 3000;
  for (int round = 0; round < rounds; ++round) {
    bustle.start_some(random);
    for (int i = 0; i < 2; ++i) watchers.at(random() % watchers.size()).second->come_back(random() % 2);
    watchers.at(random() % watchers.size()).second->take();
    bustle.finish();
  }
  CHECK(bustle.answered() > static_cast<std::size_t>(rounds));
  bustle.end();

  const auto op = world.console(0, "op_one");
  const auto last =
      text_of(op->call("capacity.confirm", {{"center", center::aksai}, {"key", new_key()}}), "confirmed_at");
  for (auto& [account, watcher] : watchers) {
    CAPTURE(account);
    const bool officer = account.starts_with("officer");
    const auto truth = truth_of(world, 1, officer ? account : "coordinator_one", center::aksai, last);
    CHECK_NOTHROW(watcher->take_until_same_as(truth));
    CHECK(watcher->board().relapses() == std::vector<std::string>{});
  }
}

}  // namespace pana::test
