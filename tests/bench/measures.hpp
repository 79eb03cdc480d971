#pragma once
#include "bench/loop.hpp"
#include "bench/options.hpp"
#include "bench/report.hpp"

// What is measured; README.md says what each line means. Each measure starts its own world.
namespace pana::bench {

void measure_placements(const Options& options, Loop& loop, Report& report);
void measure_fanout(const Options& options, Loop& loop, Report& report);
void measure_follow(const Options& options, Loop& loop, Report& report);
void measure_idle(const Options& options, Loop& loop, Report& report);

}  // namespace pana::bench
