#include "fault/caseload.hpp"

#include <algorithm>
#include <array>

#include "fault/crowd.hpp"
#include "support/redis_shell.hpp"
#include "support/requests.hpp"

namespace pana::test {
namespace {

constexpr std::array<std::string_view, 3> urgencies{"standard", "urgent", "emergency"};

bool may_be_refused(const std::string& reason) {
  static constexpr std::array<std::string_view, 4> reasons{"conflict", "already_answered", "no_place",
                                                           "stale_version"};
  return std::find(reasons.begin(), reasons.end(), reason) != reasons.end();
}

bool is_over(const json::object& shown) {
  const auto state = text_of(shown, "state");
  return state == "placed" || state == "ended";
}

}  // namespace

Caseload::Caseload(World& world, Outage& outage, std::size_t number, std::uint64_t seed)
    : world_(world),
      op_(world, outage, "op_crowd" + std::to_string(number), number % 2),
      random_(seed + number) {
  for (std::size_t i = 0; i < crowded_centers; ++i) {
    const auto center = crowded_center(i);
    staff_.emplace(center,
                   std::make_unique<PersistentClient>(world, outage, staff_of(center), (number + i) % 2));
  }
}

bool Caseload::done(PersistentClient& by, std::string_view method, json::object params) {
  if (!params.contains("key")) params["key"] = new_key();
  try {
    by.call(method, params);
    return true;
  } catch (const Refused& refused) {
    if (!may_be_refused(refused.reason)) throw;
    return false;
  }
}

json::object Caseload::show(const std::string& request) {
  return op_.call("request.show", {{"request", request}});
}

void Caseload::open() {
  auto params = asking("p_oral", woman_alone(), nowhere_but({}), urgencies.at(random_() % urgencies.size()));
  params["route"] = chance(75) ? "auto" : "queue";
  params["key"] = new_key();
  requests_.push_back(text_of(op_.call("request.open", params), "request"));
  open_.push_back(requests_.back());
}

void Caseload::step() {
  if (chance(25)) depart();
  if (open_.empty()) return;
  const auto which = random_() % open_.size();
  const auto request = open_.at(which);
  const auto shown = show(request);
  if (is_over(shown)) {
    open_.erase(open_.begin() + static_cast<std::ptrdiff_t>(which));
  } else {
    act(request, shown);
  }
}

void Caseload::act(const std::string& request, const json::object& shown) {
  const auto state = text_of(shown, "state");
  const json::object the_request{{"request", request}};
  if (state == "offered" || state == "accepted") {
    const auto& last = shown.at("offers").as_array().back().as_object();
    const auto offer = text_of(last, "offer");
    const auto center = text_of(last, "center");
    return state == "offered" ? act_on_offer(request, offer, center)
                              : act_on_accepted(request, offer, center);
  }
  if (chance(15)) return end(request);
  if (state == "claimed") {
    done(op_, chance(70) ? "request.place" : "request.release", the_request);
  } else if (chance(60)) {
    done(op_, chance(50) ? "request.claim" : "request.place", the_request);
  }
}

void Caseload::act_on_offer(const std::string& request, const std::string& offer, const std::string& center) {
  auto& staff = *staff_.at(center);
  if (chance(45)) {
    done(staff, "offer.accept", {{"offer", offer}});
  } else if (chance(35)) {
    done(staff, "offer.decline", {{"offer", offer}, {"reason", "no_staff"}});
  } else if (chance(15)) {
    end(request);
  } else if (chance(70)) {
    let_run_out(offer);
  }
}

void Caseload::act_on_accepted(const std::string& request, const std::string& offer,
                               const std::string& center) {
  auto& staff = *staff_.at(center);
  if (chance(50)) {
    arrive(request, offer, center);
  } else if (chance(25)) {
    done(staff, "offer.no_show", {{"offer", offer}});
  } else if (chance(25)) {
    done(chance(50) ? op_ : staff, "offer.extend", {{"offer", offer}});
  } else if (chance(30)) {
    end(request);
  } else {
    let_run_out(offer);
  }
}

void Caseload::arrive(const std::string& request, const std::string& offer, const std::string& center) {
  json::object handover;
  try {
    handover = op_.call("handover.show", {{"request", request}});
  } catch (const Refused& refused) {
    if (!may_be_refused(refused.reason)) throw;
    return;
  }
  const json::object arrival{{"offer", offer}, {"code", handover.at("arrival_code")}};
  if (!done(*staff_.at(center), "offer.arrived", arrival)) return;
  ++occupied_[center];
  ++arrivals_;
}

void Caseload::depart() {
  for (auto& [center, people] : occupied_) {
    if (people == 0) continue;
    staff_.at(center)->call("capacity.adjust",
                            {{"center", center}, {"unit", "single"}, {"by", -1}, {"key", new_key()}});
    --people;
    return;
  }
}

// Some hours pass without an answer; where Redis is away they pass another time.
void Caseload::let_run_out(const std::string& offer) {
  try {
    RedisShell(world_.redis().socket()).let_run_out({offer});
    ++ran_out_;
  } catch (const std::runtime_error&) {
  }
}

void Caseload::end(const std::string& request) {
  done(op_, "request.end", withdrawal_of(request));
}

void Caseload::finish() {
  while (!open_.empty()) {
    const auto request = open_.back();
    const auto shown = show(request);
    if (is_over(shown)) {
      open_.pop_back();
      continue;
    }
    const auto state = text_of(shown, "state");
    const bool held = state == "offered" || state == "accepted";
    if (held && chance(60)) {
      let_run_out(text_of(shown.at("offers").as_array().back().as_object(), "offer"));
    } else {
      end(request);
    }
  }
}

std::size_t Caseload::repeats() const {
  auto sum = op_.repeats();
  for (const auto& [center, client] : staff_) sum += client->repeats();
  return sum;
}

}  // namespace pana::test
