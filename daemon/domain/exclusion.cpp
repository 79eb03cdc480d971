#include "domain/exclusion.hpp"

#include <algorithm>

namespace pana {
namespace {

template <class Value>
bool contains(const std::vector<Value>& values, const Value& value) {
  return std::find(values.begin(), values.end(), value) != values.end();
}

}  // namespace

bool Concealment::from(const Actor& actor) const {
  return contains(accounts, actor.account) || (!actor.center.empty() && contains(centers, actor.center)) ||
         (!actor.station.empty() && contains(stations, actor.station));
}

}  // namespace pana
