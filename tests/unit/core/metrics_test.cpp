#include "core/metrics.hpp"

#include <set>
#include <sstream>

#include "support/catch.hpp"

using namespace pana;

namespace {

bool has_line(const std::string& text, const std::string& line) {
  return ("\n" + text).find("\n" + line + "\n") != std::string::npos;
}

}  // namespace

TEST_CASE("The numbers of all shards are added up") {
  Metrics first, second;
  first.add(Metric::placements_total, 2);
  second.add(Metric::placements_total);
  first.set(Metric::connections_open, 5);
  second.set(Metric::connections_open, 7);
  second.add(Metric::connections_open, -3);
  const auto text = to_prometheus({&first, &second});
  CHECK(has_line(text, "pana_placements_total 3"));
  CHECK(has_line(text, "pana_connections_open 9"));
  CHECK(has_line(text, "pana_calls_total 0"));
}

TEST_CASE("Every metric has a name of its own, a type that goes with it, and help") {
  std::istringstream text{to_prometheus({})};
  std::set<std::string> names;
  for (std::string line; std::getline(text, line);) {
    if (!line.starts_with("# TYPE ")) continue;
    std::istringstream words{line.substr(7)};
    std::string name, type;
    words >> name >> type;
    CAPTURE(name, type);
    CHECK(names.insert(name).second);
    CHECK(name.starts_with("pana_"));
    CHECK(name.ends_with("_total") == (type == "counter"));
  }
  CHECK(names.size() == static_cast<std::size_t>(Metric::last_) + 1);
}

TEST_CASE("Durations fall into cumulative buckets, the bound included") {
  Metrics shard;
  for (const int us : {100, 101, 250, 2'000'000}) shard.call_took(us);
  const auto text = to_prometheus({&shard});
  CHECK(has_line(text, "pana_call_seconds_bucket{le=\"0.000100\"} 1"));
  CHECK(has_line(text, "pana_call_seconds_bucket{le=\"0.000250\"} 3"));
  CHECK(has_line(text, "pana_call_seconds_bucket{le=\"1.000000\"} 3"));
  CHECK(has_line(text, "pana_call_seconds_bucket{le=\"+Inf\"} 4"));
  CHECK(has_line(text, "pana_call_seconds_count 4"));
  CHECK(has_line(text, "pana_call_seconds_sum 2.000451"));
}
