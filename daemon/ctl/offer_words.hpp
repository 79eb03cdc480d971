#pragma once
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <string>

namespace pana::ctl {

// "1 woman, girl 3-6, boy 14-15".
std::string household_words(const boost::json::object& household);
// An offer as its center sees it, in one line.
std::string offer_words(const boost::json::object& offer);
std::string offers_words(const boost::json::array& offers);

}  // namespace pana::ctl
