#include "ctl/url.hpp"

#include <algorithm>

namespace pana::ctl {
namespace {

bool is_port(std::string_view text) {
  const bool digits = std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  return digits && !text.empty() && text.size() <= 5;
}

}  // namespace

std::string Url::authority() const {
  const bool v6 = host.find(':') != std::string::npos;
  return (v6 ? "[" + host + "]" : host) + ":" + port;
}

std::optional<Url> url_from(std::string_view text) {
  constexpr std::string_view scheme = "wss://";
  if (text.substr(0, scheme.size()) != scheme) return std::nullopt;
  text.remove_prefix(scheme.size());
  Url url;
  if (const auto slash = text.find('/'); slash != std::string_view::npos) {
    if (slash + 1 < text.size()) url.path = text.substr(slash);
    text = text.substr(0, slash);
  }
  const auto bracket = text.rfind(']');
  const auto colon = text.rfind(':');
  if (colon != std::string_view::npos && (bracket == std::string_view::npos || colon > bracket)) {
    url.port = text.substr(colon + 1);
    text = text.substr(0, colon);
  }
  if (text.size() > 2 && text.front() == '[' && text.back() == ']') text = text.substr(1, text.size() - 2);
  url.host = text;
  if (url.host.empty() || !is_port(url.port)) return std::nullopt;
  return url;
}

}  // namespace pana::ctl
