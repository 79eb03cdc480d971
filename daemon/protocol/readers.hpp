#pragma once
#include <string>
#include <vector>

#include "domain/center.hpp"
#include "domain/exclusion.hpp"
#include "domain/handover.hpp"
#include "domain/household.hpp"
#include "domain/need.hpp"
#include "protocol/fields.hpp"

// JSON → domain values that several methods share. Findings go where the Item's go.
namespace pana::protocol {

inline constexpr std::size_t most_needs = 24;
inline constexpr std::int64_t longest_stay_days = 3650;
inline constexpr std::size_t most_languages = 8;
inline constexpr std::size_t most_exclusions = 64;

Household read_household(const Item& item);
Needs read_needs(const Item& item);
std::vector<std::string> read_languages(const Item& item);
std::vector<std::string> read_regions(const Item& item);
Exclusion read_exclusion(const Item& item);
Names read_names(const Item& item);
// A register entry: every member of it is read from `fields`, which the caller closes.
Center read_register_entry(Fields& fields);
// What stands beside a register entry: absent, null, or {"line","meeting_point"?}.
HandoverChange read_handover(const Item& item);

}  // namespace pana::protocol
