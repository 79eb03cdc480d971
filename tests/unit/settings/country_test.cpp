#include "settings/country.hpp"

#include "support/catch.hpp"

using namespace pana;
using namespace pana::settings;

namespace {

constexpr std::string_view regions = R"({
"regions": [
{"region": "23", "iso": "KZ-23", "name": {"kk": "а", "ru": "б", "en": "c"}, "capital": "p_atyrau"}
]})";
constexpr std::string_view localities = R"({
"attribution": "GeoNames, CC BY 4.0",
"places": [
{"place": "p_atyrau", "name": {"kk": "Атырау", "ru": "Атырау", "en": "Atyrau"}, "also": ["Гурьев"], "region": "23", "lat": 47.1164, "lon": 51.92, "population": 9},
{"place": "p_kulsary", "name": {"kk": "Құлсары", "ru": "Кульсары", "en": "Kulsary"}, "region": "23", "lat": 46.98, "lon": 54.02}
]})";
constexpr std::string_view roads = R"({
"note": "by hand",
"speed_kmh": 80,
"roads": [
{"from": "p_atyrau", "to": "p_kulsary", "km": 240, "status": "verified"}
]})";

}  // namespace

TEST_CASE("A country is read with its names, positions and roads") {
  const auto loaded = read_country({regions, localities, roads});
  REQUIRE(to_text(loaded.mistakes) == "");
  const auto& gazetteer = *loaded.country.gazetteer;
  const auto atyrau = gazetteer.find(PlaceId{"p_atyrau"});
  REQUIRE(atyrau != Gazetteer::none);
  CHECK(gazetteer.at(atyrau).also == std::vector<std::string>{"Гурьев"});
  CHECK(gazetteer.at(atyrau).population == 9);
  CHECK(gazetteer.region("23")->capital == PlaceId{"p_atyrau"});
  const auto legs = loaded.country.roads->legs(atyrau, {gazetteer.find(PlaceId{"p_kulsary"})});
  CHECK(legs[0] == Leg{180, 240, false, true});
}

TEST_CASE("Who travels how fast and when is read with the roads, and assumed where it is not told") {
  const auto journey = [](std::string_view file) {
    const auto loaded = read_country({regions, localities, file});
    REQUIRE(to_text(loaded.mistakes) == "");
    return loaded.country.roads->journey("police", from_rfc3339("2026-12-01T02:30:00+03:00").value(),
                                         minutes{180});
  };
  CHECK(journey(roads).speed_percent == 75);  // 110 x 85 x 80
  CHECK(journey(R"({"speed_kmh": 80, "roads": [],
"speeds": {"police_percent": 120, "center_percent": 100, "own_percent": 100, "public_percent": 70, "night_percent": 50, "winter_percent": 80,
"night_from_h": 2, "night_until_h": 3, "winter_from_month": 1, "winter_until_month": 11}})") ==
        Journey{Vehicle::car, 60, 0});
}

TEST_CASE("All mistakes in the speeds are told, with their line and member") {
  const auto loaded = read_country({regions, localities, R"({"speed_kmh": 80, "roads": [],
"speeds": {"police_percent": 9, "center_percent": "fast", "own_percent": 100.5, "public_percent": 70, "night_percent": 50, "winter_percent": 201,
"night_from_h": 24, "night_until_h": 3, "winter_from_month": 0, "winter_until_month": 13, "moon": 1}})"});
  CHECK(to_text(loaded.mistakes) ==
        "roads.json:2: speeds.police_percent: needs a whole number from 10 to 200.\n"
        "roads.json:2: speeds.center_percent: needs a whole number from 10 to 200.\n"
        "roads.json:2: speeds.own_percent: needs a whole number from 10 to 200.\n"
        "roads.json:2: speeds.winter_percent: needs a whole number from 10 to 200.\n"
        "roads.json:2: speeds.night_from_h: needs a whole number from 0 to 23.\n"
        "roads.json:2: speeds.winter_from_month: needs a whole number from 1 to 12.\n"
        "roads.json:2: speeds.winter_until_month: needs a whole number from 1 to 12.\n"
        "roads.json:2: speeds.moon: is not a member of this record; take it out.\n");
  const auto list = read_country({regions, localities, R"({"speed_kmh": 80, "roads": [], "speeds": []})"});
  CHECK(to_text(list.mistakes) == "roads.json:1: speeds: needs an object, or leave it out.\n");
}

