#include "domain/spelling.hpp"

#include "support/catch.hpp"

using namespace pana;

TEST_CASE("Kazakh letters fold to their Russian neighbours") {
  CHECK(fold("ӘҒҚҢӨҰҮҺІ") == "агкноуухи");
  CHECK(fold("әғқңөұүһі") == "агкноуухи");
  CHECK(fold("Өскемен") == "оскемен");
  CHECK(fold("Қызылорда") == fold("Кызылорда"));
  CHECK(fold("Жаңаөзен") == fold("Жанаозен"));
}

TEST_CASE("Russian signs and the dots of ё do not count") {
  CHECK(fold("Щёлково") == "щелково");
  CHECK(fold("Уральск") == "уралск");
  CHECK(fold("Подъезд") == "подезд");
  CHECK(fold("Ё") == fold("е"));
}

TEST_CASE("Latin letters lose their marks, and all letters their size") {
  CHECK(fold("Temirtaū") == "temirtau");
  CHECK(fold("Ülken") == "ulken");
  CHECK(fold("ŞYMKENT") == "symkent");
  CHECK(fold("Jañaözen") == "janaozen");
  CHECK(fold("Ğabïden") == "gabiden");
  CHECK(fold("Iırı") == "iiri");
}

TEST_CASE("Hyphens, apostrophes and spaces do not count") {
  CHECK(fold("Усть-Каменогорск") == fold("усть каменогорск"));
  CHECK(fold("Ust’-Kamenogorsk'") == "ustkamenogorsk");
  CHECK(fold("  Форт — Шевченко\u00a0") == "фортшевченко");
  CHECK(fold("- '") == "");
}

TEST_CASE("Letters made of a base and a mark fold as the letter in one piece") {
  CHECK(fold("e\u0301") == "e");
  CHECK(fold("Уи\u0306гур") == fold("Уйгур"));
  CHECK(fold("е\u0308") == "е");
}

TEST_CASE("Folding what is folded changes nothing") {
  for (const auto* text : {"Өскемен", "Temirtaū", "Алғабас", "ЩЁ-й", "日本", "p_oral"}) {
    CAPTURE(text);
    CHECK(fold(fold(text)) == fold(text));
  }
}

TEST_CASE("Bytes that are not UTF-8 are dropped") {
  CHECK(fold("or\xff\xc3") == "or");
  CHECK(fold("\xd0") == "");
  CHECK(fold("a\xe2\x28\xa1z") == "a(z");
  CHECK(fold("\xf0\x9f\x98\x80x") == "\xf0\x9f\x98\x80x");
}

TEST_CASE("Typing errors are letters too many, too few, wrong or exchanged") {
  const auto errors = [](const char* a, const char* b) {
    return typing_errors(fold_points(a), fold_points(b));
  };
  CHECK(errors("орал", "орал") == 0);
  CHECK(errors("орал", "арал") == 1);
  CHECK(errors("орал", "ора") == 1);
  CHECK(errors("орал", "оорал") == 1);
  CHECK(errors("орал", "орла") == 1);
  CHECK(errors("орал", "рола") == 2);
  CHECK(errors("", "орал") == 4);
  CHECK(errors("орал", "") == 4);
  CHECK(errors("kitten", "sitting") == 3);
}
