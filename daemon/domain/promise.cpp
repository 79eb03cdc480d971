#include "domain/promise.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace pana {
namespace {

std::optional<double> share(std::int64_t part, std::int64_t all) {
  if (all < fewest_responses) return std::nullopt;
  return std::round(100.0 * double(part) / double(all)) / 100.0;
}

std::optional<seconds> median(std::vector<seconds> times) {
  if (times.size() < std::size_t{fewest_responses}) return std::nullopt;
  const auto middle = times.begin() + static_cast<std::ptrdiff_t>((times.size() - 1) / 2);
  std::nth_element(times.begin(), middle, times.end());
  return *middle;
}

}  // namespace

Promise promise_of(std::span<const Response> responses) {
  using How = Response::How;
  Promise promise;
  std::vector<seconds> times;
  for (const auto& response : responses) {
    ++promise.offers;
    if (response.how == How::accepted) ++promise.accepted;
    if (response.how == How::declined || response.how == How::no_bed) ++promise.declined;
    if (response.how == How::no_bed) ++promise.phantom;
    if (response.how == How::silent) ++promise.expired;
    if (response.how != How::silent) times.push_back(response.after);
    promise.since = std::min(promise.since.value_or(response.day), response.day);
  }
  promise.kept_share = share(promise.accepted, promise.offers);
  promise.phantom_share = share(promise.phantom, promise.offers);
  promise.median_answer = median(std::move(times));
  return promise;
}

}  // namespace pana
