#include "protocol/decode.hpp"
#include "protocol/fields.hpp"

namespace pana::protocol {

Result<ReportSummary> decode_report_summary(const Params& params) {
  Fields fields{params};
  ReportSummary out;
  out.from = fields.required("from").month().value_or(Month{});
  const auto to = fields.required("to");
  out.to = to.month().value_or(Month{});
  if (out.from.ok() && out.to.ok() && (out.to < out.from || out.to - out.from >= most_months))
    to.refuse("range");
  return fields.finish(std::move(out));
}

}  // namespace pana::protocol
