#include <algorithm>

#include "protocol/decode.hpp"
#include "protocol/fields.hpp"

namespace pana::protocol {
namespace {

constexpr std::size_t most_units = 32;
constexpr std::int64_t most_of_a_unit = 10'000;
constexpr std::int64_t most_version = (std::int64_t{1} << 53) - 1;  // what a JavaScript number holds exactly

std::string read_unit_code(const Item& item) {
  return item.id<Id<struct UnitKind>>().text;
}

std::optional<std::int32_t> read_count(const Item& item) {
  if (!item.present()) return std::nullopt;
  return static_cast<std::int32_t>(item.integer(0, most_of_a_unit));
}

CapacityReport::Unit read_unit(const Item& item) {
  auto fields = item.fields();
  CapacityReport::Unit unit;
  unit.unit = read_unit_code(fields.required("unit"));
  unit.version = fields.required("version").integer(0, most_version);
  unit.occupied = read_count(fields.optional("occupied"));
  unit.staffed = read_count(fields.optional("staffed"));
  unit.out_of_service = read_count(fields.optional("out_of_service"));
  fields.close();
  return unit;
}

}  // namespace

Result<CapacityReport> decode_capacity_report(const Params& params) {
  Fields fields{params};
  CapacityReport out;
  out.center = fields.required("center").id<CenterId>();
  fields.required("units").each(most_units, [&](const Item& element) {
    auto unit = read_unit(element);
    const auto same = [&](const CapacityReport::Unit& other) { return other.unit == unit.unit; };
    if (std::any_of(out.units.begin(), out.units.end(), same)) element.refuse("twice");
    out.units.push_back(std::move(unit));
  });
  out.key = fields.required("key").key();
  return fields.finish(std::move(out));
}

Result<CapacityAdjust> decode_capacity_adjust(const Params& params) {
  Fields fields{params};
  CapacityAdjust out;
  out.center = fields.required("center").id<CenterId>();
  out.unit = read_unit_code(fields.required("unit"));
  const auto by = fields.required("by");
  out.by = static_cast<std::int32_t>(by.integer(-100, 100, 1));
  if (out.by == 0) by.refuse("range");
  out.key = fields.required("key").key();
  return fields.finish(std::move(out));
}

Result<CapacityOverflow> decode_capacity_overflow(const Params& params) {
  Fields fields{params};
  CapacityOverflow out;
  out.center = fields.required("center").id<CenterId>();
  out.unit = read_unit_code(fields.required("unit"));
  out.places = static_cast<std::int32_t>(fields.required("places").integer(0, most_overflow_places));
  const auto until = fields.optional("until");
  if (until.present()) out.until = until.moment();
  if (until.present() != (out.places > 0)) until.refuse(until.present() ? "contradiction" : "missing");
  out.key = fields.required("key").key();
  return fields.finish(std::move(out));
}

Result<CapacityConfirm> decode_capacity_confirm(const Params& params) {
  Fields fields{params};
  CapacityConfirm out;
  out.center = fields.required("center").id<CenterId>();
  out.key = fields.required("key").key();
  return fields.finish(std::move(out));
}

}  // namespace pana::protocol
