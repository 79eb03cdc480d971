#pragma once
#include <boost/json/object.hpp>
#include <boost/system/result.hpp>
#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "ctl/url.hpp"

namespace pana::ctl {

// What the daemon answered instead of a result. `data` holds `reason` and the figures.
struct Refusal {
  int code = 0;
  std::string message;
  boost::json::object data;
};

struct Notice {
  std::string method;
  boost::json::object params;
};

// One connection to a daemon: TLS 1.3 with the certificate and the host name checked, WebSocket with
// subprotocol pana.v1, calls one after the other. Every wait has an end. Throws Quit(no_connection), saying
// why, where the connection cannot be made or is lost.
class Client {
 public:
  // `ca_file`: PEM; empty: the system's authorities.
  Client(const Url& url, const std::string& ca_file);
  ~Client();
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  boost::system::result<boost::json::object, Refusal> call(std::string_view method,
                                                           const boost::json::object& params);
  // The next notice in the order of arrival, kept ones first; nothing where none comes within `patience`.
  std::optional<Notice> next_notice(std::chrono::milliseconds patience);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace pana::ctl
