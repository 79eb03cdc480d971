#include "bench/simulate/prices.hpp"

#include <algorithm>
#include <cmath>

#include "bench/simulate/figures.hpp"

namespace pana::simulate {
namespace {

constexpr Minute between_instants = day / 2;

std::int64_t instant_from(Minute at) {
  return (at + between_instants - 1) / between_instants;
}

}  // namespace

Prices::Prices(const Scenario& scenario, const Fitting& fitting, const Fates& fates)
    : groups_(fitting.groups().size()),
      begin_(instant_from(scenario.warm_up)),
      instants_(
          static_cast<std::size_t>(instant_from(scenario.demand.back().at + patience_min) - begin_ + 1)) {
  for (auto* rows : {&capacity_, &price_, &sums_, &asked_, &drift_, &spread_}) rows->assign(row(groups_), 0);
  for (std::size_t group = 0; group < groups_; ++group)
    std::fill_n(&capacity_[row(group)], instants_, fitting.groups()[group].total);
  add(scenario, fitting);
  for (std::size_t who = 0; who < fates.size(); ++who) {
    const auto& fate = fates[who];
    if (fate && fate->at < scenario.warm_up)
      take(fitting.index_of(*fate), instant_from(fate->at + scenario.demand[who].stay) - begin_);
  }
}

void Prices::add(const Scenario& scenario, const Fitting& fitting) {
  for (const auto& arrival : scenario.demand) {
    if (arrival.at < scenario.warm_up) continue;
    const auto first = static_cast<std::size_t>(instant_from(arrival.at) - begin_);
    const auto last = static_cast<std::size_t>(instant_from(arrival.at + patience_min) - begin_);
    const auto length = static_cast<std::size_t>(arrival.stay / between_instants);
    households_.push_back({fitting.of(arrival), first, last - first + 1, length});
  }
}

void Prices::take(std::size_t group, std::int64_t until) {
  for (std::int64_t instant = 0; instant < std::min(until, static_cast<std::int64_t>(instants_)); ++instant)
    --capacity_[row(group) + static_cast<std::size_t>(instant)];
}

std::size_t Prices::end_of(const Household& household, std::size_t start) const {
  return std::min(household.first + start + household.length, instants_);
}

void Prices::sum_up() {
  for (std::size_t group = 0; group < groups_; ++group) {
    for (auto at = row(group); at < row(group) + instants_; ++at) sums_[at + 1] = sums_[at] + price_[at];
  }
}

double Prices::weigh(const Household& household) {
  gains_.clear();
  double most = 0;
  for (const auto group : household.groups) {
    for (std::size_t start = 0; start < household.starts; ++start) {
      const auto* sums = &sums_[row(group)];
      gains_.push_back(1 - sums[end_of(household, start)] + sums[household.first + start]);
      most = std::max(most, gains_.back());
    }
  }
  return most;
}

double Prices::bound() {
  sum_up();
  double bound = 0;
  for (std::size_t at = 0; at < price_.size(); ++at) bound += capacity_[at] * price_[at];
  for (const auto& household : households_) bound += weigh(household);
  return bound;
}

// Spreads the household over its ways, the better ones before the others.
void Prices::ask(const Household& household, double softness) {
  const double most = weigh(household);
  double all = std::exp(-most / softness);  // not to be placed at all
  for (auto& gain : gains_) {
    gain = std::exp((gain - most) / softness);
    all += gain;
  }
  auto share = gains_.begin();
  for (const auto group : household.groups) {
    for (std::size_t start = 0; start < household.starts; ++start, ++share) {
      asked_[row(group) + household.first + start] += *share / all;
      asked_[row(group) + end_of(household, start)] -= *share / all;
    }
  }
}

// Adam (Kingma, Ba 2015), kept at prices that are not negative.
void Prices::step(double softness, double pace) {
  constexpr double keep_drift = 0.9, keep_spread = 0.99;
  sum_up();
  std::fill(asked_.begin(), asked_.end(), 0);
  for (const auto& household : households_) ask(household, softness);
  ++round_;
  const double drift_so_far = 1 - std::pow(keep_drift, round_);
  const double spread_so_far = 1 - std::pow(keep_spread, round_);
  for (std::size_t group = 0; group < groups_; ++group) {
    double asked = 0;
    for (auto at = row(group); at < row(group) + instants_; ++at) {
      asked += asked_[at];
      const double slope = capacity_[at] - asked;
      drift_[at] = keep_drift * drift_[at] + (1 - keep_drift) * slope;
      spread_[at] = keep_spread * spread_[at] + (1 - keep_spread) * slope * slope;
      const double change = drift_[at] / drift_so_far / (std::sqrt(spread_[at] / spread_so_far) + 1e-9);
      price_[at] = std::max(0.0, price_[at] - pace * change);
    }
  }
}

}  // namespace pana::simulate
