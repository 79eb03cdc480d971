#include "protocol/decode.hpp"
#include "protocol/fields.hpp"

namespace pana::protocol {

Result<SessionOpen> decode_session_open(const Params& params) {
  Fields fields{params};
  SessionOpen out;
  out.account = fields.required("account").id<AccountId>();
  out.password = Secret{std::string{fields.required("password").bytes(8, 256)}};
  if (const auto code = fields.optional("otp"); code.present())
    out.code = Secret{std::string{code.digits(6)}};
  return fields.finish(std::move(out));
}

Result<SessionResume> decode_session_resume(const Params& params) {
  Fields fields{params};
  SessionResume out{Secret{std::string{fields.required("token").token()}}};
  return fields.finish(std::move(out));
}

Result<Nothing> decode_nothing(const Params& params) {
  Fields fields{params};
  return fields.finish(Nothing{});
}

Result<BoardWatch> decode_board_watch(const Params& params) {
  Fields fields{params};
  BoardWatch out;
  out.since = fields.optional("since").cursor();
  return fields.finish(std::move(out));
}

Result<PlaceSearch> decode_place_search(const Params& params) {
  Fields fields{params};
  PlaceSearch out;
  out.text = fields.required("text").text(1, 64);
  out.limit = static_cast<std::size_t>(fields.optional("limit").integer(1, 50, 10));
  return fields.finish(std::move(out));
}

}  // namespace pana::protocol
