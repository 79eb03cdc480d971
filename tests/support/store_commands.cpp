#include "support/store_commands.hpp"

#include <utility>

namespace pana::test {

Actor operator_called(std::string account) {
  return {{std::move(account)}, Role::hotline_operator, {}, {}};
}

Actor staff_of(std::string center) {
  return {{"staff_" + center}, Role::center, {center}, {}};
}

store::Once once_by(Actor actor, std::string verb) {
  static int calls = 0;
  const auto number = std::to_string(++calls);
  return {std::move(actor), std::move(verb), "key-" + number, "fingerprint-" + number};
}

Center center_of(std::string id, std::vector<Group> groups) {
  Center center;
  center.id = {std::move(id)};
  center.code = "27-01";
  center.name = {"Орал", "Уральск", "Oral"};
  center.region = "27";
  center.place = {"p_oral"};
  center.languages = {"kk", "ru"};
  for (auto& group : groups) {
    UnitGroup made;
    made.unit = std::move(group.unit);
    made.sleeps = group.sleeps;
    made.counters.total = group.total;
    center.units.push_back(std::move(made));
  }
  return center;
}

store::PutCenter put(Center center) {
  return {once_by({{"admin"}, Role::administrator, {}, {}}, "center.put"), std::move(center)};
}

store::RequestBody some_request_body() {
  store::RequestBody body;
  body.origin = {"p_atyrau"};
  body.origin_region = "23";
  body.household.women = 1;
  body.household.girls[2] = 2;
  body.needs.add(Need::legal_aid);
  body.languages = {"uz"};
  body.exclude.regions = {"75"};
  body.exclude.around = {{{"p_almaty"}, 150}};
  body.transport = "police";
  body.channel = "hotline_111";
  return body;
}

store::OfferBody some_offer_body() {
  const auto body = some_request_body();
  return {body.household, body.needs, body.languages, Urgency::urgent, body.origin_region, body.transport};
}

store::OpenRequest open_as(RequestState state, std::string request, Urgency urgency) {
  store::OpenRequest command;
  command.once = once_by(operator_called("op_a"), "request.open");
  command.request = {std::move(request)};
  command.state = state;
  command.urgency = urgency;
  command.limits = some_limits;
  command.body = some_request_body();
  return command;
}

store::HoldUnit hold(std::string request, std::int64_t version, std::string offer,
                     std::vector<std::string> candidates) {
  store::HoldUnit command;
  command.once = once_by(operator_called("op_a"), "request.place");
  command.request = {std::move(request)};
  command.expected_version = version;
  command.offer = {std::move(offer)};
  command.body = some_offer_body();
  std::int32_t travel = 0;
  for (const auto& candidate : candidates) {
    travel += 60;
    const auto slash = candidate.find('/');
    command.candidates.push_back({{candidate.substr(0, slash)},
                                  candidate.substr(slash + 1),
                                  travel,
                                  std::to_string(travel) + "|80|0|0"});
  }
  return command;
}

store::HoldUnit open_and_hold(std::string request, std::string offer, std::vector<std::string> candidates) {
  auto command = hold(request, 0, std::move(offer), std::move(candidates));
  command.open = open_as(RequestState::queued, std::move(request));
  return command;
}

store::AnswerOffer answer(std::string offer, RequestAction action, Actor actor) {
  store::AnswerOffer command;
  command.once = once_by(std::move(actor), "offer.answer");
  command.offer = {std::move(offer)};
  command.action = action;
  if (action == RequestAction::decline) command.reason = "no_staff";
  if (action == RequestAction::refuse) command.reason = "too_far";
  if (action == RequestAction::accept) command.arrival_code = "204961", command.travel_min = 60;
  return command;
}

store::ChangeRequest change(std::string request, RequestAction action, Actor actor) {
  store::ChangeRequest command;
  command.once = once_by(std::move(actor), "request.change");
  command.request = {std::move(request)};
  command.action = action;
  if (action == RequestAction::end) command.outcome = "withdrawn", command.reason = "too_far";
  return command;
}

}  // namespace pana::test
