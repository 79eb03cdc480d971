#include "domain/ranking.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <tuple>

#include "domain/named.hpp"
#include "domain/scarcity.hpp"

namespace pana {
namespace {

constexpr std::array<std::string_view, cost_item_count> cost_item_names{"travel", "ageing", "screening",
                                                                        "scarce"};

// The localities of `around` as positions, looked up once per search.
struct Circle {
  Position center;
  std::int32_t km;
};

std::vector<Circle> circles_of(const Board& board, const Exclusion& exclusion) {
  std::vector<Circle> circles;
  for (const auto& around : exclusion.around) {
    const auto place = board.gazetteer().find(around.place);
    if (place != Gazetteer::none) circles.push_back({board.gazetteer().at(place).position, around.km});
  }
  return circles;
}

template <class Value>
bool contains(const std::vector<Value>& values, const Value& value) {
  return std::find(values.begin(), values.end(), value) != values.end();
}

bool takes_in_at(const Center& center, LocalTime at) {
  return center.licence.covers(at.day) && center.intake.open_at(at.minute);
}

// All that is needed to judge centers for one search.
class Judge {
 public:
  Judge(const Board& board, const Search& search, Instant now)
      : board_(board),
        search_(search),
        now_(now),
        circles_(circles_of(board, search.exclusion)),
        reserve_(board, search.asking, search.urgency, now) {}

  // May centers of this locality come into question at all?
  bool place_permitted(const Board::Stop& stop) const;
  // Fills `candidate` but for the leg's owner; false where the center is out. Allocates nothing, but for an
  // area whose scarce units are counted.
  bool admit(const Board::Stop& stop, Board::Slot slot, Candidate& candidate);
  // All rules that the center fails.
  std::vector<Reason> reasons(const Board::Stop& stop, Board::Slot slot) const;
  bool before(const Candidate& a, const Candidate& b) const;

 private:
  bool excluded(const Center& center) const;
  bool refused(const Leg& leg) const;
  void distance_reasons(const Leg& leg, std::vector<Reason>& reasons) const;
  void exclusion_reasons(const Board::Entry& entry, std::vector<Reason>& reasons) const;
  void arrival_reasons(const Center& center, const Leg& leg, std::vector<Reason>& reasons) const;
  void state_reasons(const Center& center, std::vector<Reason>& reasons) const;
  LocalTime arrival(const Leg& leg) const {
    return local_time(now_ + minutes{leg.minutes}, board_.policy().utc_offset);
  }

