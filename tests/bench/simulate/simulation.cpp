#include "bench/simulate/simulation.hpp"

#include <algorithm>
#include <memory>
#include <queue>
#include <set>
#include <tuple>

#include "bench/simulate/figures.hpp"
#include "domain/ranking.hpp"

namespace pana::simulate {
namespace {

// At the same minute in this order.
enum class Happening : std::uint8_t { leaves, roads_change, arrives };

struct Due {
  Minute at = 0;
  Happening what = Happening::arrives;
  std::size_t who = 0;

  friend bool operator>(const Due& a, const Due& b) {
    return std::tie(a.at, a.what, a.who) > std::tie(b.at, b.what, b.who);
  }
};

class Run {
 public:
  Run(const Scenario& scenario, Strategy strategy);
  Fates go();

 private:
  std::shared_ptr<const RoadTable> roads_now() const;
  // Goes on with the centers as they are, but the roads that are open now, and the strategy once warm.
  void renew_board();
  void happen(const Due& due);
  // Looks for a place; true where one is taken.
  bool place(std::size_t who);
  void try_waiting();
  std::optional<Candidate> choose(const Arrival& arrival);
  std::optional<Candidate> straight_line(const Search& search) const;
  void count(std::size_t center, std::size_t unit, std::int32_t change);
  Instant now() const { return Instant{minutes{now_}}; }

