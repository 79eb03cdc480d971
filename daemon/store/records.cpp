#include "store/records.hpp"

#include <algorithm>
#include <tuple>

namespace pana::store {

void most_urgent_first(std::vector<RequestRecord>& requests, std::size_t most) {
  std::sort(requests.begin(), requests.end(), [](const RequestRecord& a, const RequestRecord& b) {
    return std::tie(b.urgency, a.opened_at, a.request) < std::tie(a.urgency, b.opened_at, b.request);
  });
  if (requests.size() > most) requests.resize(most);
}

}  // namespace pana::store
