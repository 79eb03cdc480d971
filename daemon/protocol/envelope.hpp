#pragma once
#include <boost/json/object.hpp>
#include <string>
#include <string_view>

#include "core/result.hpp"

namespace pana::protocol {

inline constexpr std::size_t most_bytes = 64 * 1024;
inline constexpr std::size_t most_depth = 8;

// One JSON-RPC 2.0 call. `id` is the JSON text of its id ("7", "\"a\""), to be echoed; a call without an id
// is refused.
struct Call {
  std::string id;
  std::string method;
  boost::json::object params;
};

// A frame that is not a call, and the id to answer to ("null" where it could not be read).
struct BadCall {
  std::string id;
  Fault fault;
};

// parse_error: not JSON, too deep, or a member twice (then `at` names it). invalid_request: not a JSON-RPC
// call (batches included). `params` may be left out (an empty object), never an array. Unknown members of the
// call are refused; `pad` is not.
boost::system::result<Call, BadCall> parse_call(std::string_view frame);

// {"jsonrpc":"2.0","id":…,"result":…}; `result` is JSON text.
std::string result_frame(std::string_view id, std::string_view result);
// {"jsonrpc":"2.0","id":…,"error":{"code":-32…,"message":…,"data":{"reason":…,"at":…,"retry":…, figures}}}
std::string error_frame(std::string_view id, const Fault& fault);
// {"jsonrpc":"2.0","method":…,"params":…}; `params` is JSON text.
std::string notice_frame(std::string_view method, std::string_view params);

// JSON-RPC's code of a fault: -32700…-32603 for its own, -32000…-32099 for ours. One table, with the message.
int rpc_code(FaultCode code);

}  // namespace pana::protocol
