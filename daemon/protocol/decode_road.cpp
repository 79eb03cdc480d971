#include "protocol/decode.hpp"
#include "protocol/fields.hpp"

namespace pana::protocol {
namespace {

// Both where none is named: most closures stop everybody.
std::uint8_t read_vehicles(const Item& item) {
  if (!item.present()) return all_vehicles;
  std::uint8_t vehicles = 0;
  item.each(vehicle_names.size(), [&](const Item& element) {
    const auto one = bit(static_cast<Vehicle>(element.code(vehicle_names)));
    if ((vehicles & one) != 0) element.refuse("twice");
    vehicles |= one;
  });
  if (vehicles == 0) item.refuse("length");
  return vehicles;
}

}  // namespace

Result<RoadClose> decode_road_close(const Params& params) {
  Fields fields{params};
  RoadClose out;
  out.from = fields.required("from").id<PlaceId>();
  out.to = fields.required("to").id<PlaceId>();
  out.begins = fields.optional("begins").moment();
  const auto until = fields.required("until");
  out.until = until.moment().value_or(Instant{});
  if (out.begins && out.until <= *out.begins) until.refuse("range");
  out.vehicles = read_vehicles(fields.optional("vehicles"));
  out.key = fields.required("key").key();
  return fields.finish(std::move(out));
}

Result<RoadOpen> decode_road_open(const Params& params) {
  Fields fields{params};
  RoadOpen out;
  out.closure = fields.required("closure").id<ClosureId>();
  out.key = fields.required("key").key();
  return fields.finish(std::move(out));
}

}  // namespace pana::protocol
