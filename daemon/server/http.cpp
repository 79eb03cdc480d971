#include "server/http.hpp"

#include <algorithm>
#include <boost/beast/http/rfc7230.hpp>
#include <boost/beast/websocket/rfc6455.hpp>

#include "server/assets.hpp"

namespace pana::server {
namespace {

namespace beast = boost::beast;
namespace http = beast::http;

std::string_view view(beast::string_view text) {
  return {text.data(), text.size()};
}

// Scripts, styles and pictures of our own only, nothing inline, and text never becomes script. 'self' lets
// the page connect to its own WebSocket (CSP 3, section 6.7.2.8).
constexpr std::string_view content_policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri "
    "'none'; "
    "form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'";

void be_strict(Response& response) {
  response.set(http::field::server, "panad");
  response.set(http::field::strict_transport_security, "max-age=63072000; includeSubDomains");
  response.set("Content-Security-Policy", {content_policy.data(), content_policy.size()});
  response.set("X-Content-Type-Options", "nosniff");
  response.set("Referrer-Policy", "no-referrer");
  response.set("Cross-Origin-Opener-Policy", "same-origin");
  response.set("Cross-Origin-Embedder-Policy", "require-corp");
  response.set("Cross-Origin-Resource-Policy", "same-origin");
  response.set("Permissions-Policy",
               "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()");
  response.set("X-Robots-Tag", "noindex");
  // Nothing of the console is left in a browser afterwards.
  response.set(http::field::cache_control, "no-store");
}

Response with_body(Status status, const Request& request, std::string_view type, std::string_view body) {
  Response response = plain_answer(status, request.version(), request.keep_alive());
  response.set(http::field::content_type, beast::string_view(type.data(), type.size()));
  response.body() = {body.data(), body.size()};
  response.prepare_payload();
  return response;
}

Response with_asset(const Request& request, const Asset& asset) {
  const bool gzip =
      !asset.gzipped.empty() && http::ext_list(request[http::field::accept_encoding]).exists("gzip");
  auto response = with_body(Status::ok, request, asset.type, gzip ? asset.gzipped : asset.body);
  response.set(http::field::vary, "Accept-Encoding");
  if (gzip) response.set(http::field::content_encoding, "gzip");
  return response;
}

bool own_origin(std::string_view origin, std::string_view host) {
  constexpr std::string_view scheme = "https://";
  return !host.empty() && origin.starts_with(scheme) && origin.substr(scheme.size()) == host;
}

bool origin_allowed(const Request& request, const ServerOptions& options) {
  if (request.count(http::field::origin) == 0) return true;
  const auto origin = view(request[http::field::origin]);
  return own_origin(origin, view(request[http::field::host])) ||
         std::find(options.origins.begin(), options.origins.end(), origin) != options.origins.end();
}

}  // namespace

Response plain_answer(Status status, unsigned version, bool keep) {
  Response response(status, version);
  be_strict(response);
  if (status == Status::method_not_allowed) response.set(http::field::allow, "GET");
  if (status == Status::upgrade_required) {
    response.set(http::field::upgrade, "websocket");
    response.set(http::field::sec_websocket_version, "13");
  }
  response.keep_alive(keep);
  response.prepare_payload();
  return response;
}

Response answer(const Request& request, bool ready) {
  const auto path = view(request.target());
  const auto* asset = find_asset(path);
  const bool known = asset || path == "/healthz" || path == "/readyz";
  if (!known) return plain_answer(Status::not_found, request.version(), request.keep_alive());
  if (request.method() != http::verb::get)
    return plain_answer(Status::method_not_allowed, request.version(), request.keep_alive());
  if (asset) return with_asset(request, *asset);
  if (path == "/readyz" && !ready)
    return with_body(Status::service_unavailable, request, "text/plain", "not ready\n");
  return with_body(Status::ok, request, "text/plain", "ok\n");
}

Status judge_upgrade(const Request& request, const ServerOptions& options) {
  if (request.method() != http::verb::get) return Status::method_not_allowed;
  if (!beast::websocket::is_upgrade(request)) return Status::upgrade_required;
  if (!origin_allowed(request, options)) return Status::forbidden;
  if (!http::token_list(request[http::field::sec_websocket_protocol]).exists("pana.v1"))
    return Status::bad_request;
  return Status::switching_protocols;
}

}  // namespace pana::server
