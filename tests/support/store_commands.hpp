#pragma once
#include <string>
#include <vector>

#include "store/commands.hpp"

namespace pana::test {

// Commands as the operations would send them, each with a new key. Short names make tests readable.
Actor operator_called(std::string account);
Actor staff_of(std::string center);
store::Once once_by(Actor actor, std::string verb = "verb");

// A center whose groups are {unit, sleeps, total}; never confirmed, accepting.
struct Group {
  std::string unit;
  std::int32_t sleeps = 1;
  std::int32_t total = 1;
};
Center center_of(std::string id, std::vector<Group> groups);
store::PutCenter put(Center center);

store::RequestBody some_request_body();
store::OfferBody some_offer_body();
inline constexpr TimeLimits some_limits{seconds{600}, seconds{180}, seconds{420}, minutes{90}, seconds{300}};

store::OpenRequest open_as(RequestState state, std::string request, Urgency urgency = Urgency::urgent);
// Opens `request` and holds; `candidates` are "center/unit", travel times 60, 120, … minutes.
store::HoldUnit open_and_hold(std::string request, std::string offer, std::vector<std::string> candidates);
store::HoldUnit hold(std::string request, std::int64_t version, std::string offer,
                     std::vector<std::string> candidates);
store::AnswerOffer answer(std::string offer, RequestAction action, Actor actor);
store::ChangeRequest change(std::string request, RequestAction action, Actor actor);

}  // namespace pana::test
