#include "ctl/leaving.hpp"

#include <boost/json/serialize.hpp>

#include "ctl/quit.hpp"
#include "protocol/decode.hpp"
#include "support/catch.hpp"
#include "support/scratch_folder.hpp"

using namespace pana;
using namespace pana::ctl;

TEST_CASE("a household in words is one that the daemon reads") {
  const auto one = leaving_params(
      "women=1 men=1 aged=1 pregnant girl:3-6  boy:7-11 need=wheelchair need=interpreter:uz language=uz "
      "urgency=urgent stay-days=30 "
      "not-region=75 not-place=p_aral not-around=p_almaty:150 not-center=c_one conceal-from=account:op_x");
  const auto read =
      protocol::decode_relocation_plan({{"center", "c_left"}, {"households", boost::json::array{one}}});
  REQUIRE(read.has_value());
  const auto& leaving = read->households.at(0);
  CHECK(leaving.household.people() == 4);
  CHECK(leaving.household.pregnant);
  CHECK(leaving.needs.has(Need::wheelchair));
  CHECK(leaving.languages == std::vector<std::string>{"uz"});
  CHECK(leaving.urgency == Urgency::urgent);
  CHECK(leaving.stay_days == 30);
  CHECK(leaving.exclude.around.at(0).km == 150);
  CHECK(leaving.exclude.centers.at(0) == CenterId{"c_one"});
  CHECK(leaving.exclude.conceal_from.accounts.at(0) == AccountId{"op_x"});
}

TEST_CASE("a word that cannot be read is a mistake of usage") {
  for (const auto* words :
       {"one", "women=one", "women=", "women=1 child:3", "cats=2", "=", "not-around=p_aral"})
    CHECK_THROWS_AS(leaving_params(words), Quit);
}

TEST_CASE("households come from a file, as a list or as the params of a plan") {
  const pana::test::ScratchFolder folder;
  const auto file =
      folder.write("left.json", R"([{"household": {"women": 1}}, {"household": {"women": 2}}])");
  CHECK(leaving_from(file).size() == 2);
  CHECK(leaving_from(folder.write("plan.json", R"({"households": [{"household": {"women": 1}}]})")).size() ==
        1);
  for (const auto* text : {"", "{}", "3", R"({"households": 1})"})
    CHECK_THROWS_AS(leaving_from(folder.write("bad.json", text)), Quit);
  CHECK_THROWS_AS(leaving_from("/nonexistent"), Quit);
}
