#pragma once
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/http/span_body.hpp>
#include <string_view>

#include "server/options.hpp"

namespace pana::server {

using Request = boost::beast::http::request<boost::beast::http::empty_body>;
using Response = boost::beast::http::response<boost::beast::http::span_body<const char>>;
using Status = boost::beast::http::status;

// What a request wants, judged without doing anything.
//   /ws          switching_protocols, or why not: not_found ... see refuse_upgrade
//   /healthz     ok; /readyz ok or service_unavailable; an asset: ok
// Every answer carries the headers that keep a browser strict, and tells no version.
Response answer(const Request& request, bool ready);

// switching_protocols when the upgrade may go on; otherwise the status to refuse it with: 426 without an
// upgrade, 403 for an origin that is neither listed nor the server's own, 400 without the subprotocol
// pana.v1.
Status judge_upgrade(const Request& request, const ServerOptions& options);

// An answer without content: for refusals. `keep` false: the connection ends after it.
Response plain_answer(Status status, unsigned version, bool keep);

}  // namespace pana::server
