#include "protocol/decode.hpp"
#include "protocol/readers.hpp"

namespace pana::protocol {
namespace {

Acceptance read_acceptance(Fields& fields) {
  Acceptance acceptance;
  const auto accepting = fields.required("accepting");
  acceptance.accepting = accepting.flag(true);
  const auto reason = acceptance.accepting ? fields.optional("reason") : fields.required("reason");
  const auto until = fields.optional("until");
  if (reason.present()) acceptance.reason = acceptance_reasons[reason.code(acceptance_reasons)];
  if (until.present()) acceptance.until = until.moment();
  if (acceptance.accepting && reason.present()) reason.refuse("contradiction");
  if (acceptance.accepting && until.present()) until.refuse("contradiction");
  return acceptance;
}

}  // namespace

Result<CenterAccepting> decode_center_accepting(const Params& params) {
  Fields fields{params};
  CenterAccepting out;
  out.center = fields.required("center").id<CenterId>();
  out.acceptance = read_acceptance(fields);
  out.key = fields.required("key").key();
  return fields.finish(std::move(out));
}

Result<CenterShow> decode_center_show(const Params& params) {
  Fields fields{params};
  CenterShow out{fields.required("center").id<CenterId>()};
  return fields.finish(std::move(out));
}

Result<CenterPut> decode_center_put(const Params& params) {
  Fields fields{params};
  CenterPut out;
  out.center = read_register_entry(fields);
  out.handover = read_handover(fields.optional("handover"));
  out.check = fields.optional("check").flag();
  out.key = fields.required("key").key();
  return fields.finish(std::move(out));
}

}  // namespace pana::protocol
