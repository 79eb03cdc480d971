#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "bench/bare_script.hpp"
#include "bench/load.hpp"
#include "bench/measures.hpp"

namespace pana::bench {
namespace {

// One connection has no use for more commands in flight than a few dozen.
constexpr std::size_t most_at_script = 64;
constexpr double steady_rate = 5'000;

std::string speed(const Measured& of) {
  return amount(of.per_second) + " (" + quantiles(of.latency) + ")";
}

void keep(Report& report, const std::string& name, const Measured& of) {
  report.figure(name + "_per_s", of.per_second);
  report.figure(name + "_p50_us", static_cast<double>(of.latency.quantile(0.5)) / 1e3);
  report.figure(name + "_p99_us", static_cast<double>(of.latency.quantile(0.99)) / 1e3);
  report.figure(name + "_panad_us", of.panad_us);
  report.figure(name + "_redis_us", of.redis_us);
  if (of.own_share > 0) report.figure(name + "_generator_busy", of.own_share);
  if (of.refused > 0)
    report.note(fmt::format("{}: {} refused, first {}", name, of.refused, of.first_refusal));
}

struct References {
  std::map<std::size_t, Measured> closed;
  Measured steady;
};

References measure_script(const Options& options, World& world, Report& report) {
  References references;
  auto calls = record_placements(world, 512);
  world.stop_panad();
  BareScript script(world, std::move(calls));
  for (const auto wanted : options.waiting) {
    const auto waiting = std::min(wanted, most_at_script);
    if (!references.closed.contains(waiting))
      references.closed[waiting] = script.closed(waiting, options.stretch());
  }
  references.steady = script.at_rate(steady_rate, options.stretch());
  for (const auto& [waiting, result] : references.closed)
    keep(report, fmt::format("script_{}", waiting), result);
  keep(report, "script_5000", references.steady);
  return references;
}

void add_crowd(Report& report, std::size_t waiting, const Measured& pana, const Measured& script) {
  keep(report, fmt::format("placements_{}", waiting), pana);
  report.add({fmt::format("placements/s, {} waiting (p50 / p99)", waiting), "bare EVALSHA " + speed(script),
              speed(pana), ratio(pana.per_second, script.per_second), waiting == 64 ? "≥ 50 k" : ""});
  report.add({fmt::format("processor time per placement, {} waiting", waiting),
              fmt::format("Redis {:.1f} µs", script.redis_us),
              fmt::format("panad {:.1f} + Redis {:.1f} µs", pana.panad_us, pana.redis_us),
              ratio(pana.panad_us + pana.redis_us, script.redis_us), ""});
}

void add_steady(Report& report, const Measured& pana, const Measured& script) {
  keep(report, "placements_5000", pana);
  const auto more = [&](double share) {
    return duration(std::max<Nanos>(0, pana.latency.quantile(share) - script.latency.quantile(share)));
  };
  report.add({"placement at 5,000/s from when it was due, p50 / p99",
              "bare EVALSHA " + quantiles(script.latency), quantiles(pana.latency),
              "+ " + more(0.5) + " / " + more(0.99), "+ ≤ 30 / 50 µs"});
}

}  // namespace

void measure_placements(const Options& options, Loop& loop, Report& report) {
  World world(options, loop, options.centers);
  const auto script = measure_script(options, world, report);
  world.start_panad();
  const auto connections =
      std::max<std::size_t>(64, *std::max_element(options.waiting.begin(), options.waiting.end()));
  Load load(world, connections, placing(world.country()), placed());
  double most = 0;
  for (const auto waiting : options.waiting) {
    const auto result = load.closed(waiting, options.stretch());
    add_crowd(report, waiting, result, script.closed.at(std::min(waiting, most_at_script)));
    most = std::max(most, result.per_second);
  }
  add_steady(report, load.at_rate(steady_rate, options.stretch()), script.steady);
  const auto half = load.at_rate(most / 2, options.stretch());
  keep(report, "placements_half", half);
  report.add({fmt::format("placement at half the most ({}/s), p50 / p99", amount(half.per_second)), "",
              quantiles(half.latency), "", ""});
}

}  // namespace pana::bench
