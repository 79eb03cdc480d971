#pragma once
#include <string>

#include "ctl/desk.hpp"

namespace pana::ctl {

// The center with this id, code or name; where none is named, the one that the account belongs to.
std::string chosen_center(Desk& desk, const std::string& named);

}  // namespace pana::ctl
