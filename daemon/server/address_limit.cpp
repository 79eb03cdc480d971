#include "server/address_limit.hpp"

#include <boost/asio/ip/address.hpp>

namespace pana::server {
namespace {

std::string key_of(const std::string& address) {
  boost::system::error_code none;
  const auto parsed = boost::asio::ip::make_address(address, none);
  if (none || !parsed.is_v6() || parsed.to_v6().is_v4_mapped()) return address;
  const auto bytes = parsed.to_v6().to_bytes();
  return {bytes.begin(), bytes.begin() + 8};
}

}  // namespace

std::unique_ptr<AddressLimit::Place> AddressLimit::take(const std::string& address) {
  auto key = key_of(address);
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
