#include "dispatch/handlers.hpp"
#include "operations/purge.hpp"
#include "protocol/decode.hpp"
#include "protocol/json_writer.hpp"

namespace pana::dispatch {

Answer request_purge(Desk& desk, Visit& visit, protocol::Call call) {
  PANA_CO_TRY(params, protocol::decode_request_purge(call.params));
  auto caller = caller_of(desk, visit, call, params.key);
  PANA_CO_TRY(purged, co_await operations::evacuate(desk.context, std::move(caller), desk.retention, params));
  protocol::JsonWriter json;
  json.begin_object().member("purged", purged.purged).member("ended", purged.ended);
  json.member("oldest_remains_s", std::chrono::duration_cast<seconds>(purged.oldest_remains).count());
  json.member("keys_wiped", purged.keys_wiped).end_object();
  co_return json.take();
}

}  // namespace pana::dispatch
