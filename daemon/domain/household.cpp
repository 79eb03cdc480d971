#include "domain/household.hpp"

#include <numeric>

#include "domain/named.hpp"

namespace pana {
namespace {

// The youngest band whose children may ask for a place alone.
constexpr std::size_t first_adolescent_band = static_cast<std::size_t>(Band::age_12_13);

bool has_adolescent(const Household& household) {
  for (std::size_t band = first_adolescent_band; band < band_count; ++band) {
    if (household.girls[band] > 0 || household.boys[band] > 0) return true;
  }
  return false;
}

bool may_be_pregnant(const Household& household) {
  if (household.women > 0) return true;
  for (std::size_t band = first_adolescent_band; band < band_count; ++band) {
    if (household.girls[band] > 0) return true;
  }
  return false;
}

Fault impossible(std::string at) {
  return Fault{FaultCode::invalid_params, std::move(at), {}, false};
}

}  // namespace

int Household::children() const {
  return std::accumulate(girls.begin(), girls.end(), 0) + std::accumulate(boys.begin(), boys.end(), 0);
}

std::optional<Band> Household::oldest_boy() const {
  for (std::size_t band = band_count; band-- > 0;) {
    if (boys[band] > 0) return static_cast<Band>(band);
  }
  return std::nullopt;
}

std::optional<Fault> check(const Household& household) {
  if (household.people() < 1 || household.people() > most_people) {
    auto refused = impossible("");
    refused.figures = {{"limit", std::int64_t{most_people}}, {"got", std::int64_t{household.people()}}};
    return refused;
  }
  if (household.aged_60_plus > household.adults()) return impossible("/aged_60_plus");
  if (household.pregnant && !may_be_pregnant(household)) return impossible("/pregnant");
  if (household.unaccompanied() && !has_adolescent(household)) return impossible("/children");
  return std::nullopt;
}

std::optional<Band> band_from(std::string_view name) {
  return named<Band>(band_names, name);
}

}  // namespace pana
