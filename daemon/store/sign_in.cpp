#include "store/sign_in.hpp"

#include <algorithm>
#include <tuple>

namespace pana::store {

void by_account(std::vector<SessionStanding>& sessions) {
  std::sort(sessions.begin(), sessions.end(), [](const SessionStanding& a, const SessionStanding& b) {
    return std::tie(a.record.account, a.record.expires_at) < std::tie(b.record.account, b.record.expires_at);
  });
}

}  // namespace pana::store
