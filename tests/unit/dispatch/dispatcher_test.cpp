#include "dispatch/dispatcher.hpp"

#include <boost/json/parse.hpp>

#include "support/catch.hpp"
#include "support/small_country.hpp"
#include "support/store_commands.hpp"
#include "support/workplace.hpp"

using namespace pana;
using namespace pana::test;
namespace json = boost::json;

namespace {

// A dispatcher on the in-memory store, and one connection to it.
struct Office {
  Workplace place{{tests::center("c_oral", "p_oral"), tests::center("c_aktau", "p_aktau")}};
  operations::Hashing hashing{{.memory_kib = 8, .passes = 1, .lanes = 1}};
  SeededRandom random{3};
  SystemClock clock;
  vault::Keyring keyring{vault::Key::random(random), vault::Key::random(random), 20'000, clock};
  vault::Seal seal{keyring, random};
  dispatch::Desk desk{place.context,
                      hashing,
                      seal,
                      {std::chrono::hours{1}, minutes{30}, false},
                      {"d1", "0", place.now(), [] { return 1; }},
                      place.world.context().get_executor(),
                      {keyring, std::chrono::hours{24}, std::chrono::days{7}}};
  dispatch::Dispatcher dispatcher{desk};
  dispatch::Visit visit;
  std::vector<Watch> watches;
  bool put_out = false;

  Office() {
    visit.address = "::1";
    visit.follow = [this](const Watch& watch) { watches.push_back(watch); };
    visit.follow_board = [](std::optional<Cursor>) {
      return std::string{R"({"cursor":"0-1","centers":[]})"};
    };
    visit.entered = [] {};
    visit.leave = [this] { watches.clear(); };
    visit.put_out = [this] { put_out = true; };
  }
  void sign_in(Role role, CenterId center = {}) {
    visit.actor = Actor{AccountId{"anna"}, role, std::move(center), {}};
    visit.expires_at = place.now() + minutes{5};
    visit.kept_until = place.now() + std::chrono::hours{24};
  }
  void add_bota() {
    store::AccountRecord record{AccountId{"bota"}, Role::hotline_operator, {}, {}, {}, false};
    record.password_hash = place.must(hashing.hash(Secret{"correct horse"}));
    place.must(place.context.store.put_account({once_by(operator_called("admin")), record, true}));
  }
  json::value send(std::string frame) {
    return json::parse(place.world.wait(dispatcher.handle(visit, frame)));
  }
  json::value call(const std::string& method, const std::string& params = "{}") {
    return send(R"({"jsonrpc":"2.0","id":7,"method":")" + method + R"(","params":)" + params + "}");
  }
};

std::string reason(const json::value& answer) {
  return std::string{answer.at("error").at("data").at("reason").as_string()};
}

const std::string open_params = R"({"origin":{"place":"p_atyrau"},"household":{"women":1},"urgency":"urgent",
  "transport":"own","channel":"hotline_111","route":"auto","key":"00000000-0000-4000-8000-000000000001"})";

}  // namespace

TEST_CASE("A request goes in as a frame and comes back as a held unit") {
  Office office;
  office.sign_in(Role::hotline_operator);
  const auto answer = office.call("request.open", open_params);
  CHECK(answer.at("id") == 7);
  CHECK(answer.at("result").at("state") == "offered");
  CHECK(answer.at("result").at("offer").at("center") == "c_oral");
  CHECK(answer.at("result").at("candidate").at("km") == 495);
}

TEST_CASE("The guards stand in order: frame, method, sign-in, role, parameters") {
  Office office;
  CHECK(reason(office.send("nonsense")) == "parse_error");
  CHECK(reason(office.send("[]")) == "invalid_request");
  CHECK(reason(office.call("no.such")) == "method_not_found");
  CHECK(reason(office.call("request.open", "{}")) == "not_signed_in");
  office.sign_in(Role::center, CenterId{"c_oral"});
  CHECK(reason(office.call("request.open", "{}")) == "not_allowed");
  office.sign_in(Role::hotline_operator);
  CHECK(reason(office.call("request.open", "{}")) == "invalid_params");
}

