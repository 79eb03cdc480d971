#pragma once
#include <random>

#include "fault/persistent_client.hpp"

// Who ends daemons and Redis with kill -9, at moments that a seed plans.
namespace pana::test {

// PANA_SEED, or a new one; printed.
std::uint64_t choose_seed();
// A world whose Redis writes each change to disk before it is acknowledged.
World::Options durable(std::vector<Account> accounts, std::vector<std::string> settings = {});

enum class Victim { first_daemon, second_daemon, both_daemons, redis };
// Kills and starts again; Redis often with a script half written to its file.
void strike(World& world, Outage& outage, Victim victim, std::mt19937_64& random);
void wait_for_both(World& world);

}  // namespace pana::test
