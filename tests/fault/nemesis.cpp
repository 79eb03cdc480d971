#include "fault/nemesis.hpp"

#include <cstdlib>
#include <iostream>

#include "fault/crowd.hpp"
#include "store/keys.hpp"

namespace pana::test {
namespace {

std::string command_in_file(const std::vector<std::string>& words) {
  auto bytes = "*" + std::to_string(words.size()) + "\r\n";
  for (const auto& word : words) bytes += "$" + std::to_string(word.size()) + "\r\n" + word + "\r\n";
  return bytes;
}

// A script that was being written when the power failed: nobody was answered, so nothing of it may be seen.
std::string half_a_script(std::mt19937_64& random) {
  const auto units = std::string{store::keys::units} + crowded_center(random() % crowded_centers);
  const auto whole = command_in_file({"MULTI"}) +
                     command_in_file({"HSET", units, "single", "9 9 9 9 9 9999"}) +
                     command_in_file({"INCR", "anything"}) + command_in_file({"EXEC"});
  return whole.substr(0, 1 + random() % (whole.size() - 1));
}

}  // namespace

std::uint64_t choose_seed() {
  const char* given = std::getenv("PANA_SEED");
  const std::uint64_t seed = given != nullptr ? std::stoull(given) : std::random_device{}();
  std::cout << "seed: PANA_SEED=" << seed << std::endl;
  return seed;
}

World::Options durable(std::vector<Account> accounts, std::vector<std::string> settings) {
  return {std::move(settings), {"--appendonly", "yes", "--appendfsync", "always"}, std::move(accounts)};
}

void strike(World& world, Outage& outage, Victim victim, std::mt19937_64& random) {
  if (victim == Victim::redis) {
    world.redis().kill();
    if (random() % 2 == 0) world.redis().leave_torn(half_a_script(random));
    world.redis().start();
  }
  if (victim == Victim::both_daemons) {
    for (std::size_t i = 0; i < 2; ++i) world.daemon(i).kill_now();
    for (std::size_t i = 0; i < 2; ++i) world.daemon(i).start();
  }
  if (victim == Victim::first_daemon || victim == Victim::second_daemon) {
    auto& daemon = world.daemon(victim == Victim::first_daemon ? 0 : 1);
    daemon.kill_now();
    daemon.start();
  }
  outage.over();
}

void wait_for_both(World& world) {
  for (std::size_t i = 0; i < 2; ++i) world.daemon(i).wait_until_ready();
}

}  // namespace pana::test