TEST_CASE("Nobody is told that there is no place by a daemon that knows no center yet") {
  Office office;
  office.sign_in(Role::hotline_operator);
  office.place.board = Board{tests::small_roads(), Policy{}};
  const auto early = office.call("request.open", open_params);
  CHECK(reason(early) == "unavailable");
  CHECK(early.at("error").at("data").at("retry") == true);
  CHECK(reason(office.call("board.watch")) == "unavailable");
  office.place.sync();
  CHECK(office.call("request.open", open_params).at("result").at("state") == "offered");
}

TEST_CASE("One account takes so many units and no more, and what was refused counts for nothing") {
  Office office;
  office.desk.placements = {.burst = 2, .per_second = 1.0 / 60};
  dispatch::Dispatcher sparing{office.desk};
  const auto open = [&](int key) {
    auto call = R"({"jsonrpc":"2.0","id":7,"method":"request.open","params":)" + open_params + "}";
    call.replace(call.find("\"auto\""), 6, "\"queue\"");
    call.replace(call.rfind('1'), 1, std::to_string(key));
    return json::parse(office.place.world.wait(sparing.handle(office.visit, call)));
  };
  office.sign_in(Role::hotline_operator);
  const std::string unreadable = R"({"jsonrpc":"2.0","id":7,"method":"request.open","params":{}})";
  for (int i = 0; i < 3; ++i) {
    const auto refused = json::parse(office.place.world.wait(sparing.handle(office.visit, unreadable)));
    CHECK(reason(refused) == "invalid_params");
  }
  CHECK(open(1).as_object().contains("result"));
  CHECK(open(2).as_object().contains("result"));
  const auto third = open(3);
  CHECK(reason(third) == "rate_limited");
  CHECK(third.at("error").at("data").at("retry_after_s") == 60);
  office.place.world.advance(minutes{1});
  CHECK(open(3).as_object().contains("result"));
  CHECK(reason(open(4)) == "rate_limited");
  office.visit.actor->account = AccountId{"dana"};
  CHECK(open(4).as_object().contains("result"));
}

TEST_CASE("A session that has run out signs nobody in") {
  Office office;
  office.sign_in(Role::hotline_operator);
  office.place.world.advance(minutes{6});
  CHECK(reason(office.call("request.queue")) == "not_signed_in");
}

TEST_CASE("Sign-ins from one address are throttled, other calls are not held back by it") {
  Office office;
  std::string last;
  for (int i = 0; i < 21; ++i) {
    last =
        reason(office.call("session.resume", R"({"token":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})"));
  }
  CHECK(last == "rate_limited");
  office.sign_in(Role::hotline_operator);
  CHECK(office.call("request.queue").as_object().contains("result"));
}

TEST_CASE(
    "Wrong password and unknown account look the same; the right one opens a session that can be resumed") {
  Office office;
  office.add_bota();
  const auto wrong = office.call("session.open", R"({"account":"bota","password":"wrong horse!"})");
  const auto unknown = office.call("session.open", R"({"account":"nobody","password":"wrong horse!"})");
  CHECK(wrong == unknown);
  CHECK(reason(wrong) == "wrong_credentials");

  const auto opened = office.call("session.open", R"({"account":"bota","password":"correct horse"})");
  const std::string token{opened.at("result").at("resume_token").as_string()};
  CHECK(office.visit.actor->account == AccountId{"bota"});
  office.visit.actor.reset();
  CHECK(office.call("session.resume", R"({"token":")" + token + "\"}").at("result").at("role") == "operator");
  CHECK(office.call("session.close").as_object().contains("result"));
  CHECK(reason(office.call("session.resume", R"({"token":")" + token + "\"}")) == "wrong_credentials");
}

