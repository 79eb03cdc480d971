// kill -9 of the daemon that writes the audit files, at random moments, under load: the files of all daemons
// together are whole, and every acknowledged change stands there once.
#include <cstdlib>
#include <iostream>

#include "fault/crowd.hpp"
#include "store/keys.hpp"
#include "support/audit_files.hpp"
#include "support/catch.hpp"
#include "support/redis_shell.hpp"
#include "support/requests.hpp"

namespace pana::test {
namespace {

using Counts = std::map<std::string, std::size_t>;

// Who did what to which object.
std::string told(const std::string& account, const std::string& verb, const std::string& object) {
  return account + " " + verb + " " + object;
}

std::string object_of_call(const Acknowledged& call) {
  for (const auto* member : {"offer", "center", "request"}) {
    if (const auto* object = call.params.if_contains(member)) return std::string{object->as_string()};
  }
  return text_of(call.result, "request");
}

// The daemon that has the lease; the first one where nobody has it.
std::size_t writer(World& world) {
  const auto lease = RedisShell(world.redis().socket()).text({"GET", std::string{store::keys::audit_lease}});
  const auto holder = lease.substr(0, lease.find(' '));
  return !holder.empty() && world.daemon(1).output().find(holder) != std::string::npos ? 1 : 0;
}

void let_lease_run_out(World& world) {
  RedisShell(world.redis().socket()).number({"DEL", std::string{store::keys::audit_lease}});
}

}  // namespace

TEST_CASE("whoever is killed while writing audit files, every acknowledged change stands in them once") {
  const char* given = std::getenv("PANA_SEED");
  const std::uint64_t seed = given != nullptr ? std::stoull(given) : std::random_device{}();
  std::cout << "seed: PANA_SEED=" << seed << std::endl;
  std::mt19937_64 random{seed};
  World world({{"audit.head_s=1"}, {"--appendonly", "yes", "--appendfsync", "always"}, Crowd::accounts()});
  add_crowded_centers(world);
  Crowd crowd(world, seed);
  const int strikes = std::getenv("PANA_LONG") == nullptr ? 12 : 120;
  for (int i = 0; i < strikes; ++i) {
    crowd.wait_for_more(1 + random() % 40);
    auto& victim = world.daemon(writer(world));
    victim.kill_now();
    // Now and then the other one takes over, else the same daemon comes back within its lease.
    if (random() % 2 == 0) let_lease_run_out(world);
    victim.start();
    crowd.outage().over();
  }
  for (std::size_t i = 0; i < 2; ++i) world.daemon(i).wait_until_ready();
  crowd.finish();
  wait_until_chained(world);
  for (std::size_t i = 0; i < 2; ++i) world.daemon(i).ask_to_stop();
  for (std::size_t i = 0; i < 2; ++i) CHECK(world.daemon(i).wait_for_exit() == 0);

  const auto verdict = verify_audit(world);
  CAPTURE(verdict.words);
  CHECK(verdict.exit_code == 0);
  Counts acknowledged;
  Counts chained;
  for (const auto& call : crowd.acknowledged())
    ++acknowledged[told(call.account, call.method, object_of_call(call))];
  for (const auto& record : chained_records(world)) ++chained[told(record.account, record.verb, record.id)];
  CHECK(acknowledged.size() > 100);
  for (const auto& [what, times] : acknowledged) {
    CAPTURE(what);
    CHECK(chained[what] == times);
  }
}

}  // namespace pana::test
