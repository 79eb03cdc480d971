#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace pana::ctl {

// Where a daemon listens: "wss://HOST[:PORT][/PATH]"; an IPv6 address stands in brackets. Port 8443 and path
// /ws by default.
struct Url {
  std::string host;
  std::string port = "8443";
  std::string path = "/ws";

  // As in a Host header: with brackets and port.
  std::string authority() const;
};

std::optional<Url> url_from(std::string_view text);

}  // namespace pana::ctl
