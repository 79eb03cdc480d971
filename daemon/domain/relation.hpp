#pragma once
#include <array>
#include <cstdint>
#include <string_view>

#include "domain/actor.hpp"

namespace pana {

// What somebody has to do with an object. Of requests and the offers made for them: opened and owns it
// (`both`), one of these, or neither. Of centers: staff have their own, everybody else their regions, where
// none are named all. `none`: there is no object.
enum class Relation : std::uint8_t {
  none,
  both,
  opener,
  owner,
  stranger,
  own_center,
  other_center,
  own_region,
  other_region
};
inline constexpr std::array<std::string_view, 9> relation_names{"none",         "both",       "opener",
                                                                "owner",        "stranger",   "own_center",
                                                                "other_center", "own_region", "other_region"};
inline std::string_view name_of(Relation relation) {
  return relation_names[static_cast<std::size_t>(relation)];
}

Relation relation_to_request(const Actor& actor, const AccountId& opener, const AccountId& owner);
Relation relation_to_center(const Actor& actor, const CenterId& center, std::string_view region);

}  // namespace pana
