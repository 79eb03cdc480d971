#include "protocol/envelope.hpp"

#include <boost/json/parse.hpp>

#include "support/catch.hpp"

using namespace pana;
using namespace pana::protocol;

namespace {

BadCall refused(std::string_view frame) {
  auto call = parse_call(frame);
  REQUIRE(call.has_error());
  return call.error();
}

}  // namespace

TEST_CASE("a call is taken apart into id, method and params") {
  auto call = parse_call(R"({"jsonrpc":"2.0","id":7,"method":"offer.list","params":{"a":"b"},"pad":"   "})");
  REQUIRE(call.has_value());
  CHECK(call->id == "7");
  CHECK(call->method == "offer.list");
  CHECK(call->params.at("a").as_string() == "b");
}

TEST_CASE("the params of a call outlive the frame and the other values of the call") {
  boost::json::object kept;
  {
    std::string frame =
        R"({"jsonrpc":"2.0","id":1,"method":"m","params":{"long":"a text that is too long to be stored inside"}})";
    auto call = parse_call(frame);
    REQUIRE(call.has_value());
    kept = std::move(call->params);
    frame.assign(frame.size(), 'x');
  }
  CHECK(kept.at("long").as_string() == "a text that is too long to be stored inside");
}

TEST_CASE("an id is echoed as its JSON text, escapes included") {
  CHECK(parse_call(R"({"jsonrpc":"2.0","id":"a\"\n","method":"m"})")->id == R"("a\"\n")");
  CHECK(parse_call(R"({"jsonrpc":"2.0","id":-3,"method":"m"})")->id == "-3");
  CHECK(parse_call(R"({"jsonrpc":"2.0","id":18446744073709551615,"method":"m"})")->id ==
        "18446744073709551615");
}

TEST_CASE("params may be left out but not be an array") {
  CHECK(parse_call(R"({"jsonrpc":"2.0","id":1,"method":"m"})")->params.empty());
  const auto bad = refused(R"({"jsonrpc":"2.0","id":1,"method":"m","params":[]})");
  CHECK(bad.id == "1");
  CHECK(bad.fault == fault(FaultCode::invalid_request, "/params"));
}

TEST_CASE("what is not JSON is a parse error without an id") {
  for (const auto* frame :
       {"", "{", "nonsense", R"({"a":1,})", R"({"a":1} {"b":2})", "{\"a\":\"\xff\"}", R"({'a':1})",
        R"({"a":NaN})", R"({"a":01})", "{\"a\":\"\n\"}", R"(/**/{"a":1})"}) {
    const auto bad = refused(frame);
    CHECK(bad.id == "null");
    CHECK(bad.fault.code == FaultCode::parse_error);
  }
}

TEST_CASE("a member that stands twice is a parse error at every depth") {
  CHECK(refused(R"({"jsonrpc":"2.0","id":1,"method":"m","method":"n"})").fault.code ==
        FaultCode::parse_error);
  CHECK(refused(R"({"jsonrpc":"2.0","id":1,"method":"m","params":{"a":{"b":1,"b":1}}})").fault.code ==
        FaultCode::parse_error);
  CHECK(refused(R"({"jsonrpc":"2.0","id":1,"method":"m","params":{"a":[{"b":1,"\u0062":2}]}})").fault.code ==
        FaultCode::parse_error);
  CHECK(refused(R"({"jsonrpc":"2.0","id":1,"method":"m","params":{"a":{"b":1,"b":1}}})").fault.at ==
        "/params/a/b");
  CHECK(
      parse_call(R"({"jsonrpc":"2.0","id":1,"method":"m","params":{"a":{"b":1},"c":{"b":1}}})").has_value());
}

TEST_CASE("eight levels are read and nine are not") {
  const auto nested = [](std::size_t levels) {
    return R"({"jsonrpc":"2.0","id":1,"method":"m","params":{"a":)" + std::string(levels, '[') +
           std::string(levels, ']') + "}}";
  };
  CHECK(parse_call(nested(6)).has_value());
  CHECK(refused(nested(7)).fault.code == FaultCode::parse_error);
}

