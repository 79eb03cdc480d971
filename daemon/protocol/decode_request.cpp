#include "protocol/decode.hpp"
#include "protocol/readers.hpp"

namespace pana::protocol {
namespace {

constexpr std::array<std::string_view, 2> route_names{"auto", "queue"};
constexpr std::size_t own_transport = 2;  // of domain/request.hpp's transports

static_assert(transports[own_transport] == "own");

Origin read_origin(const Item& item) {
  auto fields = item.fields();
  Origin origin;
  const auto place = fields.optional("place");
  const auto region = fields.optional("region");
  origin.place = place.id<PlaceId>();
  origin.region = region.region();
  if (place.present() && region.present()) region.refuse("contradiction");
  if (item.present() && !place.present() && !region.present()) item.refuse("missing");
  fields.close();
  return origin;
}

RequestBasics read_basics(Fields& fields) {
  RequestBasics basics;
  basics.origin = read_origin(fields.required("origin"));
  basics.household = read_household(fields.required("household"));
  basics.needs = read_needs(fields.optional("needs"));
  basics.languages = read_languages(fields.optional("languages"));
  basics.urgency = static_cast<Urgency>(fields.optional("urgency").code(urgency_names));
  basics.exclude = read_exclusion(fields.optional("exclude"));
  basics.stay_days = static_cast<std::int32_t>(fields.optional("stay_days").integer(1, longest_stay_days));
  basics.transport = transports[fields.optional("transport").code(transports, own_transport)];
  basics.channel = channels[fields.optional("channel").code(channels)];
  return basics;
}

}  // namespace

Result<RoutePreview> decode_route_preview(const Params& params) {
  Fields fields{params};
  RoutePreview out;
  out.basics = read_basics(fields);
  out.limit = static_cast<std::size_t>(fields.optional("limit").integer(1, 200, 20));
  out.receipt = fields.optional("receipt").flag();
  return fields.finish(std::move(out));
}

Result<RequestOpen> decode_request_open(const Params& params) {
  Fields fields{params};
  RequestOpen out;
  out.basics = read_basics(fields);
  out.auto_route = fields.required("route").code(route_names) == 0;
  out.key = fields.required("key").key();
  return fields.finish(std::move(out));
}

Result<RequestRef> decode_request_ref(const Params& params) {
  Fields fields{params};
  RequestRef out{fields.required("request").id<RequestId>()};
  return fields.finish(std::move(out));
}

Result<RequestPreview> decode_request_preview(const Params& params) {
  Fields fields{params};
  RequestPreview out;
  out.request = fields.required("request").id<RequestId>();
  out.limit = static_cast<std::size_t>(fields.optional("limit").integer(1, 200, 20));
  return fields.finish(std::move(out));
}

Result<RequestChange> decode_request_change(const Params& params) {
  Fields fields{params};
  RequestChange out;
  out.request = fields.required("request").id<RequestId>();
  out.key = fields.required("key").key();
  return fields.finish(std::move(out));
}

Result<RequestPlace> decode_request_place(const Params& params) {
  Fields fields{params};
  RequestPlace out;
  out.request = fields.required("request").id<RequestId>();
  if (const auto center = fields.optional("center"); center.present()) out.center = center.id<CenterId>();
  out.key = fields.required("key").key();
  return fields.finish(std::move(out));
}

Result<RequestPurge> decode_request_purge(const Params& params) {
  Fields fields{params};
  RequestPurge out;
  out.all = fields.optional("all").flag();
  out.key = fields.required("key").key();
  return fields.finish(std::move(out));
}

Result<RequestEnd> decode_request_end(const Params& params) {
  Fields fields{params};
  RequestEnd out;
  out.request = fields.required("request").id<RequestId>();
  out.outcome = outcomes[fields.required("outcome").code(outcomes)];
  const auto reason = out.outcome == "withdrawn" ? fields.required("reason") : fields.optional("reason");
  if (reason.present()) out.reason = refusal_reasons[reason.code(refusal_reasons)];
  if (reason.present() && out.outcome != "withdrawn") reason.refuse("contradiction");
  out.key = fields.required("key").key();
  return fields.finish(std::move(out));
}

}  // namespace pana::protocol
