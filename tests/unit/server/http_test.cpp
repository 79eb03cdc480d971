#include "server/http.hpp"

#include "server/assets.hpp"
#include "support/catch.hpp"

using namespace pana::server;
namespace http = boost::beast::http;

namespace {

Request request(std::string_view path, http::verb method = http::verb::get) {
  Request request(method, {path.data(), path.size()}, 11);
  request.set(http::field::host, "pana.example.org");
  return request;
}

Request upgrade() {
  auto made = request("/ws");
  made.set(http::field::connection, "Upgrade");
  made.set(http::field::upgrade, "websocket");
  made.set(http::field::sec_websocket_key, "dGhlIHNhbXBsZSBub25jZQ==");
  made.set(http::field::sec_websocket_version, "13");
  made.set(http::field::sec_websocket_protocol, "other, pana.v1");
  return made;
}

Status with_origin(const std::string& origin) {
  auto made = upgrade();
  made.set(http::field::origin, origin);
  ServerOptions options;
  options.origins = {"https://console.example.org"};
  return judge_upgrade(made, options);
}

}  // namespace

TEST_CASE("An upgrade with the subprotocol and no origin goes on") {
  CHECK(judge_upgrade(upgrade(), {}) == Status::switching_protocols);
}

TEST_CASE("An upgrade may come from a listed origin or the server's own, and from no other") {
  CHECK(with_origin("https://console.example.org") == Status::switching_protocols);
  CHECK(with_origin("https://pana.example.org") == Status::switching_protocols);
  for (const auto* origin : {"", "null", "http://console.example.org", "https://console.example.org:444",
                             "https://console.example.org.evil", "https://evilconsole.example.org",
                             "https://pana.example.org/", "http://pana.example.org", "pana.example.org"}) {
    INFO(origin);
    CHECK(with_origin(origin) == Status::forbidden);
  }
}

TEST_CASE("Without the subprotocol an upgrade is refused, and what is no upgrade is told to be one") {
  auto none = upgrade();
  none.erase(http::field::sec_websocket_protocol);
  CHECK(judge_upgrade(none, {}) == Status::bad_request);
  auto other = upgrade();
  other.set(http::field::sec_websocket_protocol, "pana.v2");
  CHECK(judge_upgrade(other, {}) == Status::bad_request);
  CHECK(judge_upgrade(request("/ws"), {}) == Status::upgrade_required);
  CHECK(judge_upgrade(request("/ws", http::verb::post), {}) == Status::method_not_allowed);
}

TEST_CASE("Health is always well; readiness is the application's word") {
  CHECK(answer(request("/healthz"), false).result() == Status::ok);
  CHECK(answer(request("/readyz"), true).result() == Status::ok);
  CHECK(answer(request("/readyz"), false).result() == Status::service_unavailable);
}

TEST_CASE("Unknown paths and methods are refused") {
  for (const auto* path : {"/metrics", "/ws/", "/../etc", "", "*"})
    CHECK(answer(request(path), true).result() == Status::not_found);
  const auto refused = answer(request("/", http::verb::post), true);
  CHECK(refused.result() == Status::method_not_allowed);
  CHECK(refused[http::field::allow] == "GET");
}

TEST_CASE("Every answer keeps the browser strict and tells no version") {
  for (const auto& response : {answer(request("/"), true), answer(request("/nothing"), true),
                               plain_answer(Status::forbidden, 11, false)}) {
    CHECK(response["Strict-Transport-Security"] == "max-age=63072000; includeSubDomains");
    CHECK(response["Content-Security-Policy"].starts_with("default-src 'none'; script-src 'self'; "));
    CHECK(response["Content-Security-Policy"].find("unsafe") == std::string_view::npos);
    CHECK(response["Cross-Origin-Opener-Policy"] == "same-origin");
    CHECK(response["Cross-Origin-Resource-Policy"] == "same-origin");
    CHECK(response["X-Content-Type-Options"] == "nosniff");
    CHECK(response["Cache-Control"] == "no-store");
    CHECK(response["Referrer-Policy"] == "no-referrer");
    CHECK(response["Server"] == "panad");
  }
}

TEST_CASE("The console goes out compressed to whoever takes that, and as it is to others") {
  const auto* page = find_asset("/");
  REQUIRE(page);
  CHECK(answer(request("/"), true)[http::field::content_encoding].empty());
  auto browser = request("/");
  browser.set(http::field::accept_encoding, "br;q=1.0, gzip;q=0.8, *;q=0.1");
  const auto response = answer(browser, true);
  CHECK(response[http::field::content_type] == page->type);
  CHECK(response[http::field::vary] == "Accept-Encoding");
  if (page->gzipped.empty()) return;  // built without the console
  CHECK(response[http::field::content_encoding] == "gzip");
  CHECK(response.body().data() == page->gzipped.data());  // sent from where it stands, not copied
}

TEST_CASE("Every file of the console has a type, and the page loads only files that are there") {
  for (const auto& asset : assets()) {
    INFO(asset.path);
    CHECK(!asset.type.empty());
    CHECK(find_asset(asset.path) == &asset);
  }
  const auto page = find_asset("/")->body;
  for (auto at = page.find("=\"/"); at != std::string_view::npos; at = page.find("=\"/", at + 1)) {
    const auto path = page.substr(at + 2, page.find('"', at + 2) - at - 2);
    INFO(path);
    CHECK(find_asset(path));
  }
}
