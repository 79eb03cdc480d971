#include "bench/simulate/simulation.hpp"

#include <algorithm>
#include <queue>
#include <tuple>

#include "bench/simulate/figures.hpp"
#include "domain/ranking.hpp"

namespace pana::simulate {
namespace {

// At the same minute in this order.
enum class Happening : std::uint8_t { leaves, road_opens, arrives };

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
  // After the warm-up.
  void change_strategy();
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
}

Fates Run::go() {
  while (!due_.empty() && due_.top().at <= scenario_.demand.back().at + patience_min) {
    const auto due = due_.top();
    due_.pop();
    now_ = due.at;
    if (now_ >= scenario_.warm_up && !warm_) change_strategy();
    happen(due);
  }
  return std::move(fates_);
}

void Run::change_strategy() {
  warm_ = true;
  if (strategy_ != Strategy::reserve) return;
  std::vector<Center> centers;
  for (const auto& entry : board_.entries()) centers.push_back(entry.center);
  const Placing placing{Choice::reserve, scenario_.last_unit_min};
  Board board{scenario_.world.country.roads, {always_fresh, placing}};
  board.reset(std::move(centers), board_.cursor());
  board_ = std::move(board);
}

void Run::happen(const Due& due) {
  if (due.what == Happening::leaves) {
    const auto& left = *fates_[due.who];
    count(left.center, left.unit, -1);
    return try_waiting();
  }
  if (due.what == Happening::road_opens) return try_waiting();
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
