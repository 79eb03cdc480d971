#include "store/codec.hpp"

#include "store/codec_values.hpp"

namespace pana::store {
namespace {

// The first byte of each kind of packed value. A new shape of one gets a new number.
constexpr std::uint8_t code_1 = 4;
constexpr std::uint8_t offer_body_3 = 13;
constexpr std::uint8_t concealed_1 = 9;
constexpr std::uint8_t account_3 = 10;
constexpr std::uint8_t request_body_3 = 12;

using vault::About;
using vault::Under;

// What people told is sealed under the key of its day, what lasts under the root key.
About about(const RequestId& id) {
  return {"request", id.text, request_body_3, Under::day};
}
About about(const OfferId& id) {
  return {"offer", id.text, offer_body_3, Under::day};
}
About about_concealed(const RequestId& id) {
  return {"concealed", id.text, concealed_1, Under::day};
}
constexpr About check_about{"check", "root", 1, Under::root};
About about_code(const OfferId& id) {
  return {"code", id.text, code_1, Under::day};
}
About about(const AccountId& id) {
  return {"account", id.text, account_3, Under::root};
}

void pack(Packer& packer, const Household& household) {
  packer.number(household.women)
      .number(household.men)
      .number(household.aged_60_plus)
      .number(household.pregnant);
  for (const auto count : household.girls) packer.number(count);
  for (const auto count : household.boys) packer.number(count);
}

Household unpack_household(Unpacker& unpacker) {
  const auto count = [&] { return static_cast<std::uint8_t>(unpacker.number()); };
  Household household;
  household.women = count();
  household.men = count();
  household.aged_60_plus = count();
  household.pregnant = unpacker.number() != 0;
  for (auto& girls : household.girls) girls = count();
  for (auto& boys : household.boys) boys = count();
  return household;
}

template <class IdOf>
void pack_ids(Packer& packer, const std::vector<IdOf>& ids) {
  packer.list(ids, [](Packer& p, const IdOf& id) { p.text(id.text); });
}
template <class IdOf>
std::vector<IdOf> unpack_ids(Unpacker& unpacker) {
  return unpacker.list([](Unpacker& u) { return IdOf{u.text()}; });
}

void pack(Packer& packer, const Concealment& concealed) {
  pack_ids(packer, concealed.accounts);
  pack_ids(packer, concealed.centers);
  packer.texts(concealed.stations);
}

Concealment unpack_concealment(Unpacker& unpacker) {
  Concealment concealed;
  concealed.accounts = unpack_ids<AccountId>(unpacker);
  concealed.centers = unpack_ids<CenterId>(unpacker);
  concealed.stations = unpacker.texts();
  return concealed;
}

void pack(Packer& packer, const Exclusion& exclusion) {
  packer.texts(exclusion.regions);
  pack_ids(packer, exclusion.places);
  packer.list(exclusion.around, [](Packer& p, const Exclusion::Around& around) {
    p.text(around.place.text).number(around.km);
  });
  packer.number(exclusion.home_place);
  pack_ids(packer, exclusion.centers);
  pack(packer, exclusion.conceal_from);
}

Exclusion unpack_exclusion(Unpacker& unpacker) {
  Exclusion exclusion;
  exclusion.regions = unpacker.texts();
  exclusion.places = unpack_ids<PlaceId>(unpacker);
  exclusion.around = unpacker.list([](Unpacker& u) {
    Exclusion::Around around;
    around.place.text = u.text();
    around.km = static_cast<std::int32_t>(u.number());
    return around;
  });
  exclusion.home_place = unpacker.number() != 0;
  exclusion.centers = unpack_ids<CenterId>(unpacker);
  exclusion.conceal_from = unpack_concealment(unpacker);
  return exclusion;
}

}  // namespace

std::string Codec::seal_check() const {
  return seal_.seal(check_about, {});
}

bool Codec::is_seal_check(std::string_view sealed) const {
  return seal_.open(check_about, sealed).outcome == vault::Opened::Outcome::opened;
}

Result<std::string> Codec::reveal(const vault::About& what, std::string_view sealed) const {
  using enum vault::Opened::Outcome;
  auto opened_value = seal_.open(what, sealed);
  if (opened_value.outcome == opened) return std::move(opened_value.plain);
  return fault(opened_value.outcome == forgotten ? FaultCode::not_found : FaultCode::internal_error);
}

std::string Codec::seal(const RequestId& id, const RequestBody& body) const {
  Packer packer{request_body_3};
  packer.text(body.origin.text).text(body.origin_region);
  pack(packer, body.household);
  pack(packer, body.needs);
  packer.texts(body.languages);
  pack(packer, body.exclude);
  packer.text(body.transport).text(body.channel).number(body.stay_days);
  return seal_.seal(about(id), packer.finish());
}

Result<RequestBody> Codec::open(const RequestId& id, std::string_view sealed) const {
  PANA_TRY(plain, reveal(about(id), sealed));
  Unpacker unpacker{plain, request_body_3};
  RequestBody body;
  body.origin.text = unpacker.text();
  body.origin_region = unpacker.text();
  body.household = unpack_household(unpacker);
  body.needs = unpack_needs(unpacker);
  body.languages = unpacker.texts();
  body.exclude = unpack_exclusion(unpacker);
  body.transport = unpacker.text();
  body.channel = unpacker.text();
  body.stay_days = static_cast<std::int32_t>(unpacker.number());
  return finished(unpacker, std::move(body));
}

std::string Codec::seal(const OfferId& id, const OfferBody& body,
                        const std::vector<OfferRoute>& routes) const {
  Packer packer{offer_body_3};
  pack(packer, body.household);
  pack(packer, body.needs);
  packer.texts(body.languages).number(static_cast<int>(body.urgency));
  packer.text(body.origin_region).text(body.transport);
  packer.list(routes, [](Packer& p, const OfferRoute& route) {
    p.number(route.travel_min).text(route.note).number(route.reachable);
  });
  return seal_.seal(about(id), packer.finish());
}

Result<OfferTold> Codec::open_told(const OfferId& id, std::string_view sealed, std::size_t slot) const {
  PANA_TRY(plain, reveal(about(id), sealed));
  Unpacker unpacker{plain, offer_body_3};
  OfferTold told;
  auto& body = told.body;
  body.household = unpack_household(unpacker);
  body.needs = unpack_needs(unpacker);
  body.languages = unpacker.texts();
  body.urgency = static_cast<Urgency>(unpacker.number());
  body.origin_region = unpacker.text();
  body.transport = unpacker.text();
  auto routes = unpacker.list([](Unpacker& u) {
    OfferRoute route;
    route.travel_min = static_cast<std::int32_t>(u.number());
    route.note = u.text();
    route.reachable = u.number() != 0;
    return route;
  });
  if (slot < routes.size()) told.route = std::move(routes[slot]);
  return finished(unpacker, std::move(told));
}

Result<OfferBody> Codec::open(const OfferId& id, std::string_view sealed) const {
  PANA_TRY(told, open_told(id, sealed, 0));
  return std::move(told.body);
}

std::string Codec::seal(const RequestId& id, const Concealment& concealed) const {
  if (concealed.empty()) return {};
  Packer packer{concealed_1};
  pack(packer, concealed);
  return seal_.seal(about_concealed(id), packer.finish());
}

Result<Concealment> Codec::open_concealed(const RequestId& id, std::string_view sealed) const {
  PANA_TRY(plain, reveal(about_concealed(id), sealed));
  Unpacker unpacker{plain, concealed_1};
  auto concealed = unpack_concealment(unpacker);
  return finished(unpacker, std::move(concealed));
}

std::string Codec::seal_code(const OfferId& id, std::string_view arrival_code) const {
  Packer packer{code_1};
  packer.text(arrival_code);
  return seal_.seal(about_code(id), packer.finish());
}

Result<std::string> Codec::open_code(const OfferId& id, std::string_view sealed) const {
  PANA_TRY(plain, reveal(about_code(id), sealed));
  Unpacker unpacker{plain, code_1};
  auto code = unpacker.text();
  return finished(unpacker, std::move(code));
}

std::string Codec::seal(const AccountRecord& record) const {
  Packer packer{account_3};
  packer.number(static_cast<int>(record.role)).text(record.center.text).texts(record.regions);
  packer.text(record.password_hash).number(record.disabled);
  packer.text(record.code_secret).texts(record.devices).number(record.needs_device);
  packer.text(record.station);
  return seal_.seal(about(record.account), packer.finish());
}

Result<AccountRecord> Codec::open(const AccountId& id, std::string_view sealed) const {
  PANA_TRY(plain, reveal(about(id), sealed));
  Unpacker unpacker{plain, account_3};
  AccountRecord record;
  record.account = id;
  record.role = static_cast<Role>(unpacker.number());
  record.center.text = unpacker.text();
  record.regions = unpacker.texts();
  record.password_hash = unpacker.text();
  record.disabled = unpacker.number() != 0;
  record.code_secret = unpacker.text();
  record.devices = unpacker.texts();
  record.needs_device = unpacker.number() != 0;
  record.station = unpacker.text();
  return finished(unpacker, std::move(record));
}

}  // namespace pana::store
