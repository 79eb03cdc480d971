#include "ctl/arguments.hpp"

#include <algorithm>
#include <boost/json/array.hpp>
#include <charconv>

#include "ctl/quit.hpp"
#include "domain/household.hpp"

namespace pana::ctl {
namespace {

namespace json = boost::json;

json::array strings(const std::vector<std::string>& texts) {
  return json::array(texts.begin(), texts.end());
}

std::pair<std::string, std::string> split(const std::string& text, const std::string& example) {
  const auto colon = text.find(':');
  if (colon == std::string::npos)
    throw Quit(Exit::usage, "cannot read \"" + text + "\": write it like " + example);
  return {text.substr(0, colon), text.substr(colon + 1)};
}

void count_child(const std::string& text, Household& household) {
  const auto [who, band_name] = split(text, "girl:3-6 or boy:14-15");
  const auto found = std::find(band_names.begin(), band_names.end(), band_name);
  if ((who != "girl" && who != "boy") || found == band_names.end()) {
    throw Quit(Exit::usage, "cannot read \"" + text +
                                "\": girl or boy, a colon, and one of 0-2, 3-6, 7-11, 12-13, 14-15, 16-17");
  }
  const auto band = static_cast<std::size_t>(found - band_names.begin());
  ++(who == "girl" ? household.girls : household.boys)[band];
}

int number(const std::string& text, const std::string& of) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) {
    throw Quit(Exit::usage, "\"" + text + "\" is no number of " + of);
  }
  return value;
}

json::object concealment_params(const std::vector<std::string>& from) {
  json::object concealment;
  for (const auto& text : from) {
    const auto [kind, id] = split(text, "station:st_west");
    if (kind != "account" && kind != "center" && kind != "station")
      throw Quit(Exit::usage, "\"" + kind + "\" is not account, center or station");
    auto& list = concealment[kind + "s"];
    if (!list.is_array()) list = json::array{};
    list.as_array().emplace_back(id);
  }
  return concealment;
}

}  // namespace

json::object household_params(const HouseholdArguments& arguments) {
  Household household;
  for (const auto& child : arguments.children) count_child(child, household);
  json::array children;
  for (std::size_t band = 0; band < band_count; ++band) {
    if (household.girls[band] + household.boys[band] == 0) continue;
    children.emplace_back(json::object{
        {"band", band_names[band]}, {"girls", household.girls[band]}, {"boys", household.boys[band]}});
  }
  return {{"women", arguments.women},
          {"men", arguments.men},
          {"aged_60_plus", arguments.aged},
          {"pregnant", arguments.pregnant},
          {"children", std::move(children)}};
}

json::object exclusion_params(const ExclusionArguments& arguments) {
  json::object exclude;
  if (!arguments.regions.empty()) exclude["regions"] = strings(arguments.regions);
  if (!arguments.places.empty()) exclude["places"] = strings(arguments.places);
  if (!arguments.centers.empty()) exclude["centers"] = strings(arguments.centers);
  if (arguments.not_home) exclude["home_place"] = true;
  json::array around;
  for (const auto& text : arguments.around) {
    const auto [place, km] = split(text, "p_almaty:150");
    around.emplace_back(json::object{{"place", place}, {"km", number(km, "kilometres")}});
  }
  if (!around.empty()) exclude["around"] = std::move(around);
  if (!arguments.conceal_from.empty()) exclude["conceal_from"] = concealment_params(arguments.conceal_from);
  return exclude;
}

json::object request_params(const RequestArguments& arguments, json::object origin) {
  json::object params{{"origin", std::move(origin)},
                      {"household", household_params(arguments.household)},
                      {"urgency", arguments.urgency}};
  if (!arguments.needs.empty()) params["needs"] = strings(arguments.needs);
  if (!arguments.languages.empty()) params["languages"] = strings(arguments.languages);
  if (arguments.stay_days > 0) params["stay_days"] = arguments.stay_days;
  if (!arguments.transport.empty()) params["transport"] = arguments.transport;
  if (!arguments.channel.empty()) params["channel"] = arguments.channel;
  if (auto exclude = exclusion_params(arguments.exclusion); !exclude.empty())
    params["exclude"] = std::move(exclude);
  return params;
}

}  // namespace pana::ctl
