#include <sched.h>

#include <CLI/CLI.hpp>
#include <cstdio>

#include "bench/report.hpp"
#include "bench/scale/measures.hpp"

using namespace pana;
using namespace pana::bench;
using namespace pana::bench::scale;

namespace {

void stay_on(int core) {
  if (core < 0) return;
  cpu_set_t set;
  CPU_ZERO(&set);
  CPU_SET(static_cast<std::size_t>(core), &set);
  if (sched_setaffinity(0, sizeof set, &set) != 0) std::fprintf(stderr, "cannot stay on core %d\n", core);
}

template <class Make>
auto timed(const char* what, Make make) {
  const auto before = heap_bytes();
  const auto begun = now();
  auto made = make();
  std::printf("%-52s %8.0f ms, %5.1f MB\n", what, static_cast<double>(now() - begun) / 1e6,
              static_cast<double>(heap_bytes() - before) / 1e6);
  return made;
}

void row(const char* what, const Histogram& took) {
  std::printf("%-52s %10s %10s %10s\n", what, duration(took.quantile(0.5)).c_str(),
              duration(took.quantile(0.99)).c_str(), duration(took.most()).c_str());
  std::fflush(stdout);
}

void measure(Board& board, std::size_t count, std::uint64_t seed) {
  std::printf("\n%-52s %10s %10s %10s\n", "", "p50", "p99", "most");
  time_nearest(board, invented_search, 1'000, seed + 1);  // lists grow, caches fill
  const auto searches = time_nearest(board, invented_search, count, seed);
  row("nearest 8, from anywhere", searches.took);
  row("nearest, where no center at all would fit",
      time_nearest(board, hopeless_search, count / 20, seed).took);
  row("reference: travel to all localities, sorted", time_complete(board, count / 20, seed).took);
  row("reference: straight lines to all with a free unit", time_plain_scan(board, count / 20, seed).took);
  row("every center with all reasons (preview)", time_rank(board, count / 100, seed).took);
  row("an event applied", time_apply(board, count, seed));
  std::printf("\n%.2f candidates found on average; the walk ends with the eighth.\n",
              static_cast<double>(searches.found) / static_cast<double>(count));
}

}  // namespace

int main(int count, char** arguments) {
  Size size;
  std::size_t searches = 20'000;
  int core = 0;
  CLI::App app{"Measures the domain in a country of 100,000 localities and 10,000 centers."};
  app.add_option("--localities", size.localities, "how many, towns and villages")->capture_default_str();
  app.add_option("--towns", size.towns, "how many of them are on the road table")->capture_default_str();
  app.add_option("--centers", size.centers)->capture_default_str();
  app.add_option("--closures", size.closures, "roads that are closed")->capture_default_str();
  app.add_option("--searches", searches)->capture_default_str();
  app.add_option("--seed", size.seed)->capture_default_str();
  app.add_option("--core", core, "to stay on; negative: any")->capture_default_str();
  CLI11_PARSE(app, count, arguments);
  stay_on(core);

  SeededRandom random{size.seed};
  const auto places = timed("gazetteer", [&] { return invented_places(size, random); });
  const auto roads = invented_roads(*places, size, random);
  const auto table = timed(
      "road table", [&] { return std::make_shared<const RoadTable>(places, roads, 80, assumed_speeds); });
  const auto board = timed("board, with one walk", [&] {
    auto made = std::make_unique<Board>(table, Policy{});
    made->reset(invented_centers(*places, size, random), {1, 0}, {}, invented_closures(roads, size, random));
    std::vector<Candidate> found;
    nearest(*made, invented_search(*places, random), tonight, candidates_wanted, found);
    return made;
  });
  measure(*board, searches, size.seed);
  return 0;
}
