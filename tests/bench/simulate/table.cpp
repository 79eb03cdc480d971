#include "bench/simulate/table.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace pana::simulate {
namespace {

constexpr double aim_percent = 95;

std::string name_of_region(const World& world, const std::string& code) {
  const auto* region = world.country.gazetteer->region(code);
  return region == nullptr ? code : region->name.en;
}

std::string row(std::string_view load, std::string_view strategy, const std::vector<std::string>& cells) {
  return fmt::format("| {} | {} | {} |\n", load, strategy, fmt::join(cells, " | "));
}

std::string strategy_row(const Comparison& comparison, Strategy strategy, const World& world) {
  const auto score = comparison.all(strategy);
  std::vector<std::string> cells{fmt::format("{:.1f}", score.placed.percent()),
                                 fmt::format("{:.1f}", comparison.of_most(strategy)),
                                 fmt::format("{} / {}", score.travel_at(50), score.travel_at(95))};
  for (const auto& share : score.unplaced_of_kind) cells.push_back(fmt::format("{:.1f}", share.percent()));
  const auto [region, share] = worst_region(score);
  cells.push_back(fmt::format("{} {:.1f}", name_of_region(world, region), share.percent()));
  return row("", strategy_names[static_cast<std::size_t>(strategy)], cells);
}

std::string optimum_row(const Comparison& comparison) {
  std::vector<std::string> cells(kind_count + 4);
  cells[0] = fmt::format("≤ {:.1f}", 100 * comparison.most / comparison.households);
  cells[1] = "100";
  return row(fmt::format("{}", comparison.load), "optimum", cells);
}

// "boys of 14 and older +0.3", significantly so or not.
struct Change {
  std::string what;
  Worse worse;
};

std::vector<Change> changes(const Comparison& comparison, const World& world) {
  std::vector<Change> all;
  const auto& ours = comparison.of(Strategy::reserve);
  const auto& theirs = comparison.of(Strategy::nearest);
  const auto add = [&](std::string what, const Look& look) {
    all.push_back({std::move(what), worse(shares(ours, look), shares(theirs, look))});
  };
  for (std::size_t kind = 0; kind < kind_count; ++kind) {
    add(std::string{kind_names[kind]}, [&](const Score& score) { return score.unplaced_of_kind[kind]; });
  }
  for (const auto& region : world.country.gazetteer->regions()) {
    add(region.name.en, [&](const Score& score) {
      const auto here = score.unplaced_in.find(region.code);
      return here == score.unplaced_in.end() ? Share{} : here->second;
    });
  }
  return all;
}

std::string verdict_at(const Comparison& comparison, const World& world) {
  const auto all = changes(comparison, world);
  const auto largest = *std::max_element(
      all.begin(), all.end(), [](const Change& a, const Change& b) { return a.worse.mean < b.worse.mean; });
  std::string worse_off;
  for (const auto& change : all) {
    if (change.worse.significant) worse_off += fmt::format(" {} +{:.2f};", change.what, change.worse.mean);
  }
  const double percent = comparison.of_most(Strategy::reserve);
  const auto nearly = largest.worse.mean > 0
                          ? fmt::format("largest rise {} +{:.2f} points", largest.what, largest.worse.mean)
                          : "none has a larger share unplaced";
  return fmt::format(
      "load {}: {} {:.1f} percent of the optimum's placements (road nearest {:.1f}); {} no kind of need or "
      "region worse off than by road nearest:{} {}\n",
      comparison.load, percent >= aim_percent ? "PASS" : "FAIL", percent,
      comparison.of_most(Strategy::nearest), worse_off.empty() ? "PASS" : "FAIL", worse_off, nearly);
}

}  // namespace

std::pair<std::string, Share> worst_region(const Score& score) {
  const auto worst =
      std::max_element(score.unplaced_in.begin(), score.unplaced_in.end(),
                       [](const auto& a, const auto& b) { return a.second.percent() < b.second.percent(); });
  if (worst == score.unplaced_in.end()) return {};
  return *worst;
}

std::string table(const std::vector<Comparison>& comparisons, const World& world) {
  std::string out = row("load", "policy",
                        {"placed, %", "of the optimum, %", "travel, median / 95 % (min)", "general",
                         "four or more", "step-free", "men", "adolescent alone", "boys 14+", "worst region"});
  out += "|---|---|" + [] {
    std::string dashes;
    for (std::size_t i = 0; i < kind_count + 4; ++i) dashes += "---|";
    return dashes;
  }() + "\n";
  for (const auto& comparison : comparisons) {
    out += optimum_row(comparison);
    for (std::size_t strategy = 0; strategy < strategy_names.size(); ++strategy)
      out += strategy_row(comparison, static_cast<Strategy>(strategy), world);
  }
  return out;
}

std::string verdict(const std::vector<Comparison>& comparisons, const World& world) {
  std::string out;
  for (const auto& comparison : comparisons) out += verdict_at(comparison, world);
  return out;
}

}  // namespace pana::simulate
