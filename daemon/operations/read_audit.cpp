#include "operations/read_audit.hpp"

namespace pana::operations {
namespace {

constexpr std::size_t page_size = 1'000;
constexpr int most_pages = 20;
// Entries stand in the order in which they were made; the clock of the store may have been set in between.
constexpr minutes clock_slack{10};

void pass(AuditPlace& place, const audit::Record& record, const std::optional<audit::Head>& head) {
  place.position = record.position;
  if (place.sequence > 0) {
    --place.sequence;
  } else if (head && head->position == record.position) {
    place.sequence = head->tip.sequence;
  }
}

bool fits(const protocol::AuditRead& wanted, const audit::Record& record) {
  return (!wanted.from || record.at >= *wanted.from) && (!wanted.to || record.at < *wanted.to) &&
         (wanted.actor.empty() || record.account == wanted.actor.text) &&
         (wanted.verb.empty() || record.verb == wanted.verb);
}

// Answers whether to look further back.
bool take(const protocol::AuditRead& wanted, const store::AuditPage& page, AuditPlace& place,
          AuditRead& read) {
  for (const auto& record : page.records) {
    if (wanted.from && record.at < *wanted.from - clock_slack) return false;
    pass(place, record, page.head);
    if (!fits(wanted, record)) continue;
    read.entries.push_back({place.sequence > 0 ? std::optional{place.sequence} : std::nullopt, record});
    if (read.entries.size() < wanted.limit) continue;
    read.next = place;
    return false;
  }
  return page.records.size() == page_size;
}

}  // namespace

Awaitable<Result<AuditRead>> read_audit(Context& context, Caller caller, protocol::AuditRead params) {
  AuditPlace place;
  if (params.after) place = {to_string(*params.after), params.after_sequence};
  PANA_CO_CHECK(co_await context.store.record_audit(caller.once(), "audit", "-", "read"));
  AuditRead read;
  for (int looked = 0; looked < most_pages; ++looked) {
    PANA_CO_TRY(page, co_await context.store.read_audit(place.position, page_size));
    if (!take(params, page, place, read)) co_return read;
  }
  read.next = place;
  co_return read;
}

}  // namespace pana::operations
