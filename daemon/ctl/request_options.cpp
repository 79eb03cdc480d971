#include "ctl/request_options.hpp"

#include "domain/need.hpp"
#include "domain/request.hpp"

namespace pana::ctl {
namespace {

template <std::size_t count>
std::vector<std::string> texts(const std::array<std::string_view, count>& names) {
  return {names.begin(), names.end()};
}

std::string need_help() {
  std::string help = "What they need; repeat. One of ";
  for (const auto name : need_names) help += std::string{name} + ", ";
  return help + "interpreter:LANGUAGE";
}

}  // namespace

void add_request_options(CLI::App& command, RequestArguments& arguments) {
  auto& household = arguments.household;
  auto& exclusion = arguments.exclusion;
  command
      .add_option("--from", arguments.from,
                  "Where they are: a locality's name or id, or a region's two digits")
      ->required();
  command.add_option("--women", household.women, "Number of women")
      ->check(CLI::Range(0, 20))
      ->group("Household");
  command.add_option("--men", household.men, "Number of men")->check(CLI::Range(0, 20))->group("Household");
  command.add_option("--aged", household.aged, "How many of the adults are 60 or older")
      ->check(CLI::Range(0, 20))
      ->group("Household");
  command.add_flag("--pregnant", household.pregnant, "Somebody is pregnant")->group("Household");
  command
      .add_option("--child", household.children, "girl:BAND or boy:BAND, as girl:3-6; repeat for each child")
      ->allow_extra_args(false)
      ->group("Household");
  command.add_option("--need", arguments.needs, need_help())->allow_extra_args(false)->group("Needs");
  command.add_option("--language", arguments.languages, "Language besides Kazakh and Russian, as uz; repeat")
      ->allow_extra_args(false)
      ->group("Needs");
  command.add_option("--urgency", arguments.urgency, "How urgent")
      ->check(CLI::IsMember(texts(urgency_names)))
      ->capture_default_str();
  command.add_option("--stay-days", arguments.stay_days, "How long they are expected to stay, if known")
      ->check(CLI::Range(1, 3650));
  command.add_option("--transport", arguments.transport, "How they travel")
      ->check(CLI::IsMember(texts(transports)));
  command.add_option("--channel", arguments.channel, "How they reached you")
      ->check(CLI::IsMember(texts(channels)));
  command.add_option("--exclude-region", exclusion.regions, "Not in this region, as 75; repeat")
      ->allow_extra_args(false)
      ->group("Not there");
  command.add_option("--exclude-place", exclusion.places, "Not in this locality, as p_almaty; repeat")
      ->allow_extra_args(false)
      ->group("Not there");
  command.add_option("--exclude-around", exclusion.around, "Not within so many km, as p_almaty:150; repeat")
      ->allow_extra_args(false)
      ->group("Not there");
  command.add_option("--exclude-center", exclusion.centers, "Not in this center (its id); repeat")
      ->allow_extra_args(false)
      ->group("Not there");
  command
      .add_option("--conceal-from", exclusion.conceal_from,
                  "account:, center: or station: and its id: for them the request does not exist; repeat")
      ->allow_extra_args(false)
      ->group("Not there");
  command.add_flag("--not-home", exclusion.not_home, "Not in the locality they come from")
      ->group("Not there");
}

}  // namespace pana::ctl
