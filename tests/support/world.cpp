#include "support/world.hpp"

#include "support/json_schema.hpp"

namespace pana::test {
namespace {

std::vector<Account> everybody(const std::vector<Account>& more) {
  std::vector<Account> accounts{{"op_one", "operator"},         {"op_two", "operator"},
                                {"officer_one", "officer"},     {"officer_two", "officer"},
                                {"gateway_one", "gateway"},     {"coordinator_one", "coordinator"},
                                {"admin_one", "administrator"}, {"auditor_one", "auditor"}};
  for (const auto& id : {center::atyrau, center::qulsary, center::oral, center::aksai, center::aktobe,
                         center::aktau, center::zhanaozen}) {
    accounts.push_back({staff_of(id), "center", id});
  }
  accounts.insert(accounts.end(), more.begin(), more.end());
  return accounts;
}

// All calls at once, then all answers.
void call_each(Console& console, std::string_view method, const std::vector<json::object>& calls) {
  std::vector<std::uint64_t> started;
  for (const auto& params : calls) started.push_back(console.start(method, params));
  for (const auto id : started) {
    const auto answer = console.finish(id);
    if (const auto* error = answer.if_contains("error")) throw Refused(method, error->as_object());
  }
}

void import_register(Console& coordinator) {
  std::vector<json::object> entries;
  std::vector<json::object> confirmations;
  for (auto& entry : demo_register()) {
    confirmations.push_back({{"center", entry.at("center")}, {"key", new_key()}});
    entries.push_back(std::move(entry.as_object()));
    entries.back()["key"] = new_key();
  }
  BoardCopy board;
  board.watch(coordinator);
  call_each(coordinator, "center.put", entries);
  board.take_until(coordinator, [&] { return board.confirmed().size() == centers_in_register; });
  call_each(coordinator, "capacity.confirm", confirmations);
}

void wait_for_register(Console& console) {
  BoardCopy board;
  board.watch(console);
  board.take_until(console, [&] { return board.count_fresh() == centers_in_register; });
}

}  // namespace

json::array demo_register() {
  return read_json(PANA_SOURCE_DIR "/config/kazakhstan/centers.json").at("centers").as_array();
}

World::World() : World(Options{}) {}

World::World(const Options& options)
    : redis_(options.redis_arguments),
      installation_(redis_.url(), everybody(options.more_accounts), options.settings) {
  for (auto& daemon : daemons_) daemon = std::make_unique<DaemonProcess>(installation_);
  import_register(*console(0, "coordinator_one"));
  wait_for_register(*console(0, "coordinator_one"));
  wait_for_register(*console(1, "coordinator_one"));
}

std::unique_ptr<Console> World::console(std::size_t which, std::string_view account) {
  return std::make_unique<Console>(daemon(which).endpoint(), account);
}

void World::bind(std::string_view account, const std::string& fingerprint) {
  console(0, "admin_one")
      ->call("certificate.bind", {{"account", account}, {"certificate", fingerprint}, {"key", new_key()}});
}

std::unique_ptr<Console> World::stranger(std::size_t which) {
  return std::make_unique<Console>(daemon(which).endpoint());
}

World& shared_world() {
  static World world;
  return world;
}

}  // namespace pana::test
