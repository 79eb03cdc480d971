#pragma once
#include <boost/json/array.hpp>
#include <string>
#include <vector>

// The households of a center that has to be left → params of relocation.plan. Quit(usage) for what cannot be
// read; bounds are the daemon's matter.
namespace pana::ctl {

// A household in words parted by spaces: women=1 men=1 aged=1 pregnant girl:3-6 boy:7-11 need=wheelchair
// language=uz urgency=urgent stay-days=30 not-region=75 not-place=p_almaty not-around=p_almaty:150
// not-center=c_one conceal-from=account:op_x.
boost::json::object leaving_params(const std::string& words);

// The households of a file: {"households": […]} or the list alone, each as in relocation.plan.
boost::json::array leaving_from(const std::string& path);

}  // namespace pana::ctl
