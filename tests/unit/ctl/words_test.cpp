#include "ctl/words.hpp"

#include <boost/json/parse.hpp>

#include "domain/remedy.hpp"
#include "support/catch.hpp"

using namespace pana;
using namespace pana::ctl;

namespace {

Refusal refusal(const std::string& data) {
  return {-32000, "x", boost::json::parse(data).as_object()};
}

}  // namespace

TEST_CASE("a refusal is a sentence with the code, the member and what would help") {
  CHECK(sentence(refusal(R"({"reason":"not_found","at":"/origin/place","nearest":["Atyrau","Атырау"]})"),
                 "request.open") ==
        "request.open was refused (not_found): there is no such locality; nearest: Atyrau, "
        "Атырау");
  CHECK(sentence(refusal(R"({"reason":"not_found","at":"/request","nearest":[]})"), "request.show") ==
        "request.show was refused (not_found): there is no such thing, at /request");
  CHECK(sentence(refusal(R"({"reason":"no_place","blocked":{"no_free_unit":12,"stale":1}})"),
                 "request.place") ==
        "request.place was refused (no_place): no center can take this household now: 12 centers have no "
        "free unit that "
        "fits, 1 center has figures too old to rely on: call first");
  CHECK(sentence(refusal(R"({"reason":"invalid_params","at":"/key","why":"shape"})"), "offer.accept") ==
        "offer.accept was refused (invalid_params): a value is not accepted, at /key, which does not have "
        "the right shape");
}

TEST_CASE("a wrong password at the change of one's own is told as such, and not as a wrong sign-in") {
  CHECK(sentence(refusal(R"({"reason":"wrong_credentials","at":"/current"})"), "account.password") ==
        "account.password was refused (wrong_credentials): the current password is not right");
}

TEST_CASE("personal data is told by its kind") {
  CHECK(sentence(refusal(R"({"reason":"personal_data","at":"/text","kind":"phone"})"), "place.search") ==
        "place.search was refused (personal_data): a text looks like personal data, which Pana does not "
        "take, at "
        "/text: it looks like a phone number");
}

TEST_CASE("every rule and every fault of the daemon has words") {
  for (std::size_t rule = 0; rule < rule_count; ++rule) {
    const std::string name{name_of(static_cast<Rule>(rule))};
    CHECK(reason_words({{"rule", name}}) != name);
  }
  for (int code = 0; code <= static_cast<int>(FaultCode::draining); ++code) {
    const std::string name{name_of(static_cast<FaultCode>(code))};
    const auto text = sentence(refusal(R"({"reason":")" + name + "\"}"), "m");
    CHECK(text != "m was refused (" + name + "): " + name);
  }
}

TEST_CASE("a reason carries its figures") {
  CHECK(reason_words(boost::json::parse(R"({"rule":"boy_age_max","limit":13,"got":"14-15"})").as_object()) ==
        "takes no boys of that age (limit 13, got 14-15)");
}

TEST_CASE("every remedy has words, with its count and what it is about") {
  for (const auto name : remedy_names) {
    const boost::json::array change{{{"remedy", name}, {"count", 2}, {"got", "x"}}};
    CHECK(change_words(change) != name);
    CHECK(change_words(change).find_first_of("#$") == std::string::npos);
  }
  CHECK(change_words(boost::json::parse(
                         R"([{"remedy":"without_boys","count":1,"got":"14-15"},{"remedy":"open_door"}])")
                         .as_array()) ==
        "with 1 of the boys of 14-15 sheltered elsewhere, and if it agrees to take somebody in: call");
}

TEST_CASE("times are shown at Kazakhstan's clock") {
  CHECK(clock_words("2026-01-31T22:04:05.678Z") == "03:04");
  CHECK(moment_words("2026-01-31T22:04:05.678Z") == "01 Feb 03:04");
  CHECK(clock_words("soon") == "-");
}

TEST_CASE("durations are hours and minutes") {
  CHECK(duration_words(59) == "59 min");
  CHECK(duration_words(372) == "6 h 12 min");
}
