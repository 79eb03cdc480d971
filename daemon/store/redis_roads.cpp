#include <algorithm>

#include "store/keys.hpp"
#include "store/redis_rows.hpp"
#include "store/redis_store.hpp"
#include "store/redis_words.hpp"

// The part of RedisStore that is about roads.
namespace pana::store {

std::string to_words(const Closure& closure) {
  return closure.from.text + " " + closure.to.text + " " + std::to_string(to_ms(closure.begins)) + " " +
         std::to_string(to_ms(closure.until)) + " " + std::to_string(closure.vehicles);
}

Closure closure_from(ClosureId id, Words words) {
  Closure closure;
  closure.id = std::move(id);
  closure.from.text = text_of(words);
  closure.to.text = text_of(words);
  closure.begins = from_ms(words.number());
  closure.until = from_ms(words.number());
  closure.vehicles = static_cast<std::uint8_t>(words.number());
  return closure;
}

std::vector<Closure> closures_from(redis::ReplyView hash) {
  std::vector<Closure> closures;
  for (std::size_t i = 0; i + 1 < hash.size(); i += 2)
    closures.push_back(closure_from({std::string{hash[i].text()}}, Words{hash[i + 1].text()}));
  std::sort(closures.begin(), closures.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
  return closures;
}

Result<RoadOutcome> road_outcome_from(std::string_view text) {
  Words words{text};
  ClosureId id{text_of(words)};
  return RoadOutcome{false, closure_from(std::move(id), words)};
}

Awaitable<Result<RoadOutcome>> RedisStore::close_road(CloseRoad command) {
  const auto& closure = command.closure;
  // Its line is parted by spaces.
  if (!is_id(closure.from.text)) co_return fault(FaultCode::invalid_params, "/from");
  if (!is_id(closure.to.text)) co_return fault(FaultCode::invalid_params, "/to");
  auto arguments = script("close_road", command.once);
  arguments.add(closure.id.text).add(closure.from.text).add(closure.to.text);
  arguments.add(to_ms(closure.begins)).add(to_ms(closure.until)).add(std::int64_t{closure.vehicles});
  co_return co_await change(std::move(arguments), !command.once.key.empty(), road_outcome_from);
}

Awaitable<Result<RoadOutcome>> RedisStore::open_road(OpenRoad command) {
  auto arguments = script("open_road", command.once);
  arguments.add(command.closure.text).add(command.when_over ? "1" : "0");
  co_return co_await change(std::move(arguments), !command.once.key.empty(), road_outcome_from);
}

Awaitable<Result<std::vector<Closure>>> RedisStore::list_roads() {
  redis::Arguments arguments;
  arguments.add("HGETALL").add(keys::closures);
  auto reply = co_await call(std::move(arguments), {.repeatable = true});
  if (reply.has_error()) co_return reply.error();
  auto closures = closures_from(reply->view());
  std::sort(closures.begin(), closures.end(), begins_earlier);
  co_return closures;
}

Awaitable<Result<bool>> RedisStore::looked_at_road(LookedAtRoad done) {
  auto arguments = script("looked_at_road");
  arguments.add(done.closure.text).add(done.seen ? to_words(*done.seen) : "");
  if (done.next) {
    arguments.add(to_ms(*done.next));
  } else {
    arguments.add("");
  }
  auto reply = co_await call_script(std::move(arguments), {.repeatable = true, .waits = true});
  if (reply.has_error()) co_return reply.error();
  co_return reply->integer() == 1;
}

Awaitable<Result<std::vector<OfferId>>> RedisStore::list_open_offers() {
  auto reply = co_await call_script(script("list_open_offers"), {.repeatable = true});
  if (reply.has_error()) co_return reply.error();
  std::vector<OfferId> offers;
  for (std::size_t i = 0; i < reply->size(); ++i) offers.push_back({std::string{(*reply)[i].text()}});
  co_return offers;
}

Awaitable<Result<AnswerOutcome>> RedisStore::reroute_offer(RerouteOffer command) {
  // Whichever of the candidates' routes the offer names as its own: all are this one now.
  const std::vector<OfferRoute> routes(most_candidates,
                                       {command.travel_min, command.route, command.reachable});
  auto arguments = script("reroute_offer", command.once);
  arguments.add(command.offer.text).add(command.expected_version);
  arguments.add(codec_.seal(command.offer, command.body, routes)).add(command.longer.count());
  co_return co_await change(std::move(arguments), !command.once.key.empty(), answer_outcome_from);
}

}  // namespace pana::store