TEST_CASE(
    "A call that the role does not permit leaves an entry of who tried what, and only some of very many") {
  Office office;
  office.sign_in(Role::center, CenterId{"c_oral"});
  CHECK(reason(office.call("audit.read")) == "not_allowed");
  const auto& recorded = office.place.world.memory().recorded();
  REQUIRE(recorded.size() == 1);
  CHECK(recorded[0].account == "anna");
  CHECK(recorded[0].role == "center");
  CHECK(recorded[0].verb == "audit.read");
  CHECK(recorded[0].kind == "call");
  CHECK(recorded[0].outcome == "refused");
  for (int i = 0; i < 100; ++i) office.call("account.list");
  REQUIRE(recorded.size() == 11);
  CHECK(recorded[9].outcome == "refused");
  CHECK(recorded[10].outcome == "refused_more");
  CHECK(office.place.context.metrics.get(Metric::refusals_unwritten_total) == 90);
}

TEST_CASE("Whose session has ended elsewhere is signed out at the next call, also where nobody was told") {
  Office office;
  office.add_bota();
  office.call("session.open", R"({"account":"bota","password":"correct horse"})");
  REQUIRE(office.visit.actor);
  office.place.must(office.place.context.store.drop_session(once_by(operator_called("bota"), "session.close"),
                                                            office.visit.token_hash));
  CHECK(office.call("request.queue").as_object().contains("result"));
  CHECK_FALSE(office.put_out);
  office.place.world.advance(minutes{1});
  CHECK(reason(office.call("request.queue")) == "not_signed_in");
  CHECK(office.put_out);
  CHECK_FALSE(office.visit.actor);
}

TEST_CASE("Whose account is changed between the check and the welcome is not let in") {
  Office office;
  office.add_bota();
  asio::io_context elsewhere;
  // As the store does before live knows the connection: nobody closes it.
  office.visit.entered = [&] {
    auto& store = office.place.context.store;
    auto record = *wait_for(elsewhere, store.load_account(AccountId{"bota"}));
    record.disabled = true;
    REQUIRE_FALSE(
        wait_for(elsewhere, store.put_account({once_by(operator_called("admin")), record, false, true}))
            .has_error());
  };
  CHECK(reason(office.call("session.open", R"({"account":"bota","password":"correct horse"})")) ==
        "wrong_credentials");
  CHECK(office.put_out);
  CHECK_FALSE(office.visit.actor);
}

TEST_CASE("Who has changed their password has the answer, and is signed out without being put out") {
  Office office;
  office.add_bota();
  office.call("session.open", R"({"account":"bota","password":"correct horse"})");
  const std::string params = R"({"password":"another horse, same stable",)"
                             R"("key":"6f1c1f0a-3c1b-4c57-9a40-0d4f5a1b2c3d","current":")";
  CHECK(reason(office.call("account.password", params + R"(wrong horse"})")) == "wrong_credentials");
  CHECK(office.visit.actor);
  CHECK(office.call("account.password", params + R"(correct horse"})").as_object().contains("result"));
  CHECK_FALSE(office.visit.actor);
  CHECK_FALSE(office.put_out);
}

TEST_CASE("Failures from one device, or one network, stand in nobody else's way") {
  Office office;
  const auto fails_until_refused = [&] {
    int count = 0;
    while (
        reason(office.call("session.resume", R"({"token":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})")) !=
        "rate_limited")
      ++count;
    return count;
  };
  office.visit.address = "2001:db8:1:1::1";
  CHECK(fails_until_refused() == 20);
  office.visit.address = "2001:db8:1:1:ffff::2";
  CHECK(fails_until_refused() == 0);
  office.visit.device = std::string(64, 'd');
  CHECK(fails_until_refused() == 20);
  office.visit.address = "2001:db8:1:2::1";
  CHECK(fails_until_refused() == 0);
  office.visit.device.clear();
  CHECK(fails_until_refused() == 20);
}

