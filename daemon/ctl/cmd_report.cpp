#include <boost/json/array.hpp>

#include "ctl/commands.hpp"
#include "ctl/table.hpp"
#include "domain/summary.hpp"

namespace pana::ctl {
namespace {

namespace json = boost::json;

std::string figure_words(const json::object& figures, std::string_view name) {
  const auto* figure = figures.if_contains(name);
  return figure == nullptr ? "-" : std::to_string(figure->as_int64());
}

std::string months_table(const Desk& desk, const json::array& months) {
  if (months.empty()) return "None of these months is over and was counted.";
  std::vector<std::string> heading{"MONTH"};
  for (const auto name : tallied_names) heading.emplace_back(name);
  std::vector<std::vector<Cell>> rows;
  for (const auto& value : months) {
    const auto& month = value.as_object();
    rows.push_back({{std::string{month.at("month").as_string()}, Ink::bold}});
    for (const auto name : tallied_names)
      rows.back().push_back({figure_words(month.at("figures").as_object(), name), Ink::plain, true});
  }
  return render_table(heading, rows, desk.terminal.colours) +
         "Of requests that ended, and of offers (accepted, declined, expired). -: fewer than 5 people or 3\n"
         "centers, or it would give such a figure away. By region: --json.";
}

}  // namespace

void add_report(CLI::App& app, Desk& desk) {
  struct Arguments {
    std::string from;
    std::string to;
  };
  const auto [sub, arguments] =
      command<Arguments>(app, "report", "What happened, month by month, in figures that tell of nobody");
  sub->add_option("--from", arguments->from, "The first month, as 2026-01")->required();
  sub->add_option("--to", arguments->to, "The last one (default: only the first)");
  sub->callback([&desk, kept = arguments] {
    desk.action = [&desk, kept] {
      const auto& to = kept->to.empty() ? kept->from : kept->to;
      const auto report = desk.call("report.summary", {{"from", kept->from}, {"to", to}});
      desk.say(report, months_table(desk, report.at("months").as_array()));
    };
  });
}

}  // namespace pana::ctl
