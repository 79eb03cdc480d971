#include "store/redis_store.hpp"

#include "store/action_names.hpp"
#include "store/keys.hpp"
#include "store/redis_calls.hpp"
#include "store/redis_rows.hpp"

namespace pana::store {
namespace {

std::string_view flag(bool value) {
  return value ? "1" : "0";
}

redis::Arguments& add(redis::Arguments& arguments, std::optional<std::int32_t> figure) {
  return figure ? arguments.add(std::int64_t{*figure}) : arguments.add("");
}
redis::Arguments& add(redis::Arguments& arguments, std::optional<Instant> at) {
  return at ? arguments.add(to_ms(*at)) : arguments.add("");
}
redis::Arguments& add(redis::Arguments& arguments, Urgency urgency) {
  return arguments.add(static_cast<std::int64_t>(urgency));
}

std::string to_words(const HoldCandidate& candidate, std::size_t slot) {
  std::string words;
  words.reserve(64);
  words.append(candidate.center.text).append(" ").append(candidate.unit).append(" ");
  return words.append(std::to_string(slot));
}

// The routes of the candidates, as they are sealed with the offer: turned by a random number of places, so
// that the number of the one that was held does not tell how many nearer ones were full.
struct Routes {
  std::size_t turn;
  std::vector<OfferRoute> sealed;

  Routes(const std::vector<HoldCandidate>& candidates, Random& random)
      : turn(below(candidates.size(), random)), sealed(candidates.size()) {
    for (std::size_t i = 0; i < candidates.size(); ++i)
      sealed[slot_of(i)] = {candidates[i].travel_min, candidates[i].route};
  }
  std::size_t slot_of(std::size_t candidate) const { return (candidate + turn) % sealed.size(); }

 private:
  static std::size_t below(std::size_t bound, Random& random) {
    std::array<std::uint8_t, 4> bytes{};
    random.fill(bytes);
    const auto number = bytes[0] | bytes[1] << 8 | bytes[2] << 16;
    return bound == 0 ? 0 : static_cast<std::size_t>(number) % bound;
  }
};

// What stands in a script's answer or an event is parted by spaces: such a name would shift what follows.
bool all_ids(const Center& center) {
  for (const auto& group : center.units) {
    if (!is_id(group.unit)) return false;
  }
  return is_id(center.id.text);
}

bool repeats(const std::vector<UnitGroup>& units) {
  for (std::size_t i = 0; i < units.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (units[i].unit == units[j].unit) return true;
    }
  }
  return false;
}

}  // namespace

RedisStore::RedisStore(const asio::any_io_executor& executor, const RedisConfig& config, vault::Seal& seal,
                       Metrics& metrics, std::string_view clock)
    : codec_(seal),
      scripts_(clock, config.utc_offset),
      link_(std::make_shared<redis::Link>(executor, config.copy(), scripts_.load_commands(), metrics)) {
  new_epoch_ = new_id('e', random_);
}

RedisStore::~RedisStore() = default;

void RedisStore::start() {
  link_->start();
}
void RedisStore::stop() {
  link_->stop();
}

redis::Arguments RedisStore::script(std::string_view name) const {
  redis::Arguments arguments;
  arguments.add("EVALSHA").add(scripts_.sha(name)).add("0");
  return arguments;
}

redis::Arguments RedisStore::script(std::string_view name, const Once& once) const {
  auto arguments = script(name);
  arguments.add(once.actor.account.text).add(name_of(once.actor.role)).add(once.actor.center.text);
  arguments.add(once.verb).add(once.key).add(once.fingerprint);
  return arguments;
}

Awaitable<Result<redis::Reply>> RedisStore::call(redis::Arguments arguments, redis::CallOptions options) {
  return redis::call(*link_, format(arguments), options);
}

Awaitable<Result<redis::Reply>> RedisStore::call_script(redis::Arguments arguments,
                                                        redis::CallOptions options) {
  return redis::call_script(*link_, scripts_, format(arguments), options);
}

