#pragma once
#include "domain/promise.hpp"
#include "domain/visible.hpp"
#include "protocol/json_writer.hpp"

namespace pana::protocol {

// {"center","offers","accepted","declined","expired","phantom","kept_share"?,"phantom_share"?,
// "median_answer_s"?,"since"?}: shares and median are left out where too few offers stand behind them.
void write_promise(JsonWriter& json, const CenterId& center, const Promise& promise, Reader reader);

}  // namespace pana::protocol
