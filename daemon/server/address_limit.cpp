#include "server/address_limit.hpp"

#include "access/network.hpp"

namespace pana::server {

std::unique_ptr<AddressLimit::Place> AddressLimit::take(const std::string& address) {
  auto key = access::network_of(address);
  auto& count = counts_[key];
  if (count >= most_) return nullptr;
  ++count;
  return std::make_unique<Place>(*this, std::move(key));
}

void AddressLimit::give_back(const std::string& key) {
  const auto found = counts_.find(key);
  if (--found->second == 0) counts_.erase(found);
}

}  // namespace pana::server