Awaitable<Result<RedisStore::Said>> RedisStore::change(redis::Arguments arguments, bool repeatable) {
  auto reply = co_await call_script(std::move(arguments), {.repeatable = repeatable, .waits = true});
  if (reply.has_error()) co_return reply.error();
  const auto text = reply->text();
  if (text.starts_with('!')) co_return fault_from(text.substr(1));
  if (!text.starts_with('=') && !text.starts_with('~')) co_return fault(FaultCode::internal_error);
  const bool repeated = text.front() == '~';
  co_return Said{std::move(*reply), repeated};
}

Awaitable<Result<ChangeOutcome>> RedisStore::open_request(OpenRequest command) {
  if (command.state != RequestState::queued && command.state != RequestState::waiting) {
    co_return fault(FaultCode::invalid_params, "/state");
  }
  auto arguments = script("open_request", command.once);
  arguments.add(command.request.text).add(name_of(command.state));
  add(arguments, command.urgency)
      .add(to_words(command.limits))
      .add(codec_.seal(command.request, command.body))
      .add(codec_.seal(command.request, command.body.exclude.conceal_from));
  co_return co_await change(std::move(arguments), !command.once.key.empty(), change_outcome_from);
}

Awaitable<Result<HoldOutcome>> RedisStore::hold_unit(HoldUnit command) {
  if (command.ask_again && command.wait_if_none) co_return fault(FaultCode::invalid_params, "/ask_again");
  if (command.candidates.size() > most_candidates) co_return fault(FaultCode::invalid_params, "/candidates");
  const Routes routes(command.candidates, random_);
  auto arguments = script("hold_unit", command.once);
  arguments.add(command.request.text).add(command.offer.text).add(command.expected_version);
  arguments.add(command.ask_again ? "2" : flag(command.wait_if_none));
  arguments.add(codec_.seal(command.offer, command.body, routes.sealed));
  arguments.add(flag(command.open.has_value()));
  if (command.open) {
    add(arguments, command.open->urgency).add(to_words(command.open->limits));
    arguments.add(codec_.seal(command.request, command.open->body));
    arguments.add(codec_.seal(command.request, command.open->body.exclude.conceal_from));
  } else {
    arguments.add("").add("").add("").add("");
  }
  for (std::size_t i = 0; i < command.candidates.size(); ++i)
    arguments.add(to_words(command.candidates[i], routes.slot_of(i)));
  auto held = co_await change(std::move(arguments), !command.once.key.empty(), hold_outcome_from);
  if (held.has_error()) co_return held.error();
  if (!held->held) co_return std::move(*held);
  auto route = held->repeated ? co_await route_of(held->offer, held->slot)
                              : Result<OfferRoute>{routes.sealed.at(held->slot)};
  if (route.has_error()) co_return route.error();
  held->travel_min = route->travel_min;
  held->route = std::move(route->note);
  co_return std::move(*held);
}

// Of an offer that an earlier call has made.
Awaitable<Result<OfferRoute>> RedisStore::route_of(OfferId offer, std::size_t slot) {
  redis::Arguments arguments;
  arguments.add("HGET").add(keys::of(keys::offer, offer.text)).add("body");
  auto reply = co_await call(std::move(arguments), {.repeatable = true});
  if (reply.has_error()) co_return reply.error();
  if (reply->is_nil()) co_return fault(FaultCode::not_found);
  auto told = codec_.open_told(offer, reply->text(), slot);
  if (told.has_error()) co_return told.error();
  co_return std::move(told->route);
}

Awaitable<Result<AnswerOutcome>> RedisStore::answer_offer(AnswerOffer command) {
  auto arguments = script("answer_offer", command.once);
  arguments.add(command.offer.text).add(name_of(command.action)).add(command.reason);
  arguments.add(command.arrival_code.empty() ? "" : codec_.seal_code(command.offer, command.arrival_code));
  arguments.add(std::int64_t{travel_allowed_min(command.travel_min)}).add(flag(command.wrong_code));
  co_return co_await change(std::move(arguments), !command.once.key.empty(), answer_outcome_from);
}

