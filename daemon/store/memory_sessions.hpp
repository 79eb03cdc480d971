#pragma once
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "core/result.hpp"
#include "store/sign_in.hpp"

namespace pana::store {

// Sessions and attempts of a MemoryStore: what the scripts of signing in do, over maps.
class MemorySessions {
 public:
  AttemptStanding standing(const Attempt& attempt, Instant now) const;
  void failed(const Attempt& attempt, Instant now);
  Result<void> open(const OpenSession& command, Instant now);
  Result<SessionRecord> load(const std::string& token_hash, Instant now) const;
  Result<void> keep(const std::string& token_hash, Instant until, Instant now);
  std::vector<SessionStanding> in_force(Instant now) const;
  bool end(const std::string& token_hash) { return sessions_.erase(token_hash) > 0; }
  void end_all_of(const AccountId& account);

 private:
  struct Count {
    std::int64_t count = 0;
    Instant until{};
  };
  using Key = std::pair<AccountId, std::string>;  // an account, and a source known to it or nothing
  Key key_of(const Attempt& attempt) const;

  std::map<std::string, SessionStanding> sessions_;
  std::map<Key, Count> attempts_;
  std::map<Key, Instant> known_;
  std::map<AccountId, std::int64_t> steps_;
};

}  // namespace pana::store
