#include "domain/place.hpp"

#include "support/catch.hpp"
#include "support/small_country.hpp"

using namespace pana;
using namespace pana::tests;

namespace {

std::vector<std::string> found(std::string_view text, std::size_t limit = 10) {
  std::vector<std::string> all;
  for (const auto place : small_gazetteer()->search(text, limit))
    all.push_back(small_gazetteer()->at(place).id.text);
  return all;
}

std::string first(std::string_view text) {
  const auto all = found(text, 1);
  return all.empty() ? "" : all.front();
}

}  // namespace

TEST_CASE("Great circles agree with published distances") {
  const Position atyrau{47.1048, 51.8843}, aktau{43.6611, 51.1739};
  CHECK(great_circle_km(atyrau, aktau) == Approx(387).margin(1));
  CHECK(great_circle_km(aktau, atyrau) == Approx(great_circle_km(atyrau, aktau)));
  CHECK(great_circle_km(aktau, aktau) == Approx(0).margin(1e-9));
  CHECK(great_circle_km({0, 0}, {0, 180}) == Approx(3.14159265358979 * 6371.0088));
}

TEST_CASE("A place and a region are found by their code") {
  const auto& places = *small_gazetteer();
  CHECK(places.at(places.find({"p_oral"})).name.kk == "Орал");
  CHECK(places.find({"p_nowhere"}) == Gazetteer::none);
  CHECK(places.region("27")->capital.text == "p_oral");
  CHECK(places.region("99") == nullptr);
}

TEST_CASE("A town is found by each of its names, however it is spelt") {
  for (const auto* text : {"Орал", "орал", "Уральск", "уралск", "Oral", "ORAL", "Uralsk", " Ораль "}) {
    CAPTURE(text);
    CHECK(first(text) == "p_oral");
  }
  for (const auto* text :
       {"Өскемен", "Оскемен", "Усть-Каменогорск", "усть каменогорск", "Oskemen", "Öskemen"}) {
    CAPTURE(text);
    CHECK(first(text) == "p_oskemen");
  }
  CHECK(first("Гурьев") == "p_atyrau");
  CHECK(first("нур султан") == "p_astana");
}

TEST_CASE("Whole names come first, then beginnings, then one typing error; larger towns first among equals") {
  CHECK(found("акт") == std::vector<std::string>{"p_aktobe", "p_aktau"});
  CHECK(found("орал") == std::vector<std::string>{"p_oral", "p_aral"});
  CHECK(found("арал") == std::vector<std::string>{"p_aral", "p_oral"});
  CHECK(first("Актауу") == "p_aktau");
  CHECK(first("Жанаозне") == "p_zhanaozen");
}

TEST_CASE("A beginning may have one typing error, from four letters on; whole names are not taken for one") {
  CHECK(first("Уральк") == "p_oral");
  CHECK(first("кульса") == "p_qulsary");
  CHECK(first("qunls") == "p_qulsary");
  CHECK(first("Жанаоезн") == "p_zhanaozen");
  CHECK(first("уст кменог") == "p_oskemen");
  CHECK(first("ст камен") == "p_oskemen");
  CHECK(found("акта") == std::vector<std::string>{"p_aktau", "p_astana", "p_aktobe"});
  CHECK(found("актау") == std::vector<std::string>{"p_aktau"});
  CHECK(found("тта").empty());
}

TEST_CASE("A place answers once, and no more places than asked for") {
  CHECK(found("форт") == std::vector<std::string>{"p_fort"});
  CHECK(found("а", 2) == std::vector<std::string>{"p_astana", "p_atyrau"});
  CHECK(found("а", 0).empty());
}

TEST_CASE("Nothing is found for a text without letters, for two errors or for an endless text") {
  CHECK(found("").empty());
  CHECK(found(" -' ").empty());
  CHECK(found("Жанозне").empty());
  CHECK(found("орл").empty());
  CHECK(found(std::string(100'000, 'a')).empty());
}

TEST_CASE("An unknown name or id is answered by the nearest ids") {
  CHECK(small_gazetteer()->nearest_names("p_orall", 1) == std::vector<std::string>{"p_oral"});
  CHECK(small_gazetteer()->nearest_names("Уральскк", 1) == std::vector<std::string>{"p_oral"});
  CHECK(small_gazetteer()->nearest_names("p_zhanaosen", 3).front() == "p_zhanaozen");
  CHECK(small_gazetteer()->nearest_names("xxxxxxxxxx", 3).empty());
  CHECK(small_gazetteer()->nearest_names("", 3).empty());
  CHECK(small_gazetteer()->nearest_names(std::string(100'000, 'a'), 3).empty());
}

TEST_CASE("An empty gazetteer answers nothing") {
  const Gazetteer empty;
  CHECK(empty.search("орал", 5).empty());
  CHECK(empty.nearest_names("орал", 5).empty());
}
