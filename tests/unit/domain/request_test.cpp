#include "domain/request.hpp"

#include <map>
#include <string>

#include "support/catch.hpp"

using namespace pana;

namespace {

constexpr std::array<std::string_view, 14> action_names{
    "claim",   "release", "hold",    "find_none",    "accept",        "decline", "answer_ran_out",
    "cut_off", "arrive",  "no_show", "hold_ran_out", "claim_ran_out", "end",     "refuse"};

// What is permitted, written down state by state; everything else is not.
const std::map<std::pair<std::string, std::string>, std::string> requests{
    {{"queued", "claim"}, "claimed"},
    {{"queued", "hold"}, "offered"},
    {{"queued", "find_none"}, "waiting"},
    {{"queued", "end"}, "ended"},
    {{"claimed", "release"}, "queued"},
    {{"claimed", "claim_ran_out"}, "queued"},
    {{"claimed", "hold"}, "offered"},
    {{"claimed", "find_none"}, "waiting"},
    {{"claimed", "end"}, "ended"},
    {{"offered", "accept"}, "accepted"},
    {{"offered", "decline"}, "waiting"},
    {{"offered", "answer_ran_out"}, "waiting"},
    {{"offered", "cut_off"}, "waiting"},
    {{"offered", "end"}, "ended"},
    {{"accepted", "arrive"}, "placed"},
    {{"accepted", "no_show"}, "claimed"},
    {{"accepted", "hold_ran_out"}, "claimed"},
    {{"accepted", "end"}, "ended"},
    {{"waiting", "claim"}, "claimed"},
    {{"waiting", "hold"}, "offered"},
    {{"waiting", "find_none"}, "waiting"},
    {{"waiting", "end"}, "ended"},
    {{"offered", "refuse"}, "waiting"},
    {{"accepted", "refuse"}, "waiting"},
};
const std::map<std::pair<std::string, std::string>, std::string> offers{
    {{"offered", "accept"}, "accepted"},        {{"offered", "decline"}, "declined"},
    {{"offered", "answer_ran_out"}, "expired"}, {{"offered", "cut_off"}, "withdrawn"},
    {{"offered", "end"}, "withdrawn"},          {{"accepted", "arrive"}, "arrived"},
    {{"accepted", "no_show"}, "no_show"},       {{"accepted", "hold_ran_out"}, "expired"},
    {{"accepted", "end"}, "withdrawn"},         {{"offered", "refuse"}, "refused"},
    {{"accepted", "refuse"}, "refused"},
};

template <class State>
void compare(State state, const std::map<std::pair<std::string, std::string>, std::string>& oracle) {
  for (std::size_t action = 0; action < action_names.size(); ++action) {
    CAPTURE(name_of(state), action_names[action]);
    const auto next = after(state, static_cast<RequestAction>(action));
    const auto expected = oracle.find({std::string{name_of(state)}, std::string{action_names[action]}});
    CHECK((next ? name_of(*next) : "") == (expected == oracle.end() ? "" : expected->second));
  }
}

}  // namespace

TEST_CASE("Each action leads from each state of a request where the rules say, and nowhere else") {
  for (std::size_t i = 0; i < request_state_names.size(); ++i)
    compare(static_cast<RequestState>(i), requests);
}

TEST_CASE("Each action leads from each state of an offer where the rules say, and nowhere else") {
  for (std::size_t i = 0; i < offer_state_names.size(); ++i) compare(static_cast<OfferState>(i), offers);
}

TEST_CASE("Nothing leads out of a request that is placed or ended, and every open one can end") {
  for (std::size_t i = 0; i < request_state_names.size(); ++i) {
    const auto state = static_cast<RequestState>(i);
    CAPTURE(name_of(state));
    CHECK(after(state, RequestAction::end).has_value() == is_open(state));
    for (std::size_t action = 0; action < action_names.size(); ++action) {
      if (!is_open(state)) CHECK_FALSE(after(state, static_cast<RequestAction>(action)).has_value());
    }
  }
}

TEST_CASE("Names of states and urgencies read back") {
  for (std::size_t i = 0; i < request_state_names.size(); ++i) {
    CHECK(request_state_from(request_state_names[i]) == static_cast<RequestState>(i));
  }
  for (std::size_t i = 0; i < urgency_names.size(); ++i)
    CHECK(urgency_from(urgency_names[i]) == static_cast<Urgency>(i));
  CHECK_FALSE(request_state_from("open").has_value());
  CHECK_FALSE(urgency_from("high").has_value());
}

TEST_CASE("A reminder comes before the alarm, the alarm before the answer is due, and urgency shortens all") {
  for (std::size_t i = 0; i < default_time_limits.size(); ++i) {
    const auto& limits = default_time_limits[i];
    CHECK(limits.reminder < limits.alarm);
    CHECK(limits.alarm < limits.answer);
    CHECK(limits.claim == seconds{600});
    CHECK(limits.arrival_margin == minutes{90});
    if (i > 0) CHECK(limits.answer < default_time_limits[i - 1].answer);
  }
}
