#pragma once
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "domain/actor.hpp"

namespace pana {

// Who must not learn of a request: for them it does not exist.
struct Concealment {
  std::vector<AccountId> accounts;
  std::vector<CenterId> centers;  // their staff; they are not asked, either
  std::vector<std::string> stations;

  bool empty() const { return accounts.empty() && centers.empty() && stations.empty(); }
  bool from(const Actor& actor) const;
  friend bool operator==(const Concealment&, const Concealment&) = default;
};

// An open request that some must not learn of, and where a unit is held for it.
struct ConcealedRequest {
  Concealment from;
  std::optional<std::pair<CenterId, std::string>> held{};  // center and unit

  friend bool operator==(const ConcealedRequest&, const ConcealedRequest&) = default;
};

// Where this household must not be placed, because the violent person, kin or colleagues live there.
struct Exclusion {
  struct Around {
    PlaceId place;
    std::int32_t km = 0;  // straight line
    friend bool operator==(const Around&, const Around&) = default;
  };
  std::vector<std::string> regions;
  std::vector<PlaceId> places;
  std::vector<Around> around;
  bool home_place = false;  // not in the locality of origin
  std::vector<CenterId> centers;
  Concealment conceal_from{};

  friend bool operator==(const Exclusion&, const Exclusion&) = default;
};

}  // namespace pana
