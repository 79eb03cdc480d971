#include <CLI/CLI.hpp>
#include <cstdio>
#include <exception>
#include <fstream>
#include <numeric>

#include "bench/simulate/plot.hpp"
#include "bench/simulate/table.hpp"

namespace {

using namespace pana::simulate;

constexpr auto about =
    "pana_simulate - compares policies of choosing a place on a simulated year of a country\n\n"
    "Demand from the figures of 2023, the daemon's own search; tests/bench/simulate/README.md says what is "
    "assumed.";

struct Arguments {
  Options options;
  std::size_t seeds = 12;
  std::uint64_t first_seed = 1;
  std::string plot;
};

void describe(CLI::App& cli, Arguments& arguments) {
  auto& options = arguments.options;
  cli.add_option("--load", options.loads, "Demand, as a multiple of 2023's")
      ->delimiter(',')
      ->capture_default_str();
  cli.add_option("--seeds", arguments.seeds, "How many years are simulated")
      ->check(CLI::Range(1, 1000))
      ->capture_default_str();
  cli.add_option("--first-seed", arguments.first_seed, "The seed of the first")->capture_default_str();
  cli.add_option("--days", options.days, "Counted days")->check(CLI::Range(1, 3650))->capture_default_str();
  cli.add_option("--warm-up", options.warm_up_days, "Days before them, that fill the centers")
      ->check(CLI::Range(0, 3650))
      ->capture_default_str();
  cli.add_option("--last-unit-min", options.last_unit_min, "placement.last_unit_min of `reserve`")
      ->capture_default_str();
  cli.add_option("--rounds", options.rounds, "Steps towards the optimum's bound")->capture_default_str();
  cli.add_option("--country", options.country, "A folder like config/kazakhstan")->capture_default_str();
  cli.add_option("--plot", arguments.plot, "Write a plot (SVG) here")->type_name("FILE");
}

void run(const Options& options, const std::string& plot_file) {
  const auto world = load_world(options.country);
  std::vector<Comparison> comparisons;
  for (const double load : options.loads) {
    comparisons.push_back(compare(world, options, load));
    const auto& last = comparisons.back();
    std::fprintf(stderr, "load %g: %.0f households, %.0f more that no center could ever take\n", load,
                 last.households, last.impossible);
  }
  std::printf("%s\n%s", table(comparisons, world).c_str(), verdict(comparisons, world).c_str());
  std::printf("seeds %llu to %llu, %d days after %d of warm-up\n",
              static_cast<unsigned long long>(options.seeds.front()),
              static_cast<unsigned long long>(options.seeds.back()), options.days, options.warm_up_days);
  if (plot_file.empty()) return;
  std::ofstream file(plot_file);
  file << plot(comparisons);
  if (!file.flush()) throw std::runtime_error("cannot write " + plot_file);
}

}  // namespace

int main(int count, char** values) {
  Arguments arguments;
  arguments.options.country = PANA_SOURCE_DIR "/config/kazakhstan";
  CLI::App cli{about};
  describe(cli, arguments);
  CLI11_PARSE(cli, count, values);
  arguments.options.seeds.resize(arguments.seeds);
  std::iota(arguments.options.seeds.begin(), arguments.options.seeds.end(), arguments.first_seed);
  try {
    run(arguments.options, arguments.plot);
  } catch (const std::exception& failure) {
    std::fprintf(stderr, "pana_simulate: %s\n", failure.what());
    return 1;
  }
  return 0;
}
