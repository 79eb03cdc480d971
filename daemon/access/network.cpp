#include "access/network.hpp"

#include <boost/asio/ip/address.hpp>

namespace pana::access {

std::string network_of(const std::string& address) {
  boost::system::error_code none;
  const auto parsed = boost::asio::ip::make_address(address, none);
  if (none || !parsed.is_v6() || parsed.to_v6().is_v4_mapped()) return address;
  const auto bytes = parsed.to_v6().to_bytes();
  return {bytes.begin(), bytes.begin() + 8};
}

}  // namespace pana::access
