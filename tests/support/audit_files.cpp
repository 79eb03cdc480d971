#include "support/audit_files.hpp"

#include <fstream>
#include <map>

#include "audit/chain.hpp"
#include "audit/folder.hpp"
#include "store/keys.hpp"
#include "support/redis_shell.hpp"

namespace pana::test {
namespace {

// A daemon that died has its lease for ten seconds.
constexpr seconds long_patience{40};

void wait_for(const std::function<bool()>& so, const char* what) {
  const auto end = std::chrono::steady_clock::now() + long_patience;
  while (!so()) {
    if (std::chrono::steady_clock::now() > end) throw Lost(what);
  }
}

}  // namespace

void wait_until_chained(World& world) {
  RedisShell shell(world.redis().socket());
  const auto chained = [&] {
    const auto head = audit::head_from(shell.text({"GET", std::string{store::keys::audit_head}}));
    if (!head) return false;
    return shell.number(
               {"XRANGE", std::string{store::keys::audit}, "(" + head->position, "+", "COUNT", "1"}) == 0;
  };
  wait_for(chained, "the audit stream is not chained");
}

void wait_until_writable(World& world, bool writable) {
  RedisShell shell(world.redis().socket());
  const auto says_so = [&] {
    return shell.text({"GET", std::string{store::keys::audit_lease}}).ends_with(" 1") == writable;
  };
  wait_for(says_so, "nobody finds out whether audit files can be written");
}

AuditVerdict verify_audit(World& world) {
  const auto& place = world.installation();
  ChildProcess panactl({PANA_BINARY_DIR "/panactl", "audit", "verify", place.path("audit"), "--key",
                        place.path("audit.key.pub"), "--heads", place.path("heads.log")});
  const auto exit_code = panactl.wait_for_exit(patience).value_or(-1);
  return {exit_code, panactl.output()};
}

std::vector<audit::Record> chained_records(World& world) {
  std::map<std::int64_t, audit::Record> records;
  for (const auto& file : audit::audit_files(world.installation().path("audit"))) {
    std::ifstream in(file);
    for (std::string line; std::getline(in, line);) {
      const auto parts = audit::chain_line_from(line);
      if (!parts || in.eof()) continue;
      if (const auto record = record_of(*parts)) records[parts->sequence] = *record;
    }
  }
  std::vector<audit::Record> ordered;
  for (auto& [sequence, record] : records) ordered.push_back(std::move(record));
  return ordered;
}

}  // namespace pana::test
