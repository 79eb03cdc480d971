#pragma once
#include <boost/json/object.hpp>
#include <string>

#include "ctl/desk.hpp"

namespace pana::ctl {

// An origin for route.preview and request.open: a region's two digits, a locality's id (p_…), or any name of
// a locality, looked up with place.search. Where several answer to the name, the daemon's first is taken and
// the others are told on standard error. A name that nobody knows goes to the daemon as an id, so that its
// refusal names the nearest ones.
boost::json::object find_origin(Desk& desk, const std::string& text);

}  // namespace pana::ctl