Awaitable<Result<AnswerOutcome>> RedisStore::extend_offer(ExtendOffer command) {
  auto arguments = script("extend_offer", command.once);
  arguments.add(command.offer.text).add(std::int64_t{travel_allowed_min(command.travel_min)});
  co_return co_await change(std::move(arguments), !command.once.key.empty(), answer_outcome_from);
}

Awaitable<Result<ChangeOutcome>> RedisStore::change_request(ChangeRequest command) {
  const auto action = command.action;
  if (action != RequestAction::claim && action != RequestAction::release && action != RequestAction::end &&
      action != RequestAction::claim_ran_out) {
    co_return fault(FaultCode::invalid_params, "/action");
  }
  auto arguments = script("change_request", command.once);
  arguments.add(command.request.text).add(name_of(action)).add(command.outcome).add(command.reason);
  arguments.add(codec_.seal(command.request, command.blocked));
  co_return co_await change(std::move(arguments), !command.once.key.empty(), change_outcome_from);
}

Awaitable<Result<CapacityOutcome>> RedisStore::report_capacity(ReportCapacity command) {
  auto arguments = script("report_capacity", command.once);
  arguments.add(command.center.text);
  for (const auto& unit : command.units) {
    arguments.add(unit.unit).add(unit.version);
    add(arguments, unit.occupied);
    add(arguments, unit.staffed);
    add(arguments, unit.out_of_service);
  }
  co_return co_await change(std::move(arguments), !command.once.key.empty(), capacity_outcome_from);
}

Awaitable<Result<CapacityOutcome>> RedisStore::adjust_capacity(AdjustCapacity command) {
  auto arguments = script("adjust_capacity", command.once);
  arguments.add(command.center.text).add(command.unit).add(std::int64_t{command.by});
  co_return co_await change(std::move(arguments), !command.once.key.empty(), capacity_outcome_from);
}

Awaitable<Result<CapacityOutcome>> RedisStore::open_overflow(OpenOverflow command) {
  auto arguments = script("open_overflow", command.once);
  arguments.add(command.center.text).add(command.unit).add(std::int64_t{command.places});
  arguments.add(to_ms(command.until.value_or(Instant{}))).add(milliseconds{longest_overflow}.count());
  co_return co_await change(std::move(arguments), !command.once.key.empty(), capacity_outcome_from);
}

Awaitable<Result<CapacityOutcome>> RedisStore::set_accepting(SetAccepting command) {
  auto arguments = script("set_accepting", command.once);
  arguments.add(command.center.text).add(flag(command.acceptance.accepting)).add(command.acceptance.reason);
  add(arguments, command.acceptance.until);
  co_return co_await change(std::move(arguments), !command.once.key.empty(), capacity_outcome_from);
}

Awaitable<Result<CapacityOutcome>> RedisStore::put_center(PutCenter command) {
  const auto& center = command.center;
  if (!all_ids(center) || repeats(center.units)) co_return fault(FaultCode::invalid_params, "/units");
  auto arguments = script("put_center", command.once);
  arguments.add(center.id.text).add(codec_.seal(center));
  add(arguments, center.confirmed_at);
  arguments.add(flag(center.acceptance.accepting)).add(center.acceptance.reason);
  add(arguments, center.acceptance.until);
  arguments.add(command.handover.told ? "1" : "");
  arguments.add(command.handover.to ? codec_.seal(center.id, *command.handover.to) : "");
  for (const auto& group : center.units) arguments.add(group.unit).add(std::int64_t{group.counters.total});
  co_return co_await change(std::move(arguments), !command.once.key.empty(), capacity_outcome_from);
}

}  // namespace pana::store
