#pragma once
#include <boost/json/object.hpp>
#include <string>
#include <string_view>

namespace pana::ctl {

// Is this notice a reminder or an alarm (offer.reminder, request.reminder, request.alarm)?
bool is_reminder(std::string_view method);
// "ALARM 22:14 emergency request r…: no center has answered; the offer runs out 22:15": one line from its
// params.
std::string reminder_words(std::string_view method, const boost::json::object& params);

}  // namespace pana::ctl
