#include <algorithm>

#include "store/memory_store.hpp"

// The part of MemoryStore that is about audit entries.
namespace pana::store {
namespace {

// Positions stand in the order of the records: "1-0", "2-0" …
std::size_t index_of(std::string_view position) {
  return std::stoul(std::string{position.substr(0, position.find('-'))});
}

}  // namespace

Awaitable<Result<void>> MemoryStore::record_audit(Once once, std::string kind, std::string id,
                                                  std::string outcome) {
  if (!audit::is_word(once.verb) || !audit::is_word(kind) || !audit::is_word(id) ||
      !audit::is_word(outcome)) {
    co_return fault(FaultCode::invalid_params);
  }
  const auto account = audit::is_word(once.actor.account.text) ? once.actor.account.text : "unknown";
  recorded_.push_back({std::to_string(recorded_.size() + 1) + "-0", clock_.now(), account,
                       std::string{name_of(once.actor.role)}, once.verb, kind, id, outcome});
  co_return Result<void>{};
}

Awaitable<Result<AuditPage>> MemoryStore::read_audit(std::string before, std::size_t most) {
  AuditPage page;
  auto left = before.empty() ? recorded_.size() : std::min(index_of(before) - 1, recorded_.size());
  for (; left > 0 && page.records.size() < most; --left) page.records.push_back(recorded_[left - 1]);
  co_return page;
}

Awaitable<Result<AuditState>> MemoryStore::audit_state() {
  co_return AuditState{audit_writable_, std::nullopt};
}

}  // namespace pana::store