TEST_CASE("Every region has a tile of its own, or none") {
  const auto loaded = read_country({R"({"regions": [
{"region": "23", "iso": "KZ-23", "name": {"kk": "а", "ru": "б", "en": "c"}, "capital": "p_atyrau", "column": 3, "row": 0},
{"region": "27", "iso": "KZ-27", "name": {"kk": "а", "ru": "б", "en": "c"}, "capital": "p_atyrau", "column": 3, "row": 0},
{"region": "31", "iso": "KZ-31", "name": {"kk": "а", "ru": "б", "en": "c"}, "capital": "p_atyrau", "row": 64}
]})",
                                    localities, roads});
  CHECK(to_text(loaded.mistakes) ==
        "regions.json:3: column: and row stand on another line too; each region has a tile of its own.\n"
        "regions.json:4: column: is missing; add it.\n"
        "regions.json:4: row: needs a whole number from 0 to 63.\n");
}

TEST_CASE("The shipped country has no mistake, and a tile for each region") {
  const auto loaded = load_country(PANA_SOURCE_DIR "/config/kazakhstan");
  CHECK(to_text(loaded.mistakes) == "");
  REQUIRE(loaded.ok());
  for (const auto& region : loaded.country.gazetteer->regions()) CHECK(region.tile);
  CHECK(loaded.country.gazetteer->regions().size() == 20);
  CHECK(loaded.country.gazetteer->places().size() > 300);
}

TEST_CASE("The towns of the shipped country are found by old and new names, in any spelling") {
  const auto loaded = load_country(PANA_SOURCE_DIR "/config/kazakhstan");
  REQUIRE(loaded.ok());
  const auto& gazetteer = *loaded.country.gazetteer;
  const std::vector<std::pair<std::string, std::vector<std::string>>> spelt{
      {"p_astana",
       {"Нур-Султан", "Нұр-Сұлтан", "Nur-Sultan", "nursultan", "Целиноград", "Tselinograd", "Целинагр",
        "Акмола", "Akmola", "Акмолинск", "Astna"}},
      {"p_almaty", {"Алма-Ата", "алма ата", "Alma-Ata", "almata", "Алматы", "Алмат", "Almaty", "Олматы"}},
      {"p_shymkent", {"Чимкент", "Шимкент", "Шымкент", "Chimkent", "Shimkent", "шымк", "шимке"}},
      {"p_oral", {"Уральск", "Урал", "Орал", "Uralsk", "Ural'sk", "Oral", "Уральк", "Уралск"}},
      {"p_oskemen",
       {"Усть-Каменогорск", "усть каменог", "Ust-Kamenogorsk", "Öskemen", "Oskemen", "Өскемен", "Оскемен",
        "Устькаменагорск"}},
      {"p_atyrau", {"Гурьев", "Гурев", "Guryev", "Guriev", "Atirau", "Атирау"}},
      {"p_semey", {"Семипалатинск", "Semipalatinsk", "Семипалат", "Semey", "Семипалатенск"}},
      {"p_aktobe", {"Актюбинск", "Aktyubinsk", "Ақтөбе", "Aqtobe", "Актюбинс", "Aktubinsk"}},
      {"p_taraz", {"Джамбул", "Dzhambul", "Жамбыл", "Тараз", "Аулие-Ата", "Джамбыл"}},
      {"p_kostanay", {"Кустанай", "Kustanay", "Kustanai", "Қостанай", "Kostanai", "Костонай"}},
      {"p_petropavl", {"Петропавловск", "Петропавл", "Petropavlovsk", "Қызылжар", "Петропаловск"}},
      {"p_aktau", {"Шевченко", "Shevchenko", "Ақтау", "Aqtau", "Aktau"}},
      {"p_zhezkazgan", {"Джезказган", "Dzhezkazgan", "Жезказган", "Жезқазған", "Zhezqazgan", "Жесказган"}},
      {"p_taldykorgan", {"Талды-Курган", "Талдыкурган", "Taldy-Kurgan", "Taldykorgan", "талды кор"}},
      {"p_konaev",
       {"Капчагай", "Капшагай", "Қапшағай", "Kapchagay", "Kapchagai", "Қонаев", "Конаев", "Кунаев"}},
      {"p_kyzylorda",
       {"Кызыл-Орда", "Кзыл-Орда", "Кзылорда", "Қызылорда", "Kyzylorda", "Kzyl-Orda", "Qyzylorda",
        "Kizilorda", "Кизилорда"}},
      {"p_turkistan", {"Туркестан", "Turkestan", "Түркістан", "Туркистан", "Turkistan"}},
      {"p_karaganda",
       {"Караганда", "Karagnda", "Қарағанды", "Karagandy", "Qaragandy", "Караганды", "Карганда"}},
      {"p_kokshetau", {"Кокчетав", "Көкшетау", "Kokchetav", "Кокшетав"}},
      {"p_ekibastuz", {"Экибастуз", "Екібастұз", "Екибастуз", "Ekibastuz", "Экибастус"}},
  };
  for (const auto& [place, texts] : spelt) {
    for (const auto& text : texts) {
      const auto found = gazetteer.search(text, 1);
      CAPTURE(text, place);
      CHECK((!found.empty() && gazetteer.at(found.front()).id.text == place));
    }
  }
}