  const Board& board_;
  const Search& search_;
  Instant now_;
  std::vector<Circle> circles_;
  Reserve reserve_;
};

bool Judge::place_permitted(const Board::Stop& stop) const {
  if (stop.centers->empty()) return false;
  const auto place = board_.at(stop.centers->front()).place;
  if (search_.exclusion.home_place && place == search_.origin) return false;
  const auto& here = board_.gazetteer().at(place);
  if (contains(search_.exclusion.places, here.id)) return false;
  return std::none_of(circles_.begin(), circles_.end(), [&](const Circle& circle) {
    return great_circle_km(circle.center, here.position) <= circle.km;
  });
}

bool Judge::excluded(const Center& center) const {
  return contains(search_.exclusion.regions, center.region) ||
         contains(search_.exclusion.centers, center.id) || contains(search_.asked, center.id);
}

// Too far and too near for the person, who has refused a nearer or a farther center as such.
void Judge::distance_reasons(const Leg& leg, std::vector<Reason>& reasons) const {
  if (!leg.reachable) return;
  const auto& [too_far, too_near] = search_.refused;
  if (too_far && leg.minutes >= *too_far)
    reasons.push_back({Rule::too_far, *too_far, std::to_string(leg.minutes)});
  if (too_near && leg.minutes <= *too_near)
    reasons.push_back({Rule::too_near, *too_near, std::to_string(leg.minutes)});
}

bool Judge::refused(const Leg& leg) const {
  const auto& [too_far, too_near] = search_.refused;
  return (too_far && leg.minutes >= *too_far) || (too_near && leg.minutes <= *too_near);
}

bool Judge::admit(const Board::Stop& stop, Board::Slot slot, Candidate& candidate) {
  if (refused(stop.leg)) return false;
  const auto& center = board_.at(slot).center;
  if (!center.acceptance.open_at(now_) || !takes_in_at(center, arrival(stop.leg))) return false;
  const auto freshness = freshness_of(center.confirmed_at, now_, center.limits(board_.limits()));
  if (freshness == Freshness::stale) return false;
  if (smallest_fit(center, search_.asking) == nullptr || excluded(center) ||
      !eligible(center, search_.asking))
    return false;
  const auto* unit = reserve_.cheapest_fit(center);
  const auto index = static_cast<std::uint32_t>(unit - center.units.data());
  candidate = {slot,
               index,
               stop.leg,
               freshness,
               {stop.leg.minutes, freshness == Freshness::ageing ? ageing_cost_min : 0,
                center.eligibility.screening ? screening_cost_min : 0, reserve_.price_min(center, *unit)}};
  return true;
}

bool Judge::before(const Candidate& a, const Candidate& b) const {
  if (a.cost_min() != b.cost_min()) return a.cost_min() < b.cost_min();
  return board_.at(a.slot).center.id < board_.at(b.slot).center.id;
}

void Judge::exclusion_reasons(const Board::Entry& entry, std::vector<Reason>& reasons) const {
  const auto& exclusion = search_.exclusion;
  const auto& center = entry.center;
  if (contains(exclusion.regions, center.region))
    reasons.push_back({Rule::excluded_region, -1, center.region});
  if (contains(exclusion.places, center.place))
    reasons.push_back({Rule::excluded_place, -1, center.place.text});
  if (entry.place != Gazetteer::none) {
    const auto position = board_.gazetteer().at(entry.place).position;
    for (const auto& circle : circles_) {
      const double km = great_circle_km(circle.center, position);
      if (km <= circle.km)
        reasons.push_back({Rule::excluded_around, circle.km, std::to_string(std::lround(km))});
    }
    if (exclusion.home_place && entry.place == search_.origin) reasons.push_back({Rule::home_place});
  }
  if (contains(exclusion.centers, center.id)) reasons.push_back({Rule::excluded_center});
  if (contains(search_.asked, center.id)) reasons.push_back({Rule::already_asked});
}

void Judge::arrival_reasons(const Center& center, const Leg& leg, std::vector<Reason>& reasons) const {
  const auto at = arrival(leg);
  if (!center.licence.covers(at.day)) reasons.push_back({Rule::no_licence, -1, to_date(at.day)});
  if (!center.intake.open_at(at.minute)) reasons.push_back({Rule::intake_closed, -1, to_clock(at.minute)});
}

void Judge::state_reasons(const Center& center, std::vector<Reason>& reasons) const {
  if (!center.acceptance.open_at(now_))
    reasons.push_back({Rule::not_accepting, -1, center.acceptance.reason});
  const auto& limits = center.limits(board_.limits());
  if (freshness_of(center.confirmed_at, now_, limits) == Freshness::stale) {
    std::string age;
    if (center.confirmed_at) {
      age = std::to_string(std::chrono::duration_cast<minutes>(now_ - *center.confirmed_at).count());
    }
    reasons.push_back({Rule::stale, static_cast<std::int32_t>(limits.stale_after.count()), std::move(age)});
  }
  const auto* fitting = smallest_fit(center, search_.asking, true);
  if (fitting != nullptr && smallest_fit(center, search_.asking) == nullptr) {
    reasons.push_back({Rule::no_free_unit, -1, {}, fitting->unit});
  }
}

std::vector<Reason> Judge::reasons(const Board::Stop& stop, Board::Slot slot) const {
  const auto& entry = board_.at(slot);
  auto reasons = not_eligible(entry.center, search_.asking);
  exclusion_reasons(entry, reasons);
  if (stop.closed) {
    reasons.push_back({Rule::road_closed, -1, board_.roads().name_of(*stop.closed)});
  } else if (!stop.leg.reachable) {
    reasons.push_back({Rule::unreachable});
  }
  distance_reasons(stop.leg, reasons);
  arrival_reasons(entry.center, stop.leg, reasons);
  state_reasons(entry.center, reasons);
  return reasons;
}

// Sorts by center id those that are equally far; the walk along the stops has put the nearest first.
void sort_by_id(const Board& board, std::vector<Excluded>& excluded) {
  const auto as_far = [](const Leg& a, const Leg& b) {
    return a.reachable == b.reachable && a.minutes == b.minutes;
  };
  const auto id = [&](const Excluded& e) -> const CenterId& { return board.at(e.slot).center.id; };
  for (auto first = excluded.begin(); first != excluded.end();) {
    const auto last =
        std::find_if(first, excluded.end(), [&](const Excluded& e) { return !as_far(e.leg, first->leg); });
    std::sort(first, last, [&](const Excluded& a, const Excluded& b) { return id(a) < id(b); });
    first = last;
  }
}

// Does the rule stop holding by itself: a unit is freed, somebody calls, the doors or the road open?
bool passes(Rule rule) {
  return rule == Rule::no_free_unit || rule == Rule::stale || rule == Rule::not_accepting ||
         rule == Rule::intake_closed || rule == Rule::road_closed;
}

}  // namespace

std::string_view name_of(CostItem item) {
  return cost_item_names[static_cast<std::size_t>(item)];
}

std::optional<CostItem> cost_item_from(std::string_view name) {
  return named<CostItem>(cost_item_names, name);
}

void nearest(const Board& board, const Search& search, Instant now, std::size_t limit,
             std::vector<Candidate>& out) {
  out.clear();
  if (limit == 0) return;
  Judge judge{board, search, now};
  const auto before = [&](const Candidate& a, const Candidate& b) { return judge.before(a, b); };
  Candidate candidate;
  auto stops = board.walk_from(search.origin, board.journey(search.transport, now), now);
  while (const auto* next = stops.next()) {
    const auto& stop = *next;
    // Whoever lives farther costs more than the worst that is kept; at the same cost the id may still decide.
    if (out.size() == limit && stop.leg.minutes > out.back().cost_min()) break;
    if (!judge.place_permitted(stop)) continue;
    for (const auto slot : *stop.centers) {
      if (!judge.admit(stop, slot, candidate)) continue;
      if (out.size() == limit) {
        if (!judge.before(candidate, out.back())) continue;
        out.pop_back();
      }
      out.insert(std::upper_bound(out.begin(), out.end(), candidate, before), candidate);
    }
  }
}

Ranking rank(const Board& board, const Search& search, Instant now) {
  Ranking ranking;
  Judge judge{board, search, now};
  const auto journey = board.journey(search.transport, now);
  for (const auto& stop : board.stops_from(search.origin, journey, now)) {
    for (const auto slot : *stop.centers) {
      auto reasons = judge.reasons(stop, slot);
      Candidate candidate;
      if (reasons.empty() && judge.admit(stop, slot, candidate)) {
        ranking.candidates.push_back(candidate);
      } else {
        auto change = change_to_admit(board.at(slot).center, search.asking, reasons);
        ranking.excluded.push_back({slot, stop.leg, std::move(reasons), std::move(change)});
      }
    }
  }
  std::sort(ranking.candidates.begin(), ranking.candidates.end(),
            [&](const Candidate& a, const Candidate& b) { return judge.before(a, b); });
  sort_by_id(board, ranking.excluded);
  return ranking;
}

std::vector<std::pair<Rule, std::int32_t>> blocked_by(const Ranking& ranking) {
  std::array<std::int32_t, rule_count> counts{};
  for (const auto& excluded : ranking.excluded) {
    std::array<bool, rule_count> failed{};
    for (const auto& reason : excluded.reasons) failed[static_cast<std::size_t>(reason.rule)] = true;
    for (std::size_t rule = 0; rule < rule_count; ++rule) counts[rule] += failed[rule] ? 1 : 0;
  }
  std::vector<std::pair<Rule, std::int32_t>> blocked;
  for (std::size_t rule = 0; rule < rule_count; ++rule) {
    if (counts[rule] > 0) blocked.emplace_back(static_cast<Rule>(rule), counts[rule]);
  }
  std::sort(blocked.begin(), blocked.end(), [](const auto& a, const auto& b) {
    return std::tuple{-a.second, a.first} < std::tuple{-b.second, b.first};
  });
  return blocked;
}

bool could_ever_fit(const Ranking& ranking) {
  if (!ranking.candidates.empty()) return true;
  return std::any_of(ranking.excluded.begin(), ranking.excluded.end(), [](const Excluded& excluded) {
    return std::all_of(excluded.reasons.begin(), excluded.reasons.end(),
                       [](const Reason& reason) { return passes(reason.rule); });
  });
}

}  // namespace pana
