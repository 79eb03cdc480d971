#pragma once
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/websocket/ssl.hpp>
#include <boost/beast/websocket/stream.hpp>
#include <boost/json/object.hpp>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "support/tls_link.hpp"

namespace pana::test {

namespace json = boost::json;

// A call was answered with an error.
struct Refused : std::runtime_error {
  explicit Refused(std::string_view method, const json::object& error);

  int code;
  std::string reason;  // data.reason
  std::string at;      // data.at
  json::object data;
};

// The password of every account in tests.
inline constexpr std::string_view test_password = "only for tests";

// A new idempotency key.
std::string new_key();

// A client of one daemon over real TLS: synchronous, for one thread. What comes while it waits for something
// else is kept. Every wait ends after `patience` with Lost.
class Console {
 public:
  using Pred = std::function<bool(const json::object& params)>;

  explicit Console(const Endpoint& endpoint);
  // Connected and signed in.
  Console(const Endpoint& endpoint, std::string_view account);
  ~Console();
  Console(const Console&) = delete;
  Console& operator=(const Console&) = delete;

  json::object sign_in(std::string_view account);
  // The result; throws Refused for an error.
  json::object call(std::string_view method, json::object params = {});
  // The error; throws std::runtime_error for a result.
  Refused expect_error(std::string_view method, json::object params = {});
  // A call without waiting, and its whole answer frame, by the number that start() gave.
  std::uint64_t start(std::string_view method, json::object params);
  json::object finish(std::uint64_t id);

  // The params of the oldest notice of this method (and that fits) that was not taken yet; older ones of the
  // method are dropped.
  json::object next_notice(std::string_view method, const Pred& fits = nullptr);
  // The same if it comes within that time: to prove that something does not come, follow it with calls whose
  // answers would stand behind it.
  std::optional<json::object> notice_within(std::string_view method, milliseconds time,
                                            const Pred& fits = nullptr);
  // Everything that has come; reads what is there without waiting.
  std::deque<json::object>& notices();

  // Raw frames, and the next answer frame to a call that carried no usable id.
  void send_text(std::string_view text);
  void send_binary(std::string_view bytes);
  void send_fragment(std::string_view text, bool last);
  json::object next_frame_without_id();
  // Waits until the daemon closes; its close code, 0 where the connection ended without.
  int close_code();
  bool alive();
  // Goes away without a word, as a lost network does.
  void cut();

 private:
  using Socket = boost::beast::websocket::stream<TlsLink::Stream>;

  void read();
  void received();
  void wait_for(const std::function<bool()>& so, std::string_view what);
  std::optional<json::object> take_notice(std::string_view method, const Pred& fits);

  TlsLink link_;
  Socket socket_;
  boost::beast::flat_buffer buffer_;
  std::map<std::uint64_t, json::object> answers_;
  std::deque<json::object> notices_;
  std::deque<json::object> without_id_;
  std::uint64_t last_id_ = 0;
  bool ended_ = false;
};

}  // namespace pana::test
