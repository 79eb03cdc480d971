#include "store/codec.hpp"
#include "store/packing.hpp"

// The part of Codec that is about what blocked a request that ended without a place: it tells of the
// household.
namespace pana::store {
namespace {

constexpr std::uint8_t blocked_1 = 11;

vault::About about(const RequestId& id) {
  return {"blocked", id.text, blocked_1, vault::Under::day};
}

}  // namespace

std::string Codec::seal(const RequestId& id, const Figure::Counts& blocked) const {
  if (blocked.empty()) return {};
  Packer packer{blocked_1};
  packer.list(blocked, [](Packer& p, const auto& count) { p.text(count.first).number(count.second); });
  return seal_.seal(about(id), packer.finish());
}

Result<Figure::Counts> Codec::open_blocked(const RequestId& id, std::string_view sealed) const {
  PANA_TRY(plain, reveal(about(id), sealed));
  Unpacker unpacker{plain, blocked_1};
  auto counts = unpacker.list([](Unpacker& u) {
    auto rule = u.text();
    const auto count = u.number();
    return std::pair{std::move(rule), count};
  });
  if (!unpacker.finished()) return fault(FaultCode::internal_error);
  return counts;
}

}  // namespace pana::store
