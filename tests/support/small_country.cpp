#include "support/small_country.hpp"

namespace pana::tests {
namespace {

Place place(std::string id, Names name, std::string region, Position position, std::int64_t population,
            std::vector<std::string> also = {}) {
  return {{std::move(id)}, std::move(name), std::move(also), std::move(region), position, population};
}

std::vector<Place> localities() {
  return {
      place("p_atyrau", {"Атырау", "Атырау", "Atyrau"}, "23", {47.1048, 51.8843}, 290'700,
            {"Гурьев", "Guriev"}),
      place("p_oral", {"Орал", "Уральск", "Oral"}, "27", {51.246, 51.4256}, 200'000, {"Uralsk"}),
      place("p_aktau", {"Ақтау", "Актау", "Aktau"}, "47", {43.6611, 51.1739}, 147'443, {"Шевченко"}),
      place("p_aktobe", {"Ақтөбе", "Актобе", "Aktobe"}, "15", {50.2797, 57.2072}, 262'457, {"Актюбинск"}),
      place("p_kandyagash", {"Қандыағаш", "Кандыагаш", "Kandyagash"}, "15", {49.4692, 57.4186}, 31'000),
      place("p_qulsary", {"Құлсары", "Кульсары", "Qulsary"}, "23", {46.9531, 54.0198}, 51'000),
      place("p_beyneu", {"Бейнеу", "Бейнеу", "Beyneu"}, "47", {45.3167, 55.2}, 32'000),
      place("p_zhanaozen", {"Жаңаөзен", "Жанаозен", "Zhanaozen"}, "47", {43.3412, 52.8619}, 61'000),
      place("p_aral", {"Арал", "Аральск", "Aral"}, "43", {46.8017, 61.6631}, 30'000),
      place("p_inderbor", {"Индербор", "Индерборский", "Inderbor"}, "23", {48.55, 51.7833}, 13'000),
      place("p_fort", {"Форт-Шевченко", "Форт-Шевченко", "Fort-Shevchenko"}, "47", {44.5086, 50.2633}, 5'000),
      place("p_astana", {"Астана", "Астана", "Astana"}, "71", {51.1801, 71.446}, 1'350'000, {"Нұр-Сұлтан"}),
      place("p_temirtau", {"Теміртау", "Темиртау", "Temirtau"}, "35", {50.052, 72.955}, 170'600),
      place("p_oskemen", {"Өскемен", "Усть-Каменогорск", "Oskemen"}, "63", {49.9714, 82.6059}, 319'067),
  };
}

std::vector<Road> roads() {
  return {
      {{"p_oral"}, {"p_atyrau"}, 495},      {{"p_aktobe"}, {"p_oral"}, 485},
      {{"p_aktobe"}, {"p_kandyagash"}, 96}, {{"p_kandyagash"}, {"p_qulsary"}, 430},
      {{"p_qulsary"}, {"p_atyrau"}, 230},   {{"p_qulsary"}, {"p_beyneu"}, 215},
      {{"p_beyneu"}, {"p_aktau"}, 470},     {{"p_aktau"}, {"p_zhanaozen"}, 150},
      {{"p_astana"}, {"p_temirtau"}, 190},
  };
}

}  // namespace

std::shared_ptr<const Gazetteer> small_gazetteer() {
  static const auto gazetteer = std::make_shared<const Gazetteer>(
      std::vector<Region>{
          {"23", {"Атырау облысы", "Атырауская область", "Atyrau Region"}, {"p_atyrau"}},
          {"27", {"Батыс Қазақстан облысы", "Западно-Казахстанская область", "West Kazakhstan"}, {"p_oral"}}},
      localities());
  return gazetteer;
}

std::shared_ptr<const RoadTable> small_roads() {
  static const auto table = std::make_shared<const RoadTable>(small_gazetteer(), roads(), 80);
  return table;
}

UnitGroup group(std::string unit, std::int32_t sleeps, std::int32_t free, std::int64_t version) {
  return {std::move(unit), sleeps, false, UnitFor::households, {2, 2, 2 - free, 0, 0, version}};
}

UnitGroup group_for(UnitFor who, std::string unit, std::int32_t sleeps, std::int32_t free) {
  auto made = group(std::move(unit), sleeps, free);
  made.who = who;
  return made;
}

UnitGroup step_free_group(std::string unit, std::int32_t sleeps, std::int32_t free) {
  auto made = group(std::move(unit), sleeps, free);
  made.step_free = true;
  return made;
}

Needs needs(std::initializer_list<std::string_view> codes) {
  Needs made;
  for (const auto code : codes) {
    if (!made.add_code(code)) throw std::invalid_argument("no need: " + std::string{code});
  }
  return made;
}

Center center(std::string id, std::string place, std::vector<UnitGroup> units) {
  Center made;
  made.id = {std::move(id)};
  made.place = {std::move(place)};
  const auto index = small_gazetteer()->find(made.place);
  if (index != Gazetteer::none) made.region = small_gazetteer()->at(index).region;
  made.languages = {"kk", "ru"};
  made.units = std::move(units);
  made.confirmed_at = noon;
  return made;
}

Household woman() {
  Household household;
  household.women = 1;
  return household;
}

Household with_boy(Band band) {
  auto household = woman();
  household.boys[static_cast<std::size_t>(band)] = 1;
  return household;
}

Search from(const Board& board, std::string place, Household household) {
  return {board.gazetteer().find({std::move(place)}), {household, {}, {}}, {}, {}};
}

std::vector<std::string> ids(const Board& board, const std::vector<Candidate>& candidates) {
  std::vector<std::string> all;
  for (const auto& candidate : candidates) all.push_back(board.at(candidate.slot).center.id.text);
  return all;
}

std::vector<std::string> ranked(const Board& board, const Search& search, Instant now) {
  return ids(board, rank(board, search, now).candidates);
}

std::vector<Reason> reasons_against(const Board& board, const Search& search, std::string center,
                                    Instant now) {
  for (const auto& excluded : rank(board, search, now).excluded) {
    if (board.at(excluded.slot).center.id.text == center) return excluded.reasons;
  }
  return {};
}

}  // namespace pana::tests
