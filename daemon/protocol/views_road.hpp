#pragma once
#include <string>

#include "domain/event.hpp"
#include "domain/place.hpp"
#include "protocol/json_writer.hpp"

// Closures of roads → JSON. They are facts of the country: who may ask for them sees all of them.
namespace pana::protocol {

// {"closure","from","to","names"?,"begins","until","vehicles"}; the names of both ends, where they are known.
void write_closure(JsonWriter& json, const Closure& closure, const Gazetteer& gazetteer);

// Params of road.changed: {"cursor","closed","road"}. The event has `road`.
std::string road_changed(const Event& event, const Gazetteer& gazetteer);

}  // namespace pana::protocol
