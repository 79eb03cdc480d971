#include "protocol/views_promise.hpp"

#include "protocol/object_writer.hpp"

namespace pana::protocol {

void write_promise(JsonWriter& json, const CenterId& center, const Promise& promise, Reader reader) {
  ObjectWriter object{json, visible(Shape::promise, reader)};
  object.member(Member::center, center.text).member(Member::offers, promise.offers);
  object.member(Member::accepted, promise.accepted).member(Member::declined, promise.declined);
  object.member(Member::expired, promise.expired).member(Member::phantom, promise.phantom);
  if (promise.kept_share) object.member(Member::kept_share, *promise.kept_share);
  if (promise.phantom_share) object.member(Member::phantom_share, *promise.phantom_share);
  if (promise.median_answer) object.member(Member::median_answer_s, promise.median_answer->count());
  if (promise.since) object.member(Member::since, to_rfc3339(Instant{*promise.since}));
  object.end();
}

}  // namespace pana::protocol
