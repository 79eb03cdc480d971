#include "store/redis/config.hpp"

#include <algorithm>

namespace pana::store::redis {
namespace {

bool is_port(std::string_view text) {
  return !text.empty() && text.size() <= 5 &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }) &&
         std::stoi(std::string{text}) <= 65535;
}

}  // namespace

Result<Address> parse_url(std::string_view url) {
  const auto refused = fault(FaultCode::invalid_params, "/redis/url");
  const auto scheme_end = url.find("://");
  if (scheme_end == std::string_view::npos) return refused;
  const auto scheme = url.substr(0, scheme_end);
  auto rest = url.substr(scheme_end + 3);
  if (scheme == "unix") {
    if (!rest.starts_with('/') || rest.size() < 2) return refused;
    return Address{Address::Kind::unix_socket, std::string{rest}, {}};
  }
  if (scheme != "redis" && scheme != "rediss") return refused;
  const auto colon = rest.rfind(':');
  if (colon == std::string_view::npos) return refused;
  auto host = rest.substr(0, colon);
  const auto port = rest.substr(colon + 1);
  if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
  if (host.empty() || host.find_first_of("/@") != std::string_view::npos || !is_port(port)) return refused;
  return Address{scheme == "redis" ? Address::Kind::tcp : Address::Kind::tls, std::string{host},
                 std::string{port}};
}

}  // namespace pana::store::redis
