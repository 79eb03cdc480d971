#include <fmt/format.h>

#include "bench/ages.hpp"
#include "bench/load.hpp"
#include "bench/measures.hpp"

namespace pana::bench {
namespace {

constexpr double aim = 10'000;
// The size of a country's register today.
constexpr int few = 41;

struct Followed {
  Measured load;
  Histogram each, last;
  std::size_t missing = 0;
  double messages = 0, bytes = 0;  // a second
};

// Placements while the watchers follow: as many as go with 64 waiting, or `per_second`.
Followed follow(const Options& options, Loop& loop, int centers, double per_second) {
  World world(options, loop, centers);
  Watchers watchers(world, static_cast<std::size_t>(options.watchers));
  Ages ages(watchers.size(), watchers.versions());
  watchers.on_seen(
      [&](std::size_t watcher, const Seen& seen, bool first) { ages.seen(watcher, seen, first, now()); });
  Load load(world, 256, placing(world.country()),
            placed([&](std::size_t slot, Nanos at) { ages.placed(slot, at); }));
  std::uint64_t messages = 0, bytes = 0;
  load.on_begin = [&] {
    ages.begin();
    messages = watchers.notices();
    bytes = watchers.bytes();
  };
  Followed result;
  const auto stretch = options.stretch();
  result.load = per_second > 0 ? load.at_rate(per_second, stretch) : load.closed(64, stretch);
  result.messages = static_cast<double>(watchers.notices() - messages) / options.seconds;
  result.bytes = static_cast<double>(watchers.bytes() - bytes) / options.seconds;
  loop.run_until([&] { return ages.missing() == 0; }, 5 * second);
  result.missing = ages.missing();
  result.each = ages.each();
  result.last = ages.last();
  return result;
}

void keep(Report& report, const std::string& name, const Followed& of) {
  report.figure(name + "_per_s", of.load.per_second);
  report.figure(name + "_age_p50_ms", static_cast<double>(of.each.quantile(0.5)) / 1e6);
  report.figure(name + "_age_p99_ms", static_cast<double>(of.each.quantile(0.99)) / 1e6);
  report.figure(name + "_last_p50_ms", static_cast<double>(of.last.quantile(0.5)) / 1e6);
  report.figure(name + "_last_p99_ms", static_cast<double>(of.last.quantile(0.99)) / 1e6);
  report.figure(name + "_generator_busy", of.load.own_share);
  report.figure(name + "_panad_us", of.load.panad_us);
  report.figure(name + "_mb_per_s", of.bytes / 1e6);
  if (of.load.refused > 0) report.note(name + ": refused " + of.load.first_refusal);
  if (of.load.own_share > 0.9)
    report.note(fmt::format("{}: the generator was busy {:.0f} % of the time, and may be the limit", name,
                            of.load.own_share * 100));
  if (of.missing > 0)
    report.note(fmt::format("{}: {} placements never reached every watcher", name, of.missing));
}

void add(const Options& options, Report& report, int centers, const Followed& most, const Followed& steady) {
  report.add({fmt::format("placements/s while {} consoles follow {} centers", options.watchers, centers),
              "Node ws 327, plain Beast 152",
              amount(most.load.per_second) + " (" + quantiles(most.load.latency) + ")", "", "≥ 10 k"});
  const auto age = [&](const std::string& when, const Followed& of) {
    report.add({fmt::format("age of a change on a console {}, {} centers, p50 / p99", when, centers), "",
                quantiles(of.each), "", "≤ 30 ms"});
    report.add({fmt::format("until the last console has it {}, {} centers, p50 / p99", when, centers), "",
                quantiles(of.last), "", ""});
  };
  age("at that speed", most);
  age(fmt::format("at {}/s ({} asked)", amount(steady.load.per_second), amount(aim)), steady);
}

}  // namespace

void measure_follow(const Options& options, Loop& loop, Report& report) {
  for (const int centers : {few, options.centers}) {
    const auto most = follow(options, loop, centers, 0);
    const auto steady = follow(options, loop, centers, aim);
    keep(report, fmt::format("follow_{}_most", centers), most);
    keep(report, fmt::format("follow_{}_steady", centers), steady);
    add(options, report, centers, most, steady);
  }
}

}  // namespace pana::bench
