#include <algorithm>

#include "store/keys.hpp"
#include "store/redis_calls.hpp"
#include "store/redis_rows.hpp"
#include "store/redis_store.hpp"

namespace pana::store {
namespace {

constexpr redis::CallOptions reading{.repeatable = true};

redis::Arguments command(std::string_view name, std::string_view key) {
  redis::Arguments arguments;
  arguments.add(name).add(key);
  return arguments;
}

// "role:master" in the answer of INFO; empty where there is no such line.
std::string info_field(std::string_view info, std::string_view name) {
  const auto begin = info.find(std::string{"\n"}.append(name).append(":"));
  if (begin == std::string_view::npos) return {};
  const auto value = info.substr(begin + name.size() + 2);
  return std::string{value.substr(0, value.find_first_of("\r\n"))};
}

// Its day key has been wiped: it is on its way out, and in no list any more.
bool is_forgotten(const auto& record) {
  return record.has_error() && record.error().code == FaultCode::not_found;
}

// Rows of an id and a hash each.
Result<std::vector<RequestRecord>> requests_from(const Codec& codec, redis::ReplyView rows) {
  std::vector<RequestRecord> records;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    auto record = request_from(codec, {std::string{rows[i][0].text()}}, rows[i][1]);
    if (is_forgotten(record)) continue;
    if (record.has_error()) return record.error();
    records.push_back(std::move(*record));
  }
  return records;
}

}  // namespace

Awaitable<Result<Snapshot>> RedisStore::snapshot() {
  auto arguments = script("snapshot");
  arguments.add(new_epoch_);
  auto reply = co_await call_script(std::move(arguments), reading);
  if (reply.has_error()) co_return reply.error();
  co_return snapshot_from(codec_, reply->view());
}

Awaitable<Result<RequestRecord>> RedisStore::load_request(RequestId request) {
  auto reply = co_await call(command("HGETALL", keys::of(keys::request, request.text)), reading);
  if (reply.has_error()) co_return reply.error();
  if (reply->size() == 0) co_return fault(FaultCode::not_found, "/request");
  co_return request_from(codec_, request, reply->view());
}

Awaitable<Result<OfferRecord>> RedisStore::load_offer(OfferId offer) {
  auto reply = co_await call(command("HGETALL", keys::of(keys::offer, offer.text)), reading);
  if (reply.has_error()) co_return reply.error();
  if (reply->size() == 0) co_return fault(FaultCode::not_found, "/offer");
  co_return offer_from(codec_, offer, reply->view());
}

Awaitable<Result<std::vector<RequestRecord>>> RedisStore::list_queue(std::size_t limit) {
  if (limit == 0) co_return std::vector<RequestRecord>{};
  auto arguments = script("list_queue");
  arguments.add(static_cast<std::int64_t>(limit));
  auto reply = co_await call_script(std::move(arguments), reading);
  if (reply.has_error()) co_return reply.error();
  co_return requests_from(codec_, reply->view());
}

Awaitable<Result<std::vector<RequestRecord>>> RedisStore::list_requests(AccountId account,
                                                                        std::size_t limit) {
  if (limit == 0) co_return std::vector<RequestRecord>{};
  auto arguments = script("list_requests");
  arguments.add(account.text).add(static_cast<std::int64_t>(limit));
  auto reply = co_await call_script(std::move(arguments), reading);
  if (reply.has_error()) co_return reply.error();
  co_return requests_from(codec_, reply->view());
}

Awaitable<Result<std::vector<OfferRecord>>> RedisStore::list_offers(CenterId center) {
  auto arguments = script("list_offers");
  arguments.add(center.text);
  auto reply = co_await call_script(std::move(arguments), reading);
  if (reply.has_error()) co_return reply.error();
  std::vector<OfferRecord> records;
  for (std::size_t i = 0; i < reply->size(); ++i) {
    const auto row = (*reply)[i];
    auto record = offer_from(codec_, {std::string{row[0].text()}}, row[1]);
    if (is_forgotten(record)) continue;
    if (record.has_error()) co_return record.error();
    records.push_back(std::move(*record));
  }
  co_return records;
}

Awaitable<Result<std::vector<Response>>> RedisStore::load_responses(CenterId center) {
  auto arguments = command("HGET", keys::responses);
  arguments.add(center.text);
  auto reply = co_await call(std::move(arguments), reading);
  if (reply.has_error()) co_return reply.error();
  co_return responses_from(reply->is_nil() ? std::string_view{} : reply->text());
}

Awaitable<Result<std::vector<Due>>> RedisStore::take_due(std::size_t limit, seconds lease) {
  auto arguments = script("take_due");
  arguments.add(static_cast<std::int64_t>(limit)).add(milliseconds{lease}.count());
  // Not repeated: what a lost answer had taken comes again after its lease.
  auto reply = co_await call_script(std::move(arguments), {.waits = true});
  if (reply.has_error()) co_return reply.error();
  std::vector<Due> due;
  for (std::size_t i = 0; i < reply->size(); ++i) due.push_back(due_from((*reply)[i].text()));
  co_return due;
}

Awaitable<Result<bool>> RedisStore::remind(RequestId request) {
  auto arguments = script("remind");
  arguments.add(request.text);
  // Repeated, it finds nothing due any more.
  auto reply = co_await call_script(std::move(arguments), {.repeatable = true, .waits = true});
  if (reply.has_error()) co_return reply.error();
  co_return reply->integer() == 1;
}

Awaitable<Result<StoreStatus>> RedisStore::status() {
  auto info = co_await call(command("INFO", "everything"), reading);
  if (info.has_error()) co_return info.error();
  auto figures = co_await call_script(script("queue_figures"), reading);
  if (figures.has_error()) co_return figures.error();
  StoreStatus status;
  const auto role = info_field(info->text(), "role");
  status.role = role == "slave" ? "replica" : role;
  status.version = info_field(info->text(), "redis_version");
  status.replicas = Words{info_field(info->text(), "connected_slaves")}.number();
  status.open_requests = (*figures)[0].integer();
  status.deadlines_due = (*figures)[1].integer();
  status.oldest_due_ms = (*figures)[2].integer();
  status.oldest_remains_ms = (*figures)[3].integer();
  co_return status;
}

Result<OfferBody> RedisStore::unseal(const OfferId& offer, std::string_view sealed) const {
  return codec_.open(offer, sealed);
}

}  // namespace pana::store
