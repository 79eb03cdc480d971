#pragma once
#include <array>
#include <string_view>

#include "domain/request.hpp"

namespace pana::store {

// The names of RequestAction in scripts, in its order.
inline constexpr std::array<std::string_view, 14> action_names{
    "claim",   "release", "hold",    "find_none",    "accept",        "decline", "answer_ran_out",
    "cut_off", "arrive",  "no_show", "hold_ran_out", "claim_ran_out", "end",     "refuse"};
inline std::string_view name_of(RequestAction action) {
  return action_names[static_cast<std::size_t>(action)];
}

}  // namespace pana::store
