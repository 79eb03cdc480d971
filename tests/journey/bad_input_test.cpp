// What is not a good call is refused with the member that is wrong, and the connection goes on.
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include "support/catch.hpp"
#include "support/requests.hpp"
#include "support/world.hpp"

namespace pana::test {
namespace {

json::object good_opening() {
  auto params = asking("p_atyrau", woman_alone());
  params["route"] = "queue";
  params["key"] = new_key();
  return params;
}

struct Bad {
  std::string what;
  std::function<void(json::object&)> spoil;
  std::string at;
  std::string why;
};

const std::vector<Bad>& bad_openings() {
  using Call = json::object;
  static const std::vector<Bad> list{
      {"an unknown member", [](Call& c) { c["note"] = "x"; }, "/note", "unknown"},
      {"an unknown member inside", [](Call& c) { c["household"].as_object()["name"] = "x"; },
       "/household/name", "unknown"},
      {"a missing member", [](Call& c) { c.erase("origin"); }, "/origin", "missing"},
      {"a missing key", [](Call& c) { c.erase("key"); }, "/key", "missing"},
      {"a key that is no UUID", [](Call& c) { c["key"] = "1"; }, "/key", "shape"},
      {"a number as text", [](Call& c) { c["household"].as_object()["women"] = "1"; }, "/household/women",
       "type"},
      {"a list as object", [](Call& c) { c["needs"] = json::object{}; }, "/needs", "type"},
      {"nothing for something", [](Call& c) { c["urgency"] = nullptr; }, "/urgency", "type"},
      {"a fraction", [](Call& c) { c["household"].as_object()["women"] = 1.5; }, "/household/women", "type"},
      {"less than none", [](Call& c) { c["household"].as_object()["women"] = -1; }, "/household/women",
       "range"},
      {"too many", [](Call& c) { c["household"].as_object()["women"] = 21; }, "/household/women", "range"},
      {"far too many", [](Call& c) { c["household"].as_object()["women"] = 18446744073709551615U; },
       "/household/women", "range"},
      {"an unknown code", [](Call& c) { c["urgency"] = "asap"; }, "/urgency", "code"},
      {"an unknown need", [](Call& c) { c["needs"] = json::array{"a_friend"}; }, "/needs/0", "code"},
      {"a child of no band",
       [](Call& c) {
         c["household"].as_object()["children"] = json::array{json::object{{"band", "5"}, {"girls", 1}}};
       },
       "/household/children/0/band", "code"},
      {"too long a list", [](Call& c) { c["languages"] = json::array(9, "uz"); }, "/languages", "length"},
      {"a place that is no id", [](Call& c) { c["origin"] = {{"place", "Atyrau city"}}; }, "/origin/place",
       "shape"},
      {"an empty household", [](Call& c) { c["household"] = json::object{}; }, "/household", ""},
  };
  return list;
}

}  // namespace

TEST_CASE("a call with a bad member is refused at that member, and opens nothing") {
  const auto op = shared_world().console(0, "op_one");
  const auto queued = [&] { return op->call("request.queue").at("requests").as_array().size(); };
  const auto before = queued();
  for (const auto& bad : bad_openings()) {
    CAPTURE(bad.what);
    auto params = good_opening();
    bad.spoil(params);
    const auto refused = op->expect_error("request.open", params);
    CHECK(refused.code == -32602);
    CHECK(refused.reason == "invalid_params");
    CHECK(refused.at == bad.at);
    if (!bad.why.empty()) CHECK(refused.data.at("why").as_string() == bad.why);
  }
  CHECK(queued() == before);
}

TEST_CASE("what is no JSON-RPC call is refused, and the connection goes on") {
  const auto op = shared_world().console(0, "op_one");
  const auto deep = [](std::size_t levels) {
    return R"({"jsonrpc":"2.0","id":"x","method":"board.watch","params":)" + std::string(levels, '[') +
           std::string(levels, ']') + "}";
  };
  struct Case {
    std::string frame;
    int code;
  };
  const std::vector<Case> cases{
      {"", -32700},
      {"hello", -32700},
      {"{", -32700},
      {R"({"jsonrpc":"2.0"} {})", -32700},
      {R"({"jsonrpc":"2.0","id":"x","id":"y","method":"board.watch"})", -32700},
      {deep(8), -32700},
      {"[]", -32600},
      {R"([{"jsonrpc":"2.0","id":"x","method":"place.search","params":{"text":"Oral"}}])", -32600},
      {"7", -32600},
      {"null", -32600},
      {"{}", -32600},
      {R"({"jsonrpc":"1.0","id":"x","method":"board.watch"})", -32600},
      {R"({"jsonrpc":"2.0","id":"x"})", -32600},
      {R"({"jsonrpc":"2.0","id":"x","method":7})", -32600},
      {R"({"jsonrpc":"2.0","id":"x","method":"board.watch","params":[]})", -32600},
      {R"({"jsonrpc":"2.0","id":"x","method":"board.watch","extra":1})", -32600},
      {R"({"jsonrpc":"2.0","method":"board.watch"})", -32600},
      {R"({"jsonrpc":"2.0","id":"x","method":"no.such"})", -32601},
      {R"({"jsonrpc":"2.0","id":"x","method":"__proto__"})", -32601},
  };
  for (const auto& one : cases) {
    CAPTURE(one.frame);
    op->send_text(one.frame);
    const auto answer = op->next_frame_without_id();
    REQUIRE(answer.contains("error"));
    CHECK(answer.at("error").at("code").to_number<int>() == one.code);
    CHECK(answer.at("error").at("data").at("reason").is_string());
  }
  CHECK(op->call("place.search", {{"text", "Oral"}}).contains("places"));
}

TEST_CASE("an error answers with the caller's id, and never repeats what the caller sent") {
  const auto op = shared_world().console(1, "op_one");
  op->send_text(
      R"({"jsonrpc":"2.0","id":"mine","method":"place.search","params":{"text":"x","860101300123":1}})");
  const auto answer = op->next_frame_without_id();
  CHECK(answer.at("id").as_string() == "mine");
  CHECK(json::serialize(answer).find("860101300123") == std::string::npos);
}

TEST_CASE("an unknown locality is not found, and the nearest names are told") {
  const auto op = shared_world().console(0, "op_one");
  for (const auto* method : {"route.preview", "request.open"}) {
    CAPTURE(method);
    auto params = asking("p_atirau", woman_alone());
    if (method == std::string_view{"request.open"}) {
      params["route"] = "auto";
      params["key"] = new_key();
    }
    const auto refused = op->expect_error(method, params);
    CHECK(refused.reason == "not_found");
    CHECK(refused.at == "/origin/place");
    const auto& nearest = refused.data.at("nearest").as_array();
    REQUIRE_FALSE(nearest.empty());
    CHECK(json::serialize(nearest).find("tyrau") != std::string::npos);
  }
  auto excluding = asking("p_atyrau", woman_alone(), {{"places", json::array{"p_oral", "p_nowhere"}}});
  CHECK(op->expect_error("route.preview", excluding).at == "/exclude/places/1");
}

TEST_CASE("a household that fits nowhere has no place, and what blocked it is told by count") {
  const auto op = shared_world().console(0, "op_one");
  auto params = asking("p_atyrau", {{"women", 1}, {"men", 7}});
  params["route"] = "auto";
  params["key"] = new_key();
  const auto refused = op->expect_error("request.open", params);
  CHECK(refused.reason == "no_place");
  const auto& blocked = object_of(refused.data, "blocked");
  CHECK(blocked.at("no_unit_fits").to_number<std::size_t>() == centers_in_register);
  CHECK(blocked.at("men_not_taken").to_number<std::size_t>() > 20);
  CHECK(blocked.at("men_not_taken").to_number<std::size_t>() < centers_in_register);
}

}  // namespace pana::test
