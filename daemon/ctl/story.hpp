#pragma once
#include <boost/json/object.hpp>
#include <string>

#include "ctl/desk.hpp"

// What became of a request, in plain words.
namespace pana::ctl {

// Of request.open and request.place: where a unit is held, how far it is, who must answer by when; or what
// blocks. `name` is the center's, empty where the caller may not know it yet.
std::string placed_words(const boost::json::object& placed, const std::string& name);
// "\nIn the way: 3 centers …" where the object (placed, a story, a request that changed or ended) tells what
// was; otherwise empty.
std::string blocked_line(const boost::json::object& object);
// Of request.show.
std::string story_words(const Desk& desk, const boost::json::object& story);
// Of a request.changed notice, in a line.
std::string change_words(const boost::json::object& change);

// The name of the center that a request's newest offer is for, by request.show; empty where it is hidden.
std::string center_name(Desk& desk, const boost::json::object& placed);
// Follows a request until it is accepted, placed or ended, a line per change; then shows the arrival code.
void follow_request(Desk& desk, const std::string& request);

}  // namespace pana::ctl