TEST_CASE("An officer is not told which center is asked until it has accepted") {
  Office office;
  office.sign_in(Role::officer);
  const auto opened = office.call("request.open", open_params);
  const auto& offer = opened.at("result").at("offer").as_object();
  CHECK_FALSE(offer.contains("center"));
  const std::string request{opened.at("result").at("request").as_string()};
  const auto params = R"({"request":")" + request + "\"}";
  CHECK_FALSE(
      office.call("request.show", params).at("result").at("offers").at(0).as_object().contains("center"));

  store::AnswerOffer accept{once_by(staff_of("c_oral")), OfferId{std::string{offer.at("offer").as_string()}},
                            RequestAction::accept};
  accept.arrival_code = "123456";
  office.place.must(office.place.context.store.answer_offer(std::move(accept)));
  CHECK(office.call("request.show", params).at("result").at("offers").at(0).at("center") == "c_oral");
}

TEST_CASE("Whoever follows a request leaves one entry that it was shown, though it is looked at twice") {
  Office office;
  office.sign_in(Role::hotline_operator);
  const auto opened = office.call("request.open", open_params);
  const std::string request{opened.at("result").at("request").as_string()};
  office.call("request.watch", R"({"request":")" + request + "\"}");
  REQUIRE(office.watches.size() == 1);
  const auto& recorded = office.place.world.memory().recorded();
  REQUIRE(recorded.size() == 1);
  CHECK(recorded[0].verb == "request.watch");
  CHECK(recorded[0].id == request);
}

TEST_CASE("Another officer's request does not exist") {
  Office office;
  office.sign_in(Role::officer);
  const auto opened = office.call("request.open", open_params);
  const std::string request{opened.at("result").at("request").as_string()};
  office.visit.actor->account = AccountId{"dina"};
  const auto params = R"({"request":")" + request + "\"}";
  CHECK(reason(office.call("request.show", params)) == "not_found");
  CHECK(reason(office.call("request.watch", params)) == "not_found");
  CHECK(office.watches.empty());
}

TEST_CASE(
    "While nobody can write audit files nothing is shown and no account changed, but people are placed") {
  Office office;
  const audit::PublicKeys keys;
  office.desk.audit_keys = &keys;
  office.place.world.memory().set_audit_writable(false);
  const auto refused_as = [&](const std::string& method) { return reason(office.call(method)); };
  office.sign_in(Role::hotline_operator);
  CHECK(office.call("request.open", open_params).at("result").at("state") == "offered");
  CHECK(refused_as("handover.show") == "unavailable");
  CHECK(office.call("handover.show").at("error").at("data").at("retry") == true);
  CHECK(office.call("request.queue").as_object().contains("result"));
  office.sign_in(Role::administrator);
  CHECK(refused_as("request.purge") == "invalid_params");  // an evacuation waits for no disk
  for (const auto* method : {"account.create", "account.list", "center.put", "center.show"})
    CHECK(refused_as(method) == "unavailable");
  office.sign_in(Role::auditor);
  CHECK(refused_as("audit.read") == "unavailable");
  CHECK(refused_as("audit.head") == "not_found");

  SECTION("until somebody can") {
    office.place.world.memory().set_audit_writable(true);
  }
  SECTION("but where auditing is off by choice") {
    office.desk.audit_keys = nullptr;
  }
  CHECK(office.call("audit.read").as_object().contains("result"));
  office.sign_in(Role::administrator);
  CHECK(refused_as("account.create") == "invalid_params");
}

TEST_CASE("All that administers, and all that discloses beyond the work on requests, needs audit files") {
  for (const auto& method : dispatch::methods()) {
    const bool needs = method.name.starts_with("account.") || method.name.starts_with("certificate.") ||
                       method.name == "handover.show" || method.name == "audit.read" ||
                       method.name == "center.show" || method.name == "center.put" ||
                       method.name == "session.list" || method.name == "session.end";
    CAPTURE(method.name);
    CHECK(method.needs_audit == needs);
  }
}
