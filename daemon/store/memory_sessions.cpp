#include "store/memory_sessions.hpp"

#include <algorithm>

namespace pana::store {

MemorySessions::Key MemorySessions::key_of(const Attempt& attempt) const {
  const Key known{attempt.account, attempt.source};
  return known_.contains(known) ? known : Key{attempt.account, {}};
}

AttemptStanding MemorySessions::standing(const Attempt& attempt, Instant now) const {
  const bool known = known_.contains({attempt.account, attempt.source});
  const auto found = attempts_.find(key_of(attempt));
  if (found == attempts_.end() || found->second.until <= now) return {seconds{0}, known};
  return {std::chrono::ceil<seconds>(found->second.until - now), known};
}

void MemorySessions::failed(const Attempt& attempt, Instant now) {
  auto& [count, until] = attempts_[key_of(attempt)];
  if (++count < free_attempts) return;
  until = now + std::min(longest_wait, seconds{1LL << std::min<std::int64_t>(count - free_attempts, 30)});
}

Result<void> MemorySessions::open(const OpenSession& command, Instant now) {
  const auto& account = command.record.account;
  if (command.code_step) {
    const auto used = steps_.find(account);
    if (used != steps_.end() && used->second >= *command.code_step)
      return fault(FaultCode::wrong_credentials);
    steps_[account] = *command.code_step;
  }
  const auto until = std::min(command.record.expires_at, now + command.idle);
  sessions_[command.token_hash] = {command.record, until};
  attempts_.erase(key_of(command.attempt));
  known_[{account, command.attempt.source}] = now;
  return {};
}

Result<SessionRecord> MemorySessions::load(const std::string& token_hash, Instant now) const {
  const auto found = sessions_.find(token_hash);
  if (found == sessions_.end() || found->second.until <= now) return fault(FaultCode::not_found);
  return found->second.record;
}

std::vector<SessionStanding> MemorySessions::in_force(Instant now) const {
  std::vector<SessionStanding> list;
  for (const auto& [hash, session] : sessions_)
    if (session.until > now) list.push_back(session);
  by_account(list);
  return list;
}

Result<void> MemorySessions::keep(const std::string& token_hash, Instant until, Instant now) {
  const auto found = sessions_.find(token_hash);
  if (found == sessions_.end() || found->second.until <= now) return fault(FaultCode::not_found);
  auto& session = found->second;
  session.until = std::max(session.until, std::min(until, session.record.expires_at));
  return {};
}

void MemorySessions::end_all_of(const AccountId& account) {
  std::erase_if(sessions_, [&](const auto& entry) { return entry.second.record.account == account; });
}

}  // namespace pana::store
