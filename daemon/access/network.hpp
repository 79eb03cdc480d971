#pragma once
#include <string>

namespace pana::access {

// What counts as one source: an IPv4 address, or an IPv6 network of 64 bits, which belongs to one customer.
// What is no address stands for itself.
std::string network_of(const std::string& address);

}  // namespace pana::access
