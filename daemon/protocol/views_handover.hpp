#pragma once
#include <string>

#include "domain/event.hpp"
#include "domain/handover.hpp"
#include "domain/place.hpp"
#include "domain/visible.hpp"
#include "protocol/json_writer.hpp"

// What leads to a center → JSON.
namespace pana::protocol {

// {"line"?,"meeting_point"?,"arrival_code","expires_at"}; the meeting point is
// {"kind","place","name"?}, with the name where the place is known.
struct HandoverView {
  const Handover* handover;  // null: the center has told none
  const Gazetteer& gazetteer;
  const std::string& arrival_code;
  Instant expires_at;
};
void write_handover(JsonWriter& json, const HandoverView& view, Reader reader);

// Params of the notice to the center: {"cursor","offer","at"}.
std::string handover_shown(const Event& event);

}  // namespace pana::protocol
