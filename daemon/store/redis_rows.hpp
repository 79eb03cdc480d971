#pragma once
#include <string_view>

#include "domain/promise.hpp"
#include "store/codec.hpp"
#include "store/commands.hpp"
#include "store/packing.hpp"
#include "store/redis/resp.hpp"
#include "store/roads.hpp"

// What Redis holds, as values: hashes, events and the outcomes of scripts (their formats are told in lua/).
// internal_error where something is not as our scripts write it.
namespace pana::store {

std::string to_words(const TimeLimits& limits);

Result<RequestRecord> request_from(const Codec& codec, const RequestId& id, redis::ReplyView hash);
Result<OfferRecord> offer_from(const Codec& codec, const OfferId& id, redis::ReplyView hash);

// "from to begins until vehicles": a closure but for its id.
std::string to_words(const Closure& closure);
Closure closure_from(ClosureId id, Words words);
// A hash of them, in the order of ids.
std::vector<Closure> closures_from(redis::ReplyView hash);

// One entry of the events stream: its id and its fields.
Result<Event> event_from(const Codec& codec, redis::ReplyView entry);
// The answer of snapshot.lua.
Result<Snapshot> snapshot_from(const Codec& codec, redis::ReplyView reply);

// The answers of scripts, after their first character.
// A hold, still without its route: that is sealed in the offer, under this number.
struct HeldAtSlot : HoldOutcome {
  std::size_t slot = 0;
};
Result<HeldAtSlot> hold_outcome_from(std::string_view words);
Result<AnswerOutcome> answer_outcome_from(std::string_view words);
Result<ChangeOutcome> change_outcome_from(std::string_view words);
Result<RoadOutcome> road_outcome_from(std::string_view words);
Result<CapacityOutcome> capacity_outcome_from(std::string_view words);
// A center's responses, as common.lua writes them.
Result<std::vector<Response>> responses_from(std::string_view text);
// "code at figure value …".
Fault fault_from(std::string_view words);

}  // namespace pana::store
