#include "domain/relocation.hpp"

#include <algorithm>
#include <tuple>

#include "domain/assignment.hpp"

namespace pana {
namespace {

// One number for what counts more and what counts less. With at most 64 households all that counts less
// never adds up to one step of what counts more.
constexpr std::int64_t minute = std::int64_t{1} << 12;
constexpr std::int32_t most_minutes = 1 << 17;
constexpr std::int64_t urgency_step = std::int64_t{1} << 36;
constexpr std::int64_t left_over = std::int64_t{1} << 44;
constexpr std::int64_t impossible = std::int64_t{1} << 51;

// Beds that stay empty, and a step-free unit that others may need: below 64.
std::int64_t waste(const UnitGroup& group, const Asking& asking) {
  const auto empty = std::clamp(group.sleeps - asking.household.people(), 0, 31);
  return empty * 2 + (group.step_free && !needs_step_free(asking) ? 1 : 0);
}

// A unit group that a household could take, at which cost.
struct Option {
  Candidate to;
  std::int64_t cost;
};

class Planner {
 public:
  Planner(const Board& board, const std::vector<Leaving>& leaving, Instant now);
  Relocation plan() const;

 private:
  // A unit group that is somebody's option, with as many columns as it can be taken.
  struct Group {
    Board::Slot slot;
    std::uint32_t unit;
    std::size_t asked;  // by so many households
    std::size_t first_column;
  };

  std::vector<Option> options_for(const Search& search, Instant now) const;
  void number_groups();
  const Group& group_of(const Candidate& candidate) const;
  std::size_t size_of(const Group& group) const;
  auto order_of(Board::Slot slot, std::uint32_t unit) const {
    return std::tuple<const CenterId&, std::uint32_t>{board_.at(slot).center.id, unit};
  }

  const Board& board_;
  const std::vector<Leaving>& leaving_;
  std::vector<std::vector<Option>> options_;  // by household
  std::vector<Group> groups_;                 // by center id and unit
  std::size_t columns_ = 0;                   // of all groups
};

Planner::Planner(const Board& board, const std::vector<Leaving>& leaving, Instant now)
    : board_(board), leaving_(leaving) {
  for (const auto& household : leaving) options_.push_back(options_for(household.search, now));
  number_groups();
}

std::vector<Option> Planner::options_for(const Search& search, Instant now) const {
  std::vector<Candidate> candidates;
  // Of centers that are equally far any may have the unit that wastes least: all of them are looked at.
  const auto enough = leaving_.size();
  for (auto limit = enough + 1;; limit *= 2) {
    nearest(board_, search, now, limit, candidates);
    if (candidates.size() < limit || candidates.back().cost_min() > candidates[enough - 1].cost_min()) break;
  }
  std::vector<Option> options;
  for (auto candidate : candidates) {
    const auto& center = board_.at(candidate.slot).center;
    for (const auto unit : fitting_units(center, search.asking)) {
      const auto& group = center.units[unit];
      if (group.counters.free() == 0) continue;
      candidate.unit = unit;
      const auto minutes_there = std::int64_t{std::min(candidate.cost_min(), most_minutes)};
      options.push_back({candidate, minutes_there * minute + waste(group, search.asking)});
    }
  }
  std::sort(options.begin(), options.end(), [&](const Option& a, const Option& b) {
    return std::tuple{a.cost, order_of(a.to.slot, a.to.unit)} <
           std::tuple{b.cost, order_of(b.to.slot, b.to.unit)};
  });
  if (options.size() > leaving_.size()) options.resize(leaving_.size());
  return options;
}

void Planner::number_groups() {
  for (const auto& options : options_) {
    for (const auto& option : options) {
      const auto same = std::find_if(groups_.begin(), groups_.end(), [&](const Group& group) {
        return group.slot == option.to.slot && group.unit == option.to.unit;
      });
      if (same != groups_.end()) {
        ++same->asked;
      } else {
        groups_.push_back({option.to.slot, option.to.unit, 1, 0});
      }
    }
  }
  std::sort(groups_.begin(), groups_.end(), [&](const Group& a, const Group& b) {
    return order_of(a.slot, a.unit) < order_of(b.slot, b.unit);
  });
  for (auto& group : groups_) {
    group.first_column = columns_;
    columns_ += size_of(group);
  }
}

const Planner::Group& Planner::group_of(const Candidate& candidate) const {
  return *std::lower_bound(groups_.begin(), groups_.end(), candidate,
                           [&](const Group& group, const Candidate& to) {
                             return order_of(group.slot, group.unit) < order_of(to.slot, to.unit);
                           });
}

std::size_t Planner::size_of(const Group& group) const {
  const auto free = board_.at(group.slot).center.units[group.unit].counters.free();
  return std::min(group.asked, static_cast<std::size_t>(free));
}

Relocation Planner::plan() const {
  // Behind the units stands a column for each household that none of them takes.
  CostTable costs(leaving_.size(), columns_ + leaving_.size(), impossible);
  for (std::size_t household = 0; household < leaving_.size(); ++household) {
    for (const auto& option : options_[household]) {
      const auto& group = group_of(option.to);
      for (std::size_t i = 0; i < size_of(group); ++i)
        costs.at(household, group.first_column + i) = option.cost;
    }
    const auto urgency = static_cast<std::int64_t>(leaving_[household].urgency);
    costs.at(household, columns_ + household) = left_over + urgency * urgency_step;
  }
  Relocation relocation;
  const auto columns = cheapest_assignment(costs);
  for (std::size_t household = 0; household < leaving_.size(); ++household) {
    const auto& options = options_[household];
    const auto taken = std::find_if(options.begin(), options.end(), [&](const Option& option) {
      const auto& group = group_of(option.to);
      return columns[household] - group.first_column < size_of(group);
    });
    if (taken == options.end()) {
      relocation.unplaced.push_back(household);
    } else {
      relocation.moves.push_back({household, taken->to});
    }
  }
  return relocation;
}

}  // namespace

Relocation plan_relocation(const Board& board, const std::vector<Leaving>& leaving, Instant now) {
  return Planner{board, leaving, now}.plan();
}

std::vector<std::uint32_t> fitting_units(const Center& center, const Asking& asking) {
  std::vector<std::uint32_t> fitting;
  const bool cots = center.needs.has(Need::infant_cot);
  for (std::uint32_t unit = 0; unit < center.units.size(); ++unit) {
    if (fits(center.units[unit], asking.household, needs_step_free(asking), cots)) fitting.push_back(unit);
  }
  return fitting;
}

}  // namespace pana
