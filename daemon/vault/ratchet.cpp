#include "vault/ratchet.hpp"

#include <stdexcept>

namespace pana::vault {

KeyNumber day_of(Instant at) {
  const auto days = std::chrono::floor<std::chrono::days>(at).time_since_epoch().count();
  return days > 0 ? static_cast<KeyNumber>(days) : 0;
}

Key Ratchet::chain_at(KeyNumber number) const {
  if (number < oldest_) throw std::logic_error("a wiped day key was asked for");
  auto chain = chain_.copy();
  for (auto at = oldest_; at < number; ++at) chain = derive(chain, "pana day chain 1", at + 1);
  return chain;
}

Key Ratchet::sealing_key(KeyNumber number) const {
  return derive(chain_at(number), "pana day key 1", number);
}

void Ratchet::advance(KeyNumber to) {
  if (to <= oldest_) return;
  chain_ = chain_at(to);
  oldest_ = to;
}

}  // namespace pana::vault
