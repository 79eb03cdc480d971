#include "operations/show_waiting.hpp"

#include <algorithm>
#include <map>

namespace pana::operations {
namespace {

// More do not wait anywhere; who waits behind them is not counted.
constexpr std::size_t most_counted = 2'000;

bool answers_for(const Actor& actor, const std::string& region) {
  return actor.regions.empty() ||
         std::find(actor.regions.begin(), actor.regions.end(), region) != actor.regions.end();
}

}  // namespace

Awaitable<Result<std::vector<RegionWaiting>>> show_waiting(Context& context, Caller caller) {
  PANA_CO_TRY(queue, co_await context.store.list_queue(most_counted));
  std::map<std::string, RegionWaiting> regions;
  for (const auto& request : queue) {
    const auto& origin = request.body.origin_region;
    if (!answers_for(caller.actor, origin)) continue;
    auto& region = regions.try_emplace(origin, RegionWaiting{origin, 0, request.opened_at}).first->second;
    ++region.waiting;
    region.since = std::min(region.since, request.opened_at);
  }
  std::vector<RegionWaiting> list;
  for (auto& [code, region] : regions) list.push_back(std::move(region));
  co_return list;
}

}  // namespace pana::operations
