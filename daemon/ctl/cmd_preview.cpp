#include <sys/stat.h>

#include <boost/json/array.hpp>
#include <fstream>

#include "ctl/commands.hpp"
#include "ctl/place_of.hpp"
#include "ctl/quit.hpp"
#include "ctl/request_options.hpp"
#include "ctl/table.hpp"
#include "ctl/words.hpp"

namespace pana::ctl {
namespace {

namespace json = boost::json;

std::string text(const json::value& value) {
  return std::string{value.as_string()};
}

std::string kilometres(const json::value& candidate) {
  const auto km = std::to_string(candidate.at("km").as_int64());
  return candidate.at("estimate").as_bool() ? "~" + km : km;
}

// In regions that are not a coordinator's: that there is room, not how much.
std::string free_words(const json::value& candidate) {
  const auto* free = candidate.as_object().if_contains("free");
  return free == nullptr ? "yes" : std::to_string(free->as_int64());
}

std::string candidates_table(const Desk& desk, const json::array& candidates) {
  std::vector<std::vector<Cell>> rows;
  for (const auto& candidate : candidates) {
    std::int64_t cost = 0;
    for (const auto& item : candidate.at("cost").as_array()) cost += item.at("min").as_int64();
    rows.push_back({{std::to_string(rows.size() + 1), Ink::plain, true},
                    {desk.name_of(candidate.at("name")), Ink::bold},
                    {text(candidate.at("region"))},
                    {text(candidate.at("place")).substr(2)},
                    {text(candidate.at("unit"))},
                    {free_words(candidate), Ink::green, true},
                    {duration_words(candidate.at("travel_min").as_int64()), Ink::plain, true},
                    {kilometres(candidate), Ink::plain, true},
                    {text(candidate.at("freshness"))},
                    {std::to_string(cost), Ink::plain, true},
                    {text(candidate.at("center"))}});
  }
  return render_table(
      {"", "CENTER", "REGION", "LOCALITY", "UNIT", "FREE", "BY ROAD", "KM", "FIGURES", "COST", "ID"}, rows,
      desk.terminal.colours);
}

std::string excluded_table(const Desk& desk, const json::array& excluded) {
  std::vector<std::vector<Cell>> rows;
  for (const auto& one : excluded) {
    std::string reasons;
    for (const auto& reason : one.at("reasons").as_array()) {
      reasons += (reasons.empty() ? "" : "; ") + reason_words(reason.as_object());
    }
    const auto* travel = one.as_object().if_contains("travel_min");
    const auto* change = one.as_object().if_contains("change");
    rows.push_back({{desk.name_of(one.at("name"))},
                    {text(one.at("region"))},
                    {travel == nullptr ? "-" : duration_words(travel->as_int64()), Ink::plain, true},
                    {reasons, Ink::dim},
                    {change == nullptr ? "" : change_words(change->as_array())}});
  }
  return render_table({"NOT", "REGION", "BY ROAD", "BECAUSE IT", "IT WOULD FIT"}, rows,
                      desk.terminal.colours);
}

struct PreviewArguments {
  RequestArguments request;
  int limit = 20;
  std::string receipt;  // file; empty: none
};

// It says what was told about a household: nobody else may read it.
void keep_receipt(const std::string& file, const json::value& receipt) {
  const auto mask = umask(0077);
  std::ofstream out(file);
  umask(mask);
  if (!(out << std::string_view{receipt.as_string()} << std::endl))
    throw Quit(Exit::usage, "cannot write " + file);
}

void preview(Desk& desk, const PreviewArguments& arguments) {
  auto params = request_params(arguments.request, find_origin(desk, arguments.request.from));
  params["limit"] = arguments.limit;
  if (!arguments.receipt.empty()) params["receipt"] = true;
  const auto result = desk.call("route.preview", params);
  if (!arguments.receipt.empty()) keep_receipt(arguments.receipt, result.at("receipt"));
  const auto& candidates = result.at("candidates").as_array();
  const auto& excluded = result.at("excluded").as_array();
  auto words =
      candidates.empty() ? "No center can take this household now.\n" : candidates_table(desk, candidates);
  if (!excluded.empty()) words += "\n" + excluded_table(desk, excluded);
  words.pop_back();
  desk.say(result, words);
}

}  // namespace

void add_preview(CLI::App& app, Desk& desk) {
  const auto [sub, arguments] = command<PreviewArguments>(
      app, "preview", "Where a household could go, nearest by road first, and why not elsewhere");
  add_request_options(*sub, arguments->request);
  sub->add_option("--limit", arguments->limit, "At most so many centers")->check(CLI::Range(1, 200));
  sub->add_option("--receipt", arguments->receipt,
                  "Writes a receipt there, of which `panactl receipt` makes the ranking anew");
  sub->footer(
      "Holds and stores nothing. Example:\n  panactl preview --from Atyrau --women 1 --child boy:14-15");
  sub->callback([&desk, kept = arguments] { desk.action = [&desk, kept] { preview(desk, *kept); }; });
}

}  // namespace pana::ctl