TEST_CASE("Mistakes of all three files are told at once, and nothing is loaded") {
  const auto loaded = read_country({R"({
"regions": [
{"region": "23", "iso": "KZ-23", "name": {"kk": "а", "ru": "б", "en": "c"}, "capital": "p_gone"},
{"region": "23", "iso": "KZ-23", "name": "x", "capital": "p_a"}
]})",
                                    R"({"places": [
{"place": "p_a", "name": {"kk": "а", "ru": "б", "en": "c"}, "region": "99", "lat": 91, "lon": 50},
{"place": "p_a", "name": {"kk": "а", "ru": "б", "en": "c"}, "region": "23", "lat": 50, "lon": 50, "colour": 1},
{"place": "p_b", "name": {"kk": "а", "ru": "б", "en": "c"}, "region": "23", "lat": 50, "lon": 55},
{"place": "p_d", "name": {"kk": "а", "ru": "б", "en": "c"}, "region": "23", "lat": 50, "lon": 60}
]})",
                                    R"({"speed_kmh": 800, "roads": [
{"from": "p_a", "to": "p_b", "km": 10, "status": "guess"},
{"from": "p_b", "to": "p_a", "km": 1000, "status": "verified"},
{"from": "p_b", "to": "p_c", "km": "x", "status": "verified"},
{"from": "p_b", "to": "p_c", "km": 5, "status": "verified"},
7,
{"from": "p_b", "to": "p_d", "km": 10, "status": "estimate"}
]})"});
  CHECK(loaded.country.gazetteer == nullptr);
  CHECK(to_text(loaded.mistakes) ==
        "localities.json:2: lat: needs a number from -90 to 90.\n"
        "localities.json:2: region: is not in regions.json.\n"
        "localities.json:3: place: stands on another line too; a place's id is unique.\n"
        "localities.json:3: colour: is not a member of this record; take it out.\n"
        "regions.json:3: capital: is not in localities.json.\n"
        "regions.json:4: name: needs the names {\"kk\": \"…\", \"ru\": \"…\", \"en\": \"…\"}.\n"
        "regions.json:4: region: stands on another line too; a region's code is unique.\n"
        "roads.json:1: speed_kmh: needs a number from 5 to 200.\n"
        "roads.json:2: status: is neither verified nor estimate.\n"
        "roads.json:3: to: this road stands on another line too; it goes both ways.\n"
        "roads.json:4: km: needs a number from 0.1 to 5000.\n"
        "roads.json:5: to: this road stands on another line too; it goes both ways.\n"
        "roads.json:5: to: is not in localities.json.\n"
        "roads.json:6: roads: needs objects, one per line.\n"
        "roads.json:7: km: is shorter than the straight line of 357 km.\n");
}

TEST_CASE("A file that is not JSON is told with the line where it breaks") {
  const auto loaded = read_country({regions, "{\n\"places\": [\n{\"place\" \"x\"}\n]}", "{}"});
  CHECK(to_text(loaded.mistakes).find("localities.json:3: is not JSON from here on.\n") == 0);
  CHECK(to_text(loaded.mistakes)
            .find("roads.json:1: roads: is missing: the file needs an object with this list.\n") !=
        std::string::npos);
}

TEST_CASE("A folder without the files is told once per file") {
  const auto loaded = load_country("/nowhere");
  CHECK(loaded.mistakes.size() == 3);
  CHECK(loaded.mistakes[0].file == "/nowhere/regions.json");
}
