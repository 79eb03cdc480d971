#pragma once
#include <string>

#include "core/result.hpp"
#include "core/secret.hpp"
#include "core/time.hpp"

namespace pana::store {

// Where Redis is and how to speak to it.
struct RedisConfig {
  std::string url =
      "unix:///run/redis/redis-server.sock";  // unix:///path, redis://host:port or rediss://host:port
  std::string username{};                     // empty: the default user
  Secret password{};                          // empty: no AUTH
  std::string ca_file{};  // of rediss://: who signs Redis's certificate; empty: the system's
  milliseconds command_timeout{5000};
  int wait_replicas = 0;  // a change counts only when so many replicas have it
  minutes utc_offset{0};  // of the country, by whose calendar months are counted

  RedisConfig copy() const {
    return {url, username, password.copy(), ca_file, command_timeout, wait_replicas, utc_offset};
  }
};

namespace redis {

struct Address {
  enum class Kind { unix_socket, tcp, tls };
  Kind kind = Kind::unix_socket;
  std::string host{};  // or the socket's path
  std::string port{};
};

// Reads RedisConfig::url; invalid_params at /redis/url where it has none of the forms.
Result<Address> parse_url(std::string_view url);

}  // namespace redis
}  // namespace pana::store
