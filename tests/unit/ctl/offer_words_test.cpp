#include "ctl/offer_words.hpp"

#include <boost/json/parse.hpp>

#include "support/catch.hpp"

using namespace pana::ctl;

TEST_CASE("an offer is a line that says who comes, from where and when to answer") {
  const auto offer =
      boost::json::parse(R"({"offer":"o1","request":"r1","center":"c_one","unit":"family3","state":"offered",
    "travel_min":372,"made_at":"2026-01-31T22:04:05.678Z","answer_by":"2026-01-31T22:14:05.678Z","urgency":"urgent",
    "household":{"women":1,"men":0,"aged_60_plus":0,"pregnant":true,"children":[{"band":"3-6","girls":2,"boys":0},
      {"band":"14-15","girls":0,"boys":1}]},"needs":["legal_aid"],"origin_region":"23","transport":"own"})");
  CHECK(offer_words(offer.as_object()) ==
        "o1 offered (urgent): one family3 for 1 woman, 2 girls of 3-6, 1 boy of 14-15, pregnant; needs "
        "legal_aid; "
        "from region 23, 6 h 12 min away; answer by 03:14");
}

TEST_CASE("no offers is a sentence too") {
  CHECK(offers_words({}) == "No open offers.");
}
