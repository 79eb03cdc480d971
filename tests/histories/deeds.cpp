// What people do in a history.
#include <algorithm>
#include <array>

#include "histories/history.hpp"
#include "operations/change_request.hpp"
#include "operations/keep_roads.hpp"
#include "operations/open_request.hpp"
#include "operations/report_capacity.hpp"
#include "operations/serve_waiting.hpp"
#include "support/store_commands.hpp"

namespace pana::test {
namespace {

using namespace operations;

const std::array<Actor, 2> operators{operator_called("anna"), operator_called("berik")};
const Actor officer{{"officer"}, Role::officer, {}, {}};
const Actor gateway{{"gateway"}, Role::gateway, {}, {}};
const Actor coordinator{{"coordinator"}, Role::coordinator, {}, {}};

constexpr const char* wrong_code = "------";
constexpr auto key_lives = std::chrono::hours{24};
constexpr std::size_t most_repeatable = 8;

}  // namespace

template <class T, class Params, class Then>
void History::call(Actor actor, const char* method,
                   Awaitable<Result<T>> (*operation)(Context&, Caller, Params), Params params, Then then) {
  const auto number = std::to_string(++keys_);
  Caller caller{std::move(actor), method, "call-" + number, "same"};
  auto again = [=, this, first = std::string{}]() mutable {
    const auto result = daemon_.run(operation(daemon_.context(), caller, params));
    const auto text = result.has_error() ? "refused: " + told(result.error()) : answered(*result);
    note(caller.actor.account.text, caller.method, trace_ == nullptr ? "" : words(params), text);
    if (!first.empty())
      return books_.demand(text == first, "a repeated call is answered otherwise", caller.method);
    if (result.has_error()) return;
    first = text;
    then(*result);
  };
  again();
  calls_.push_back(std::make_shared<Made>(Made{daemon_.now(), std::move(again)}));
  if (calls_.size() > most_repeatable) calls_.pop_front();
}

void History::deed() {
  struct Kind {
    std::size_t often;
    void (History::*act)();
  };
  static constexpr std::array kinds{Kind{12, &History::open},
                                    Kind{6, &History::claim},
                                    Kind{2, &History::release},
                                    Kind{9, &History::place},
                                    Kind{12, &History::accept},
                                    Kind{6, &History::decline},
                                    Kind{8, &History::arrive},
                                    Kind{2, &History::no_show},
                                    Kind{2, &History::extend},
                                    Kind{3, &History::end},
                                    Kind{3, &History::refuse},
                                    Kind{1, &History::close_a_road},
                                    Kind{1, &History::open_a_road},
                                    Kind{3, &History::report},
                                    Kind{4, &History::adjust},
                                    Kind{5, &History::confirm},
                                    Kind{2, &History::change_acceptance},
                                    Kind{1, &History::change_register},
                                    Kind{4, &History::repeat},
                                    Kind{3, &History::serve},
                                    Kind{1, &History::forget},
                                    Kind{12, &History::pass_time}};
  static constexpr auto sum = [] {
    std::size_t all = 0;
    for (const auto& kind : kinds) all += kind.often;
    return all;
  }();
  if (ledger().requests().empty() && requests_.size() < most_requests_) return open();
  auto left = dice_.roll(sum);
  for (const auto& kind : kinds) {
    if (left < kind.often) return (this->*kind.act)();
    left -= kind.often;
  }
}

Actor History::referrer() {
  if (dice_.one_in(6)) return dice_.one_in(2) ? officer : gateway;
  return dice_.pick(operators);
}

// Who has this account, mostly; now and then somebody else tries.
Actor History::operator_or(const AccountId& account) {
  if (dice_.one_in(8)) return dice_.pick(operators);
  for (const auto& actor : {operators[0], operators[1], officer, gateway}) {
    if (actor.account == account) return actor;
  }
  return dice_.pick(operators);
}

AccountId History::owner_of(const RequestId& request) const {
  const auto found = ledger().requests().find(request);
  return found == ledger().requests().end() ? AccountId{} : found->second.owner;
}

Actor History::staff_for(const OfferId& offer) {
  const auto found = ledger().offers().find(offer);
  if (found == ledger().offers().end() || dice_.one_in(16)) return staff_of(some_center().id.text);
  if (dice_.one_in(6)) return dice_.pick(operators);  // on behalf of a center that was called
  return staff_of(found->second.center.text);
}

Actor History::reporter(const CenterId& center) {
  if (dice_.one_in(4)) return dice_.one_in(2) ? operators[0] : coordinator;
  return staff_of(dice_.one_in(16) ? some_center().id.text : center.text);
}

// A request in one of these states, where there is one and the dice do not want another.
RequestId History::some_request(std::initializer_list<RequestState> states) {
  std::vector<const RequestId*> fitting;
  for (const auto& [id, request] : ledger().requests()) {
    if (std::find(states.begin(), states.end(), request.state) != states.end()) fitting.push_back(&id);
  }
  if (!fitting.empty() && !dice_.one_in(8)) return *dice_.pick(fitting);
  return requests_.empty() ? RequestId{"r_none"} : dice_.pick(requests_);
}

// An offer in this state, where there is one and the dice do not want another.
OfferId History::some_offer(OfferState state) {
  std::vector<const OfferId*> fitting;
  const bool any = dice_.one_in(8);
  for (const auto& [id, offer] : ledger().offers()) {
    if (any || offer.state == state) fitting.push_back(&id);
  }
  return fitting.empty() ? OfferId{"o_none"} : *dice_.pick(fitting);
}

void History::open() {
  if (requests_.size() >= most_requests_) return pass_time();
  call(referrer(), "request.open", open_request, draw_request(dice_, ledger().centers()),
       [this](const Placement& placement) {
         requests_.push_back(placement.outcome.request);
         books_.opened(placement.outcome.request);
       });
}

void History::claim() {
  call(dice_.pick(operators), "request.claim", claim_request,
       {some_request({RequestState::queued, RequestState::waiting}), {}});
}

void History::release() {
  const auto id = some_request({RequestState::claimed});
  call(operator_or(owner_of(id)), "request.release", release_request, {id, {}});
}

void History::place() {
  using S = RequestState;
  protocol::RequestPlace params{some_request({S::queued, S::claimed, S::waiting}), std::nullopt, {}};
  if (dice_.one_in(3)) params.center = some_center().id;
  if (params.center) books_.named(params.request, *params.center);
  const auto who = operator_or(owner_of(params.request));
  call(who.role == Role::gateway ? officer : who, "request.place", place_request, params);
}

void History::end() {
  const auto id = some_request({RequestState::queued, RequestState::offered, RequestState::accepted});
  const auto* const outcome = dice_.pick(std::array{"withdrawn", "unmet_capacity", "duplicate"});
  call(operator_or(owner_of(id)), "request.end", end_request, {id, outcome, "too_far", {}});
}

// The daemon goes on by itself, unless it dies just then.
void History::go_on(const RequestId& request, bool search_next) {
  if (!search_next || dice_.one_in(3)) return;
  const auto done = daemon_.run(search_again(daemon_.context(), request));
  books_.demand(done.has_value(), "the search after a decline fails");
}

void History::accept() {
  const auto offer = some_offer(OfferState::offered);
  call(staff_for(offer), "offer.accept", accept_offer, {offer, {}});
}

void History::decline() {
  const auto offer = some_offer(OfferState::offered);
  call(staff_for(offer), "offer.decline", decline_offer, {offer, "no_staff", {}},
       [this](const Answer& answer) { go_on(answer.outcome.request, answer.search_next); });
}

void History::arrive() {
  const auto offer = some_offer(OfferState::accepted);
  const auto found = ledger().offers().find(offer);
  const bool knows = found != ledger().offers().end() && !dice_.one_in(4);
  call(staff_for(offer), "offer.arrived", confirm_arrival,
       {offer, knows ? found->second.arrival_code : wrong_code, {}},
       [this, offer](const Answer&) { books_.arrived(offer); });
}

void History::no_show() {
  const auto offer = some_offer(OfferState::accepted);
  call(staff_for(offer), "offer.no_show", report_no_show, {offer, {}});
}

void History::extend() {
  const auto offer = some_offer(OfferState::accepted);
  call(dice_.one_in(2) ? dice_.pick(operators) : staff_for(offer), "offer.extend", extend_offer, {offer, {}});
}

// The person says no, to the place or to going at all.
void History::refuse() {
  const auto offer = some_offer(dice_.one_in(2) ? OfferState::offered : OfferState::accepted);
  const auto found = ledger().offers().find(offer);
  const auto owner = found == ledger().offers().end() ? AccountId{} : owner_of(found->second.request);
  const auto* const reason = dice_.pick(std::array{"too_far", "too_near", "conditions", "changed_mind"});
  call(operator_or(owner), "offer.refuse", refuse_offer, {offer, reason, {}},
       [this](const Refusal& refusal) { go_on(refusal.outcome.request, refusal.search_next); });
}

void History::close_a_road() {
  using Section = std::pair<const char*, const char*>;
  const auto [from, to] =
      dice_.pick(std::array{Section{"p_oral", "p_atyrau"}, Section{"p_aktobe", "p_oral"},
                            Section{"p_qulsary", "p_atyrau"}, Section{"p_beyneu", "p_aktau"}});
  call(coordinator, "road.close", close_road,
       {{from}, {to}, {}, daemon_.now() + minutes{1 + dice_.roll(600)}, all_vehicles, {}});
}

void History::open_a_road() {
  const auto closed = ledger().snapshot().closures;
  if (!closed.empty()) call(coordinator, "road.open", open_road, {dice_.pick(closed).id, {}});
}

void History::report() {
  const auto& center = some_center();
  protocol::CapacityReport params{center.id, {}, {}};
  for (const auto& group : center.units) {
    const auto some = [&] { return static_cast<std::int32_t>(dice_.roll(4)); };  // 3 is too many
    params.units.push_back({group.unit, group.counters.version - (dice_.one_in(8) ? 1 : 0), {}, {}, {}});
    auto& unit = params.units.back();
    if (dice_.one_in(2)) unit.occupied = some();
    if (dice_.one_in(2)) unit.staffed = some();
    if (dice_.one_in(4)) unit.out_of_service = some();
  }
  call(reporter(center.id), "capacity.report", report_capacity, params,
       [this, params](const auto&) { books_.reported(params); });
}

void History::adjust() {
  const auto& center = some_center();
  const protocol::CapacityAdjust params{
      center.id, dice_.pick(center.units).unit, dice_.one_in(4) ? 1 : -1, {}};
  call(reporter(center.id), "capacity.adjust", adjust_capacity, params,
       [this, params](const auto&) { books_.adjusted(params); });
}

void History::confirm() {
  const auto id = some_center().id;
  call(reporter(id), "capacity.confirm", confirm_capacity, {id, {}});
}

void History::change_acceptance() {
  const auto id = some_center().id;
  protocol::CenterAccepting params{id, {}, {}};
  if (dice_.one_in(2)) params.acceptance = {false, "repairs", {}};
  if (dice_.one_in(4)) params.acceptance.until = daemon_.now() + minutes{dice_.roll(120)};
  call(reporter(id), "center.accepting", set_accepting, params);
}

// A unit more or less, as the register has it.
void History::change_register() {
  auto center = some_center();
  center.units[dice_.roll(center.units.size())].counters.total = static_cast<std::int32_t>(1 + dice_.roll(3));
  const auto done = daemon_.run(daemon_.context().store.put_center(put(center)));
  if (done) books_.registered(center);
  note("coordinator", "center.put", center.id.text, told(done));
}

void History::answer_or_end(const store::RequestRecord& record) {
  const auto offer = ledger().offers().find(record.offer);
  const auto what = dice_.roll(3);
  if (what == 0) {
    call(operator_or(record.opener), "request.end", end_request,
         {record.request, "referred_elsewhere", {}, {}});
  }
  if (what == 1 && record.state == RequestState::offered) {
    call(staff_of(offer->second.center.text), "offer.accept", accept_offer, {record.offer, {}});
  }
  if (what == 1 && record.state == RequestState::accepted) {
    const auto id = record.offer;
    call(staff_of(offer->second.center.text), "offer.arrived", confirm_arrival,
         {id, offer->second.arrival_code, {}}, [this, id](const auto&) { books_.arrived(id); });
  }
}

void History::repeat() {
  if (calls_.empty()) return;
  const auto made = dice_.pick(calls_);
  if (made->at + key_lives > daemon_.now()) made->again();
}

void History::serve() {
  const auto served = daemon_.run(serve_waiting(daemon_.context()));
  books_.demand(served.has_value(), "serving who waits fails");
  if (dice_.one_in(2)) expire();
}

}  // namespace pana::test
