#include "domain/relocation.hpp"
#include "protocol/decode.hpp"
#include "protocol/readers.hpp"

namespace pana::protocol {
namespace {

constexpr std::size_t center_transport = 1;  // of domain/request.hpp's transports
static_assert(transports[center_transport] == "center");

LeavingHousehold read_leaving(Fields& fields) {
  LeavingHousehold leaving;
  leaving.household = read_household(fields.required("household"));
  leaving.needs = read_needs(fields.optional("needs"));
  leaving.languages = read_languages(fields.optional("languages"));
  leaving.exclude = read_exclusion(fields.optional("exclude"));
  leaving.urgency = static_cast<Urgency>(fields.optional("urgency").code(urgency_names));
  leaving.stay_days = static_cast<std::int32_t>(fields.optional("stay_days").integer(1, longest_stay_days));
  return leaving;
}

std::string read_transport(Fields& fields) {
  return std::string{transports[fields.optional("transport").code(transports, center_transport)]};
}

}  // namespace

Result<RelocationPlan> decode_relocation_plan(const Params& params) {
  Fields fields{params};
  RelocationPlan out;
  out.center = fields.required("center").id<CenterId>();
  const auto households = fields.required("households");
  households.each(most_leaving, [&](const Item& element) {
    auto members = element.fields();
    out.households.push_back(read_leaving(members));
    members.close();
  });
  if (out.households.empty()) households.refuse("length");
  out.transport = read_transport(fields);
  return fields.finish(std::move(out));
}

Result<RelocationPlace> decode_relocation_place(const Params& params) {
  Fields fields{params};
  RelocationPlace out;
  out.center = fields.required("center").id<CenterId>();
  out.household = read_leaving(fields);
  out.transport = read_transport(fields);
  out.to = fields.required("to").id<CenterId>();
  out.unit = fields.required("unit").id<Id<struct UnitKind>>().text;
  out.key = fields.required("key").key();
  return fields.finish(std::move(out));
}

}  // namespace pana::protocol
