#pragma once
#include <string>

#include "lua/told.hpp"
#include "operations/answer_offer.hpp"
#include "operations/change_request.hpp"
#include "operations/place_request.hpp"
#include "operations/refuse_offer.hpp"

// Calls and answers of a history as text: to be compared, and to be read where something went wrong.
namespace pana::test {

// What was answered, the same for a first and a repeated call.
template <class Outcome>
std::string answered(Outcome outcome) {
  outcome.repeated = false;
  return told(outcome);
}
inline std::string answered(const operations::Placement& placement) {
  return answered(placement.outcome);
}
inline std::string answered(const operations::Ended& ended) {
  return answered(ended.outcome);
}
inline std::string answered(const operations::Refusal& refusal) {
  return refusal.outcome.request.text + " " + std::string{name_of(refusal.outcome.state)};
}
inline std::string answered(const store::RoadOutcome& road) {
  return road.closure.id.text;
}
inline std::string answered(const operations::Answer& answer) {
  return answered(answer.outcome);
}

inline std::string words(const protocol::RequestOpen& p) {
  return p.basics.origin.place.text + (p.auto_route ? " auto" : " queue");
}
inline std::string words(const protocol::RequestChange& p) {
  return p.request.text;
}
inline std::string words(const protocol::RequestPlace& p) {
  return p.request.text + (p.center ? " at " + p.center->text : "");
}
inline std::string words(const protocol::RequestEnd& p) {
  return p.request.text + " " + p.outcome;
}
inline std::string words(const protocol::OfferChange& p) {
  return p.offer.text;
}
inline std::string words(const protocol::OfferDecline& p) {
  return p.offer.text;
}
inline std::string words(const protocol::OfferRefuse& p) {
  return p.offer.text + " " + p.reason;
}
inline std::string words(const protocol::RoadClose& p) {
  return p.from.text + "-" + p.to.text;
}
inline std::string words(const protocol::RoadOpen& p) {
  return p.closure.text;
}
inline std::string words(const protocol::OfferArrived& p) {
  return p.offer.text + " " + p.code;
}
inline std::string words(const protocol::CapacityReport& p) {
  std::string text = p.center.text;
  const auto figure = [](const auto& value) { return value ? std::to_string(*value) : "-"; };
  for (const auto& unit : p.units) {
    text += " " + unit.unit + " v" + std::to_string(unit.version) + " " + figure(unit.occupied) + "/" +
            figure(unit.staffed) + "/" + figure(unit.out_of_service);
  }
  return text;
}
inline std::string words(const protocol::CapacityAdjust& p) {
  return p.center.text + " " + p.unit + " " + std::to_string(p.by);
}
inline std::string words(const protocol::CapacityConfirm& p) {
  return p.center.text;
}
inline std::string words(const protocol::CenterAccepting& p) {
  return p.center.text + (p.acceptance.accepting ? " opens" : " closes");
}

}  // namespace pana::test
