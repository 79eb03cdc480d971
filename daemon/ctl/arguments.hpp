#pragma once
#include <boost/json/object.hpp>
#include <string>
#include <vector>

// Arguments of the command line → params of the protocol. Quit(usage) for what cannot be read; bounds are the
// daemon's matter.
namespace pana::ctl {

struct HouseholdArguments {
  int women = 0;
  int men = 0;
  int aged = 0;
  bool pregnant = false;
  std::vector<std::string> children;  // "girl:3-6", "boy:14-15"
};
boost::json::object household_params(const HouseholdArguments& arguments);

struct ExclusionArguments {
  std::vector<std::string> regions;
  std::vector<std::string> places;
  std::vector<std::string> around;  // "p_almaty:150"
  std::vector<std::string> centers;
  bool not_home = false;
  std::vector<std::string> conceal_from{};  // "account:op_x", "center:c_x", "station:st_x"
};
boost::json::object exclusion_params(const ExclusionArguments& arguments);

// What `preview` and `request` share, but for the origin.
struct RequestArguments {
  std::string from;
  HouseholdArguments household;
  ExclusionArguments exclusion;
  std::vector<std::string> needs;
  std::vector<std::string> languages;
  std::string urgency = "standard";
  std::string transport;
  int stay_days = 0;  // 0: not told
  std::string channel;
};
boost::json::object request_params(const RequestArguments& arguments, boost::json::object origin);

}  // namespace pana::ctl
