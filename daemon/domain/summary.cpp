#include "domain/summary.hpp"

#include <algorithm>

namespace pana {
namespace {

bool enough_withheld(std::span<const Cell> parts, const std::vector<bool>& told) {
  std::int64_t people = 0, largest = 0;
  std::size_t centers = 0;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (told[i]) continue;
    people += parts[i].count;
    largest = std::max(largest, parts[i].count);
    centers += parts[i].centers.value_or(fewest_centers);
  }
  return people > 3 * fewest_people && people - largest >= fewest_people && centers >= fewest_centers;
}

struct Counted {
  std::array<Cell, tallied_names.size()> country{};
  std::map<std::string, Cell> placed{};  // by region
};

Counted count(const MonthTally& tally, const std::map<CenterId, std::string>& regions) {
  Counted counted;
  for (const auto& [center, region] : regions) counted.placed[region].centers = 0;
  for (const auto& one : tally.tallies) {
    auto& cell = counted.country[static_cast<std::size_t>(one.what)];
    cell.count += one.count;
    if (one.center.empty() || one.count == 0) continue;
    cell.centers = cell.centers.value_or(0) + 1;
    const auto known = regions.find(one.center);
    if (one.what != Tallied::placed || known == regions.end()) continue;
    auto& part = counted.placed[known->second];
    part.count += one.count;
    ++*part.centers;
  }
  return counted;
}

}  // namespace

bool may_be_told(const Cell& cell) {
  return cell.count >= fewest_people && cell.centers.value_or(fewest_centers) >= fewest_centers;
}

std::vector<bool> told_beside_total(std::span<const Cell> parts) {
  std::vector<bool> told;
  Cell total{0, 0};
  for (const auto& part : parts) {
    told.push_back(may_be_told(part));
    total.count += part.count;
    *total.centers += part.centers.value_or(fewest_centers);
  }
  if (!may_be_told(total)) return {};
  const bool whole = std::find(told.begin(), told.end(), false) == told.end();
  for (auto next = told.begin(); !whole && !enough_withheld(parts, told); ++next) {
    if (next == told.end()) return {};
    *next = false;
  }
  return told;
}

MonthSummary summarise(const MonthTally& tally, const std::map<CenterId, std::string>& regions) {
  const auto counted = count(tally, regions);
  MonthSummary summary{tally.month};
  for (std::size_t i = 0; i < counted.country.size(); ++i) {
    if (may_be_told(counted.country[i])) summary.country[i] = counted.country[i].count;
  }
  std::vector<Cell> parts;
  for (const auto& [region, cell] : counted.placed) parts.push_back(cell);
  const auto told = told_beside_total(parts);
  // The placed of the country are the total of those of the regions.
  if (told.empty()) summary.country[static_cast<std::size_t>(Tallied::placed)].reset();
  for (const auto& [region, cell] : counted.placed) {
    const bool shown = !told.empty() && told[summary.regions.size()];
    summary.regions.push_back({region, shown ? std::optional{cell.count} : std::nullopt});
  }
  return summary;
}

}  // namespace pana
