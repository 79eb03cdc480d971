#include "domain/request.hpp"

#include <algorithm>

#include "domain/named.hpp"

namespace pana {
namespace {

using R = RequestState;
using O = OfferState;
using A = RequestAction;

template <class State>
constexpr std::uint8_t bit(State state) {
  return static_cast<std::uint8_t>(1U << static_cast<unsigned>(state));
}
template <class... States>
constexpr std::uint8_t any(States... states) {
  return static_cast<std::uint8_t>((0U | ... | bit(states)));
}

struct Row {
  RequestAction action;
  std::uint8_t request_from;  // set of RequestState
  RequestState request_to;
  std::uint8_t offer_from;  // set of OfferState; empty: the action touches no offer
  OfferState offer_to;
};

constexpr auto no_offer = std::uint8_t{0};

// The life cycle. To add an action: a line in RequestAction and a row here. Every action has one row.
constexpr std::array<Row, 14> life_cycle{{
    {A::claim, any(R::queued, R::waiting), R::claimed, no_offer, {}},
    {A::release, any(R::claimed), R::queued, no_offer, {}},
    {A::hold, any(R::queued, R::claimed, R::waiting), R::offered, no_offer, {}},
    {A::find_none, any(R::queued, R::claimed, R::waiting), R::waiting, no_offer, {}},
    {A::accept, any(R::offered), R::accepted, any(O::offered), O::accepted},
    {A::decline, any(R::offered), R::waiting, any(O::offered), O::declined},
    {A::answer_ran_out, any(R::offered), R::waiting, any(O::offered), O::expired},
    {A::cut_off, any(R::offered), R::waiting, any(O::offered), O::withdrawn},
    {A::arrive, any(R::accepted), R::placed, any(O::accepted), O::arrived},
    {A::no_show, any(R::accepted), R::claimed, any(O::accepted), O::no_show},
    {A::hold_ran_out, any(R::accepted), R::claimed, any(O::accepted), O::expired},
    {A::claim_ran_out, any(R::claimed), R::queued, no_offer, {}},
    {A::end, any(R::queued, R::claimed, R::offered, R::accepted, R::waiting), R::ended,
     any(O::offered, O::accepted), O::withdrawn},
    {A::refuse, any(R::offered, R::accepted), R::waiting, any(O::offered, O::accepted), O::refused},
}};

const Row* row_of(RequestAction action) {
  const auto* row =
      std::find_if(life_cycle.begin(), life_cycle.end(), [&](const Row& r) { return r.action == action; });
  return row == life_cycle.end() ? nullptr : row;
}

}  // namespace

std::optional<Urgency> urgency_from(std::string_view name) {
  return named<Urgency>(urgency_names, name);
}

std::optional<RequestState> request_state_from(std::string_view name) {
  return named<RequestState>(request_state_names, name);
}

std::optional<RequestState> after(RequestState state, RequestAction action) {
  const auto* row = row_of(action);
  if (row == nullptr || (row->request_from & bit(state)) == 0) return std::nullopt;
  return row->request_to;
}

std::optional<OfferState> after(OfferState state, RequestAction action) {
  const auto* row = row_of(action);
  if (row == nullptr || (row->offer_from & bit(state)) == 0) return std::nullopt;
  return row->offer_to;
}

}  // namespace pana
