#pragma once
#include <compare>
#include <functional>
#include <string>
#include <string_view>

#include "core/random.hpp"

namespace pana {

// An opaque name of one kind of thing; ids of different kinds do not mix.
template <class Kind>
struct Id {
  std::string text{};

  bool empty() const { return text.empty(); }
  friend auto operator<=>(const Id&, const Id&) = default;
};

using CenterId = Id<struct CenterKind>;    // "c_k3v9qd": chosen by whoever writes the register
using PlaceId = Id<struct PlaceKind>;      // "p_oral": a locality
using RequestId = Id<struct RequestKind>;  // "r" + 14 random characters
using OfferId = Id<struct OfferKind>;      // "o" + 14 random characters
using ClosureId = Id<struct ClosureKind>;  // "k" + 14 random characters: a road that is closed for a time
using AccountId = Id<struct AccountKind>;  // a sign-in name, chosen by the administrator

// A prefix letter and 14 characters of [a-z2-7]: 70 random bits, short enough to need no allocation.
std::string new_id(char prefix, Random& random);
inline RequestId new_request_id(Random& random) {
  return {new_id('r', random)};
}
inline OfferId new_offer_id(Random& random) {
  return {new_id('o', random)};
}
inline ClosureId new_closure_id(Random& random) {
  return {new_id('k', random)};
}

// True for 1 to 32 characters of [a-z0-9_-] that start with a letter: what may stand in a Redis key.
bool is_id(std::string_view text);

}  // namespace pana

template <class Kind>
struct std::hash<pana::Id<Kind>> {
  std::size_t operator()(const pana::Id<Kind>& id) const noexcept {
    return std::hash<std::string>{}(id.text);
  }
};
