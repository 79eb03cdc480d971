#include "bench/register.hpp"

#include <fmt/format.h>

#include <random>

#include "bench/scan.hpp"

namespace pana::bench {
namespace {

// As many as a register may say: 10,000 of each group.
constexpr int total = 10'000;
constexpr std::array<int, 4> boy_ages{13, 14, 15, 17};
constexpr std::array<std::string_view, 3> needs{R"("legal_aid","social_work","step_free")",
                                                R"("legal_aid","psychological_support")",
                                                R"("legal_aid","medical_care","infant_cot","wheelchair")"};
constexpr std::array<std::string_view, 6> households{
    R"({"women":1})",
    R"({"women":1,"children":[{"band":"3-6","girls":1,"boys":0}]})",
    R"({"women":1,"children":[{"band":"0-2","girls":1,"boys":0},{"band":"12-13","girls":0,"boys":1}]})",
    R"({"women":1,"children":[{"band":"7-11","girls":2,"boys":0},{"band":"14-15","girls":0,"boys":1}]})",
    R"({"women":1,"pregnant":true})",
    R"({"women":2,"aged_60_plus":1,"children":[{"band":"3-6","girls":1,"boys":1}]})"};
constexpr std::array<std::string_view, 4> wishes{
    "", R"("needs":["legal_aid"],)", R"("exclude":{"home_place":true},)", R"("needs":["step_free"],)"};
constexpr std::array<std::string_view, 3> urgencies{"standard", "urgent", "emergency"};

std::string units() {
  std::string out;
  for (std::size_t group = 0; group < Register::groups; ++group) {
    out += fmt::format(R"({}{{"unit":"{}","sleeps":{},"total":{}{}}})", group == 0 ? "" : ",",
                       Register::unit(group), Register::sleeps[group], total,
                       group == 2 ? R"(,"step_free":true)" : "");
  }
  return out;
}

}  // namespace

std::string Register::center(std::size_t number) {
  return fmt::format("b{:04}", number);
}

std::string Register::unit(std::size_t group) {
  return fmt::format("u{}", group);
}

std::size_t Register::slot(std::string_view center, std::string_view unit) {
  return static_cast<std::size_t>(number_at(center, 1)) * groups +
         static_cast<std::size_t>(number_at(unit, 1));
}

std::string register_entry(const Country& country, std::size_t number) {
  const auto& places = country.gazetteer->places();
  // A stride without common factor spreads a small register over the whole country.
  const auto& place = places[number * 97 % places.size()];
  return fmt::format(
      R"("center":"{}","code":"{}","name":{{"kk":"Aq","ru":"Aq","en":"Aq"}},"region":"{}","place":"{}",)"
      R"("operator":"ngo","eligibility":{{"women":true,"men":{},"adolescents":true,"boy_age_max":{},)"
      R"("household_max":12}},"needs":[{}],"languages":["kk","ru"],"units":[{}])",
      Register::center(number), Register::center(number), place.region, place.id.text, number % 4 == 0,
      boy_ages[number % boy_ages.size()], needs[number % needs.size()], units());
}

std::vector<std::string> request_bodies(const Country& country, std::size_t count) {
  std::minstd_rand random(42);
  const auto pick = [&](const auto& from) -> const auto& { return from[random() % from.size()]; };
  std::vector<std::string> bodies;
  for (std::size_t i = 0; i < count; ++i) {
    bodies.push_back(fmt::format(
        R"({{"jsonrpc":"2.0","id":1,"method":"request.open","params":{{"origin":{{"place":"{}"}},"household":{},{})"
        R"("urgency":"{}","route":"auto","key":")",
        pick(country.gazetteer->places()).id.text, pick(households), pick(wishes), pick(urgencies)));
  }
  return bodies;
}

}  // namespace pana::bench
