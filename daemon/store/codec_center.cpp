#include "store/codec.hpp"
#include "store/codec_values.hpp"

// Register entries.
namespace pana::store {
namespace {

constexpr std::uint8_t center_2 = 11;  // the first byte: a new shape gets a new number

vault::About about(const CenterId& id) {
  return {"center", id.text, center_2, vault::Under::root};
}

void pack(Packer& packer, const UnitGroup& group) {
  packer.text(group.unit).number(group.sleeps).number(group.step_free).number(static_cast<int>(group.who));
  packer.number(group.counters.total);
}

UnitGroup unpack_unit(Unpacker& unpacker) {
  UnitGroup group;
  group.unit = unpacker.text();
  group.sleeps = static_cast<std::int32_t>(unpacker.number());
  group.step_free = unpacker.number() != 0;
  group.who = static_cast<UnitFor>(unpacker.number());
  group.counters.total = static_cast<std::int32_t>(unpacker.number());
  return group;
}

void pack(Packer& packer, const Eligibility& eligibility) {
  packer.number(eligibility.women).number(eligibility.men).number(eligibility.adolescents);
  packer.number(eligibility.boy_age_max).number(eligibility.household_max);
  packer.number(eligibility.aged_60_plus).number(eligibility.pregnant).number(eligibility.screening);
  packer.number(eligibility.stay_max_days);
}

Eligibility unpack_eligibility(Unpacker& unpacker) {
  Eligibility eligibility;
  eligibility.women = unpacker.number() != 0;
  eligibility.men = unpacker.number() != 0;
  eligibility.adolescents = unpacker.number() != 0;
  eligibility.boy_age_max = static_cast<std::uint8_t>(unpacker.number());
  eligibility.household_max = static_cast<std::uint8_t>(unpacker.number());
  eligibility.aged_60_plus = unpacker.number() != 0;
  eligibility.pregnant = unpacker.number() != 0;
  eligibility.screening = unpacker.number() != 0;
  eligibility.stay_max_days = static_cast<std::int32_t>(unpacker.number());
  return eligibility;
}

// Days since 1970; none is told apart by a number that no day has.
constexpr std::int64_t no_day = -1'000'000;
std::int64_t number_of(const std::optional<Day>& day) {
  return day ? day->time_since_epoch().count() : no_day;
}
std::optional<Day> day_of(std::int64_t number) {
  if (number == no_day) return std::nullopt;
  return Day{std::chrono::days{number}};
}

// What most centers do not have.
void pack_special(Packer& packer, const Center& center) {
  packer.number(center.intake.from_min).number(center.intake.until_min);
  packer.number(number_of(center.licence.from)).number(number_of(center.licence.until));
  const auto rhythm = center.rhythm.value_or(FreshnessLimits{minutes{0}, minutes{0}});
  packer.number(rhythm.ageing_after.count()).number(rhythm.stale_after.count());
  packer.number(center.phone_only);
}

void unpack_special(Unpacker& unpacker, Center& center) {
  center.intake.from_min = static_cast<std::int16_t>(unpacker.number());
  center.intake.until_min = static_cast<std::int16_t>(unpacker.number());
  center.licence.from = day_of(unpacker.number());
  center.licence.until = day_of(unpacker.number());
  const minutes ageing{unpacker.number()};
  const minutes stale{unpacker.number()};
  if (stale.count() > 0) center.rhythm = FreshnessLimits{ageing, stale};
  center.phone_only = unpacker.number() != 0;
}

}  // namespace

std::string Codec::seal(const Center& center) const {
  Packer packer{center_2};
  packer.text(center.code).text(center.name.kk).text(center.name.ru).text(center.name.en);
  packer.text(center.region).text(center.place.text).number(static_cast<int>(center.operated_by));
  pack(packer, center.eligibility);
  pack(packer, center.needs);
  packer.texts(center.languages);
  pack_special(packer, center);
  packer.list(center.units, [](Packer& p, const UnitGroup& group) { pack(p, group); });
  return seal_.seal(about(center.id), packer.finish());
}

Result<Center> Codec::open(const CenterId& id, std::string_view sealed) const {
  PANA_TRY(plain, reveal(about(id), sealed));
  Unpacker unpacker{plain, center_2};
  Center center;
  center.id = id;
  center.code = unpacker.text();
  center.name.kk = unpacker.text();
  center.name.ru = unpacker.text();
  center.name.en = unpacker.text();
  center.region = unpacker.text();
  center.place.text = unpacker.text();
  center.operated_by = static_cast<OperatedBy>(unpacker.number());
  center.eligibility = unpack_eligibility(unpacker);
  center.needs = unpack_needs(unpacker);
  center.languages = unpacker.texts();
  unpack_special(unpacker, center);
  center.units = unpacker.list(unpack_unit);
  return finished(unpacker, std::move(center));
}

}  // namespace pana::store
