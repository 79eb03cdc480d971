#pragma once
#include <boost/json/object.hpp>
#include <string>

#include "ctl/desk.hpp"

namespace pana::ctl {

// What leads to the center, line by line, in the language of --names: its telephone, where to meet, the
// arrival code and until when all that holds.
std::string handover_words(const Desk& desk, const boost::json::object& handover);

// How often, and when last, an offer's referrer has looked at that; empty where nobody has.
std::string looks_words(const boost::json::object& offer);

}  // namespace pana::ctl