  const Scenario& scenario_;
  Strategy strategy_;
  Board board_;
  Minute now_ = 0;
  bool warm_ = false;
  std::priority_queue<Due, std::vector<Due>, std::greater<>> due_;
  std::vector<std::size_t> waiting_;  // arrivals, most urgent first, then oldest
  std::vector<Candidate> candidates_;
  Fates fates_;
};

// Freshness is not simulated: everybody confirms all the time.
constexpr FreshnessLimits always_fresh{minutes{INT32_MAX}, minutes{INT32_MAX}};

Run::Run(const Scenario& scenario, Strategy strategy)
    : scenario_(scenario),
      strategy_(strategy),
      board_(scenario.world.country.roads, {always_fresh, {Choice::nearest}}),
      fates_(scenario.demand.size()) {
  auto centers = scenario.world.centers;
  for (auto& center : centers) center.confirmed_at = now();
  board_.reset(std::move(centers), Cursor{1, 0});
  for (std::size_t who = 0; who < scenario.demand.size(); ++who)
    due_.push({scenario.demand[who].at, Happening::arrives, who});
  std::set<Instant> changes;
  for (const auto& closure : scenario.closures) changes.insert({closure.begins, closure.until});
  for (const auto at : changes) {
    const auto minute = std::chrono::duration_cast<minutes>(at.time_since_epoch()).count();
    due_.push({minute, Happening::roads_change, 0});
  }
}

Fates Run::go() {
  while (!due_.empty() && due_.top().at <= scenario_.demand.back().at + patience_min) {
    const auto due = due_.top();
    due_.pop();
    now_ = due.at;
    if (now_ >= scenario_.warm_up && !warm_) {
      warm_ = true;
      renew_board();
    }
    happen(due);
  }
  return std::move(fates_);
}

std::shared_ptr<const RoadTable> Run::roads_now() const {
  const auto stopped = [&](const Road& road) {
    return std::any_of(scenario_.closures.begin(), scenario_.closures.end(), [&](const Closure& closure) {
      const bool same = (closure.from == road.from && closure.to == road.to) ||
                        (closure.from == road.to && closure.to == road.from);
      return same && closure.stops(Vehicle::car, now());
    });
  };
  if (std::none_of(scenario_.world.roads.begin(), scenario_.world.roads.end(), stopped))
    return scenario_.world.country.roads;
  // A closed section stays on the table, too long for anybody: a locality without any would count as one off
  // the table, which is joined to its neighbours by a straight line.
  constexpr double closed_km = 100'000;
  auto roads = scenario_.world.roads;
  for (auto& road : roads) road.km = stopped(road) ? closed_km : road.km;
  return std::make_shared<const RoadTable>(scenario_.world.country.gazetteer, roads,
                                           scenario_.world.speed_kmh);
}

void Run::renew_board() {
  std::vector<Center> centers;
  for (const auto& entry : board_.entries()) centers.push_back(entry.center);
  const auto choice = warm_ && strategy_ == Strategy::reserve ? Choice::reserve : Choice::nearest;
  Board board{roads_now(), {always_fresh, {choice, scenario_.last_unit_min}}};
  board.reset(std::move(centers), board_.cursor());
  board_ = std::move(board);
}

void Run::happen(const Due& due) {
  if (due.what == Happening::leaves) {
    const auto& left = *fates_[due.who];
    count(left.center, left.unit, -1);
    return try_waiting();
  }
  if (due.what == Happening::roads_change) {
    renew_board();
    return try_waiting();
  }
  if (place(due.who)) return;
  const auto before = [&](std::size_t a, std::size_t b) {
    return scenario_.demand[a].urgency > scenario_.demand[b].urgency;
  };
  waiting_.insert(std::upper_bound(waiting_.begin(), waiting_.end(), due.who, before), due.who);
}

void Run::try_waiting() {
  std::erase_if(waiting_, [&](std::size_t who) {
    return scenario_.demand[who].at + patience_min < now_ || place(who);
  });
}

bool Run::place(std::size_t who) {
  const auto& arrival = scenario_.demand[who];
  const auto chosen = choose(arrival);
  if (!chosen) return false;
  fates_[who] = Placed{now_, chosen->slot, chosen->unit, chosen->leg.minutes};
  count(chosen->slot, chosen->unit, 1);
  due_.push({now_ + arrival.stay, Happening::leaves, who});
  return true;
}

std::optional<Candidate> Run::choose(const Arrival& arrival) {
  const auto search = search_of(arrival);
  if (warm_ && strategy_ == Strategy::straight_line) return straight_line(search);
  nearest(board_, search, now(), board_.entries().size(), candidates_);
  const auto best = std::find_if(candidates_.begin(), candidates_.end(), [](const Candidate& candidate) {
    return candidate.leg.minutes <= farthest_min;
  });
  return best == candidates_.end() ? std::nullopt : std::optional{*best};
}

std::optional<Candidate> Run::straight_line(const Search& search) const {
  const auto origin = board_.gazetteer().at(search.origin).position;
  std::optional<Candidate> best;
  double best_km = 0;
  for (const auto& stop : board_.stops_from(search.origin)) {
    if (!stop.leg.reachable || stop.leg.minutes > farthest_min) break;
    for (const auto slot : *stop.centers) {
      const auto& entry = board_.at(slot);
      const double km = great_circle_km(origin, board_.gazetteer().at(entry.place).position);
      const auto* unit = smallest_fit(entry.center, search.asking);
      if (unit == nullptr || (best && km >= best_km) || !eligible(entry.center, search.asking)) continue;
      best_km = km;
      best = Candidate{slot, static_cast<std::uint32_t>(unit - entry.center.units.data()), stop.leg};
    }
  }
  return best;
}

void Run::count(std::size_t center, std::size_t unit, std::int32_t change) {
  const auto& known = board_.at(static_cast<Board::Slot>(center)).center;
  auto counters = known.units[unit].counters;
  counters.occupied += change;
  ++counters.version;
  Event event;
  event.cursor = {board_.cursor().ms + 1, 0};
  event.at = now();
  event.units.push_back({known.id, known.units[unit].unit, counters});
  board_.apply(event);
}

}  // namespace

Fates fates_of(const Scenario& scenario, Strategy strategy) {
  return Run{scenario, strategy}.go();
}

Search search_of(const Arrival& arrival) {
  Search search;
  search.origin = arrival.origin;
  search.asking = arrival.asking;
  search.urgency = arrival.urgency;
  return search;
}

}  // namespace pana::simulate