TEST_CASE("JSON that is no call is an invalid request that says where") {
  const auto at = [](std::string_view frame) {
    const auto bad = refused(frame);
    CHECK(bad.fault.code == FaultCode::invalid_request);
    return bad.id + bad.fault.at;
  };
  CHECK(at(R"([{"jsonrpc":"2.0","id":1,"method":"m"}])") == "null");
  CHECK(at("3") == "null");
  CHECK(at(R"({"id":1,"method":"m"})") == "1/jsonrpc");
  CHECK(at(R"({"jsonrpc":"1.0","id":1,"method":"m"})") == "1/jsonrpc");
  CHECK(at(R"({"jsonrpc":"2.0","method":"m"})") == "null/id");
  CHECK(at(R"({"jsonrpc":"2.0","id":null,"method":"m"})") == "null/id");
  CHECK(at(R"({"jsonrpc":"2.0","id":1.5,"method":"m"})") == "null/id");
  CHECK(at(R"({"jsonrpc":"2.0","id":{},"method":"m"})") == "null/id");
  CHECK(at(R"({"jsonrpc":"2.0","id":1})") == "1/method");
  CHECK(at(R"({"jsonrpc":"2.0","id":1,"method":5})") == "1/method");
  CHECK(at(R"({"jsonrpc":"2.0","id":1,"method":"m","extra":1})") == "1/extra");
  CHECK(at(R"({"jsonrpc":"2.0","id":1,"method":"m","pad":1})") == "1/pad");
  CHECK(at(R"({"jsonrpc":"2.0","id":1,"result":{}})") == "1/method");
}

TEST_CASE("a frame of more than 64 KiB is refused before it is read") {
  const auto frame =
      R"({"jsonrpc":"2.0","id":1,"method":"m","pad":")" + std::string(most_bytes, ' ') + R"("})";
  CHECK(refused(frame).fault.code == FaultCode::parse_error);
}

TEST_CASE("an id of more than 64 bytes is not echoed") {
  const auto frame = R"({"jsonrpc":"2.0","method":"m","id":")" + std::string(65, 'i') + R"("})";
  CHECK(refused(frame).id == "null");
}

TEST_CASE("personal data in any part of a call is refused as that, and is not echoed") {
  const auto at = [](std::string_view frame) {
    const auto bad = refused(frame);
    CHECK(bad.fault.code == FaultCode::personal_data);
    CHECK(error_frame(bad.id, bad.fault).find("87050000001") == std::string::npos);
    return bad.id + bad.fault.at;
  };
  CHECK(at(R"({"jsonrpc":"2.0","id":"87050000001","method":"m"})") == "null/id");
  CHECK(at(R"({"jsonrpc":"87050000001","id":1,"method":"m"})") == "1/jsonrpc");
  CHECK(at(R"({"jsonrpc":"2.0","id":1,"method":"87050000001"})") == "1/method");
  CHECK(at(R"({"jsonrpc":"2.0","id":1,"method":"m","pad":"87050000001"})") == "1/pad");
  CHECK(at(R"({"jsonrpc":"2.0","id":1,"method":"m","extra":"87050000001"})") == "1/extra");
  CHECK(at(R"({"jsonrpc":"2.0","id":1,"method":"m","87050000001":1})") == "1");
  CHECK(at(R"({"jsonrpc":"2.0","id":1,"method":"m","a87050000001":1})") == "1");
  CHECK(at(R"({"jsonrpc":"2.0","id":1,"method":"m","params":"87050000001"})") == "1/params");
}

TEST_CASE("a result and a notice are framed as JSON-RPC has them") {
  CHECK(result_frame("7", R"({"a":1})") == R"({"jsonrpc":"2.0","id":7,"result":{"a":1}})");
  CHECK(notice_frame("board.changed", "{}") == R"({"jsonrpc":"2.0","method":"board.changed","params":{}})");
}

TEST_CASE("an error carries code, reason, place, figures and whether to try again") {
  Fault no_place{FaultCode::no_place, "/household", {}, true};
  no_place.figures = {{"blocked", Figure::Counts{{"no_free_unit", 12}, {"stale", 1}}},
                      {"nearest", std::vector<std::string>{"Oral", "Орал"}},
                      {"version", std::int64_t{41}},
                      {"state", std::string{"queued"}}};
  CHECK(
      error_frame("\"x\"", no_place) ==
      R"({"jsonrpc":"2.0","id":"x","error":{"code":-32007,"message":"No place","data":{"reason":"no_place",)"
      R"("at":"/household","retry":true,"blocked":{"no_free_unit":12,"stale":1},"nearest":["Oral","Орал"],)"
      R"("version":41,"state":"queued"}}})");
}

TEST_CASE("every fault has its own code, JSON-RPC's own below -32599 and ours above -32100") {
  std::vector<int> seen;
  for (int code = 0; code <= static_cast<int>(FaultCode::draining); ++code) {
    const auto rpc = rpc_code(static_cast<FaultCode>(code));
    const bool of_json_rpc = code <= static_cast<int>(FaultCode::internal_error);
    CHECK((of_json_rpc ? rpc >= -32700 && rpc <= -32600 : rpc >= -32099 && rpc <= -32000));
    CHECK(std::find(seen.begin(), seen.end(), rpc) == seen.end());
    seen.push_back(rpc);
  }
}
