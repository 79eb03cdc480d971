#include "store/memory_ledger.hpp"

#include <algorithm>
#include <tuple>

namespace pana::store {

Fault refusal(FaultCode code, std::string at, std::vector<Figure> figures) {
  return {code, std::move(at), std::move(figures), false};
}
Figure figure(std::string_view name, std::int64_t value) {
  return {std::string{name}, value};
}
Figure figure(std::string_view name, std::string_view value) {
  return {std::string{name}, std::string{value}};
}

RequestChanged told(const RequestRecord& request) {
  return {request.request,   request.state,   request.owner,   request.opener, request.urgency,
          request.opened_at, request.outcome, request.version, request.blocked};
}

OfferChanged told(const OfferRecord& offer) {
  return {offer.offer,   offer.request,   offer.center,     offer.unit, offer.state,      offer.travel_min,
          offer.made_at, offer.answer_by, offer.held_until, {},         offer.answered_by};
}

void Ledger::remember(const Once& once, Remembered outcome) {
  if (once.key.empty()) return;
  once_[{once.actor.account, once.key}] = {once.fingerprint, std::move(outcome)};
}

void Ledger::emit(Event event) {
  event.at = now();
  const auto ms = static_cast<std::uint64_t>(to_ms(event.at));
  event.cursor = {ms, 0};
  if (!events_.empty() && events_.back().cursor >= event.cursor) {
    event.cursor = {events_.back().cursor.ms, events_.back().cursor.seq + 1};
  }
  events_.push_back(std::move(event));
}

Center* Ledger::find_center(const CenterId& id) {
  const auto found =
      std::find_if(centers_.begin(), centers_.end(), [&](const Center& c) { return c.id == id; });
  return found == centers_.end() ? nullptr : &*found;
}

UnitGroup* Ledger::find_unit(const CenterId& center, std::string_view unit) {
  auto* const found = find_center(center);
  return found == nullptr ? nullptr : found->find(unit);
}

void Ledger::enqueue(const RequestRecord& request) {
  queue_.insert({{-static_cast<int>(request.urgency), request.opened_at}, request.request});
}

void Ledger::dequeue(const RequestRecord& request) {
  queue_.erase({{-static_cast<int>(request.urgency), request.opened_at}, request.request});
}

// A request's own deadline; while an offer is open, the deadline is the offer's.
void Ledger::set_deadline(RequestRecord& request, std::optional<Instant> at) {
  request.deadline = at;
  if (at) {
    deadlines_["r:" + request.request.text] = *at;
  } else {
    deadlines_.erase("r:" + request.request.text);
  }
}

Snapshot Ledger::snapshot() const {
  Snapshot snapshot{centers_, events_.empty() ? Cursor{} : events_.back().cursor};
  for (const auto& [order, id] : queue_) {
    const auto& request = requests_.at(id);
    if (request.state == RequestState::waiting)
      snapshot.waiting.push_back({request.urgency, request.opened_at, id});
  }
  for (const auto& [id, request] : requests_) {
    const auto& from = request.body.exclude.conceal_from;
    if (!is_open(request.state) || from.empty()) continue;
    auto& concealed = snapshot.concealed[id];
    concealed.from = from;
    if (request.state != RequestState::offered && request.state != RequestState::accepted) continue;
    const auto& offer = offers_.at(request.offer);
    concealed.held.emplace(offer.center, offer.unit);
  }
  for (const auto& [id, closure] : closures_) snapshot.closures.push_back(closure);
  return snapshot;
}

Result<RequestRecord> Ledger::load_request(const RequestId& request) const {
  const auto found = requests_.find(request);
  if (found == requests_.end()) return fault(FaultCode::not_found, "/request");
  return found->second;
}

Result<OfferRecord> Ledger::load_offer(const OfferId& offer) const {
  const auto found = offers_.find(offer);
  if (found == offers_.end()) return fault(FaultCode::not_found, "/offer");
  return found->second;
}

Result<AccountRecord> Ledger::load_account(const AccountId& account) const {
  const auto found = accounts_.find(account);
  if (found == accounts_.end()) return fault(FaultCode::not_found);
  return found->second;
}

std::vector<RequestRecord> Ledger::list_queue(std::size_t limit) const {
  std::vector<RequestRecord> list;
  for (const auto& [order, id] : queue_) {
    if (list.size() < limit) list.push_back(requests_.at(id));
  }
  return list;
}

std::vector<RequestRecord> Ledger::list_requests(const AccountId& account, std::size_t limit) const {
  std::vector<RequestRecord> list;
  for (const auto& [id, request] : requests_) {
    const bool open = request.state != RequestState::placed && request.state != RequestState::ended;
    if (open && (request.opener == account || request.owner == account)) list.push_back(request);
  }
  most_urgent_first(list, limit);
  return list;
}

std::vector<OfferRecord> Ledger::list_offers(const CenterId& center) const {
  std::vector<OfferRecord> list;
  for (const auto& [id, offer] : offers_) {
    if (offer.center == center && holds(offer.state)) list.push_back(offer);
  }
  std::sort(list.begin(), list.end(), [](const OfferRecord& a, const OfferRecord& b) {
    return std::tie(a.made_at, a.offer) < std::tie(b.made_at, b.offer);
  });
  return list;
}

std::vector<Due> Ledger::take_due(std::size_t limit, seconds lease) {
  std::vector<std::pair<Instant, std::string>> passed;
  for (const auto& [member, at] : deadlines_) {
    if (at <= now()) passed.emplace_back(at, member);
  }
  std::sort(passed.begin(), passed.end());
  if (passed.size() > limit) passed.resize(limit);
  std::vector<Due> due;
  for (const auto& [at, member] : passed) {
    deadlines_[member] = now() + lease;
    due.push_back(due_from(member));
  }
  return due;
}

Result<void> Ledger::put_account(const PutAccount& command) {
  const auto& [once, record, only_new, signs_out] = command;
  if (!is_id(record.account.text)) return fault(FaultCode::invalid_params, "/account");
  if (const auto known = once_.find({once.actor.account, once.key});
      !once.key.empty() && known != once_.end()) {
    if (known->second.fingerprint != once.fingerprint) return fault(FaultCode::key_reused);
    return {};
  }
  const auto version = version_of(record.account);
  if (only_new && version != 0) return fault(FaultCode::conflict, "/account");
  if (record.version != 0 && record.version != version)
    return refusal(FaultCode::stale_version, "/account", {figure("version", version)});
  accounts_[record.account] = record;
  accounts_[record.account].version = version + 1;
  if (signs_out) {
    Event event;
    event.signed_out = SignedOut{record.account};
    emit(std::move(event));
  }
  remember(once, std::monostate{});
  return {};
}

void Ledger::end_session(SignedOut ended) {
  Event event;
  event.signed_out = std::move(ended);
  emit(std::move(event));
}

std::int64_t Ledger::version_of(const AccountId& account) const {
  const auto found = accounts_.find(account);
  return found == accounts_.end() ? 0 : found->second.version;
}

std::vector<AccountRecord> Ledger::list_accounts() const {
  std::vector<AccountRecord> list;
  for (const auto& [id, record] : accounts_) list.push_back(record);
  return list;
}

StoreStatus Ledger::status() const {
  StoreStatus status;
  status.role = "memory";
  status.version = "memory";
  for (const auto& [id, at] : ended_)
    status.oldest_remains_ms = std::max(status.oldest_remains_ms, (now() - at).count());
  for (const auto& [id, request] : requests_) status.open_requests += is_open(request.state) ? 1 : 0;
  for (const auto& [member, at] : deadlines_) {
    if (at > now()) continue;
    ++status.deadlines_due;
    status.oldest_due_ms = std::max(status.oldest_due_ms, (now() - at).count());
  }
  return status;
}

}  // namespace pana::store
