#include "protocol/decode.hpp"
#include "protocol/fields.hpp"

namespace pana::protocol {

Result<OfferList> decode_offer_list(const Params& params) {
  Fields fields{params};
  OfferList out;
  if (const auto center = fields.optional("center"); center.present()) out.center = center.id<CenterId>();
  return fields.finish(std::move(out));
}

Result<OfferChange> decode_offer_change(const Params& params) {
  Fields fields{params};
  OfferChange out;
  out.offer = fields.required("offer").id<OfferId>();
  out.key = fields.required("key").key();
  return fields.finish(std::move(out));
}

Result<OfferDecline> decode_offer_decline(const Params& params) {
  Fields fields{params};
  OfferDecline out;
  out.offer = fields.required("offer").id<OfferId>();
  out.reason = decline_reasons[fields.required("reason").code(decline_reasons)];
  out.key = fields.required("key").key();
  return fields.finish(std::move(out));
}

Result<OfferRefuse> decode_offer_refuse(const Params& params) {
  Fields fields{params};
  OfferRefuse out;
  out.offer = fields.required("offer").id<OfferId>();
  out.reason = refusal_reasons[fields.required("reason").code(refusal_reasons)];
  out.key = fields.required("key").key();
  return fields.finish(std::move(out));
}

Result<OfferArrived> decode_offer_arrived(const Params& params) {
  Fields fields{params};
  OfferArrived out;
  out.offer = fields.required("offer").id<OfferId>();
  out.code = fields.required("code").digits(6);
  out.key = fields.required("key").key();
  return fields.finish(std::move(out));
}

}  // namespace pana::protocol
