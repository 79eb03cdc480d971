#include "protocol/readers.hpp"

namespace pana::protocol {
namespace {

constexpr std::size_t longest_code = 64;

std::uint8_t read_count(const Item& item) {
  return static_cast<std::uint8_t>(item.integer(0, most_people));
}

void read_child(const Item& item, Household& household, std::array<bool, band_count>& seen) {
  auto child = item.fields();
  const auto band_item = child.required("band");
  const auto band = band_item.code(band_names);
  if (band_item.is_string() && std::exchange(seen[band], true)) band_item.refuse("twice");
  household.girls[band] = read_count(child.optional("girls"));
  household.boys[band] = read_count(child.optional("boys"));
  child.close();
}

Exclusion::Around read_around(const Item& item) {
  auto fields = item.fields();
  Exclusion::Around around{fields.required("place").id<PlaceId>(),
                           static_cast<std::int32_t>(fields.required("km").integer(1, 1000))};
  fields.close();
  return around;
}

template <class AnId>
std::vector<AnId> read_ids(const Item& item) {
  std::vector<AnId> ids;
  item.each(most_exclusions, [&](const Item& element) { ids.push_back(element.id<AnId>()); });
  return ids;
}

Concealment read_concealment(const Item& item) {
  auto fields = item.fields();
  Concealment concealment;
  concealment.accounts = read_ids<AccountId>(fields.optional("accounts"));
  concealment.centers = read_ids<CenterId>(fields.optional("centers"));
  fields.optional("stations").each(most_exclusions, [&](const Item& element) {
    concealment.stations.push_back(element.id<AccountId>().text);
  });
  fields.close();
  return concealment;
}

}  // namespace

Household read_household(const Item& item) {
  auto fields = item.fields();
  Household household;
  household.women = read_count(fields.optional("women"));
  household.men = read_count(fields.optional("men"));
  household.aged_60_plus = read_count(fields.optional("aged_60_plus"));
  household.pregnant = fields.optional("pregnant").flag();
  std::array<bool, band_count> seen{};
  fields.optional("children").each(band_count, [&](const Item& child) {
    read_child(child, household, seen);
  });
  fields.close();
  if (item.present() && fields.findings().faults().empty()) {
    if (auto impossible = check(household)) fields.refuse(std::move(*impossible));
  }
  return household;
}

Needs read_needs(const Item& item) {
  Needs needs;
  item.each(most_needs, [&](const Item& element) {
    const auto code = element.text(1, longest_code);
    if (element.is_string() && !needs.add_code(code)) element.refuse("code");
  });
  return needs;
}

std::vector<std::string> read_languages(const Item& item) {
  std::vector<std::string> languages;
  item.each(most_languages, [&](const Item& element) { languages.emplace_back(element.language()); });
  return languages;
}

std::vector<std::string> read_regions(const Item& item) {
  std::vector<std::string> regions;
  item.each(most_exclusions, [&](const Item& element) { regions.emplace_back(element.region()); });
  return regions;
}

Exclusion read_exclusion(const Item& item) {
  auto fields = item.fields();
  Exclusion exclusion;
  exclusion.regions = read_regions(fields.optional("regions"));
  exclusion.places = read_ids<PlaceId>(fields.optional("places"));
  fields.optional("around").each(
      most_exclusions, [&](const Item& element) { exclusion.around.push_back(read_around(element)); });
  exclusion.home_place = fields.optional("home_place").flag();
  exclusion.centers = read_ids<CenterId>(fields.optional("centers"));
  exclusion.conceal_from = read_concealment(fields.optional("conceal_from"));
  fields.close();
  return exclusion;
}

Names read_names(const Item& item) {
  auto fields = item.fields();
  Names names;
  names.kk = fields.required("kk").text(1, 64);
  names.ru = fields.required("ru").text(1, 64);
  names.en = fields.required("en").text(1, 64);
  fields.close();
  return names;
}

}  // namespace pana::protocol
