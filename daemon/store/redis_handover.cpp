#include "store/keys.hpp"
#include "store/redis_rows.hpp"
#include "store/redis_store.hpp"
#include "store/redis_words.hpp"

// The part of RedisStore that is about the handover.
namespace pana::store {

Awaitable<Result<HandoverOutcome>> RedisStore::show_handover(ShowHandover command) {
  auto arguments = script("show_handover", command.once);
  arguments.add(command.request.text).add(milliseconds{command.window}.count());
  auto reply = co_await call_script(std::move(arguments), {.waits = true});
  if (reply.has_error()) co_return reply.error();
  if (reply->size() == 0) co_return fault_from(reply->text().substr(1));
  Words words{(*reply)[0].text().substr(1)};
  HandoverOutcome outcome;
  outcome.offer.text = text_of(words);
  const CenterId center{text_of(words)};
  outcome.expires_at = from_ms(words.number());
  PANA_CO_TRY(code, codec_.open_code(outcome.offer, (*reply)[1].text()));
  outcome.arrival_code = std::move(code);
  if (const auto sealed = (*reply)[2].text(); !sealed.empty()) {
    PANA_CO_TRY(handover, codec_.open_handover(center, sealed));
    outcome.handover = std::move(handover);
  }
  co_return outcome;
}

Awaitable<Result<bool>> RedisStore::has_handover(CenterId center) {
  redis::Arguments arguments;
  arguments.add("HGET").add(keys::of(keys::center, center.text)).add("handover");
  auto reply = co_await call(std::move(arguments), {.repeatable = true});
  if (reply.has_error()) co_return reply.error();
  co_return !reply->is_nil();
}

}  // namespace pana::store
