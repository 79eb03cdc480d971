#include "store/codec.hpp"
#include "store/packing.hpp"

// The part of Codec that is about the handover of a center.
namespace pana::store {
namespace {

constexpr std::uint8_t handover_1 = 1;

// Under the root key: it lasts as long as the register entry, beside which it stands.
vault::About about(const CenterId& id) {
  return {"handover", id.text, handover_1, vault::Under::root};
}

}  // namespace

std::string Codec::seal(const CenterId& id, const Handover& handover) const {
  const auto& point = handover.meeting_point;
  Packer packer{handover_1};
  packer.text(handover.line).number(point.has_value());
  packer.number(point ? static_cast<int>(point->kind) : 0).text(point ? point->place.text : "");
  return seal_.seal(about(id), packer.finish());
}

Result<Handover> Codec::open_handover(const CenterId& id, std::string_view sealed) const {
  PANA_TRY(plain, reveal(about(id), sealed));
  Unpacker unpacker{plain, handover_1};
  Handover handover;
  handover.line = unpacker.text();
  const bool meets = unpacker.number() != 0;
  const auto kind = unpacker.number();
  auto place = unpacker.text();
  const bool known = kind >= 0 && kind < std::ssize(meeting_kinds);
  if (!known || !unpacker.finished()) return fault(FaultCode::internal_error);
  if (meets) handover.meeting_point = MeetingPoint{static_cast<MeetingKind>(kind), {std::move(place)}};
  return handover;
}

}  // namespace pana::store
