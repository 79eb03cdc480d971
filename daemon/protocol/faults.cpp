#include <array>

#include "protocol/envelope.hpp"
#include "protocol/json_writer.hpp"

namespace pana::protocol {
namespace {

struct Row {
  FaultCode code;
  int rpc;
  std::string_view message;  // for a developer's eye; clients go by data.reason
};

// One row per FaultCode, in its order. A number, once published, keeps its meaning.
constexpr std::array<Row, 18> rows{{
    {FaultCode::parse_error, -32700, "Parse error"},
    {FaultCode::invalid_request, -32600, "Invalid Request"},
    {FaultCode::method_not_found, -32601, "Method not found"},
    {FaultCode::invalid_params, -32602, "Invalid params"},
    {FaultCode::internal_error, -32603, "Internal error"},
    {FaultCode::not_signed_in, -32001, "Sign in first"},
    {FaultCode::wrong_credentials, -32002, "Wrong credentials"},
    {FaultCode::not_allowed, -32003, "Not allowed"},
    {FaultCode::not_found, -32004, "Not found"},
    {FaultCode::conflict, -32005, "Its state does not permit this"},
    {FaultCode::already_answered, -32006, "Already answered"},
    {FaultCode::no_place, -32007, "No place"},
    {FaultCode::stale_version, -32008, "Changed in the meantime"},
    {FaultCode::key_reused, -32009, "Key used for another call"},
    {FaultCode::rate_limited, -32010, "Too many calls"},
    {FaultCode::personal_data, -32011, "Looks like personal data"},
    {FaultCode::unavailable, -32012, "Unavailable"},
    {FaultCode::draining, -32013, "Stopping: reconnect"},
}};

const Row& row_of(FaultCode code) {
  return rows.at(static_cast<std::size_t>(code));
}

struct FigureWriter {
  JsonWriter& json;

  void operator()(std::int64_t number) const { json.value(number); }
  void operator()(const std::string& text) const { json.value(text); }
  void operator()(const std::vector<std::string>& texts) const {
    json.begin_array();
    for (const auto& text : texts) json.value(text);
    json.end_array();
  }
  void operator()(const Figure::Counts& counts) const {
    json.begin_object();
    for (const auto& [name, count] : counts) json.member(name, count);
    json.end_object();
  }
};

}  // namespace

int rpc_code(FaultCode code) {
  return row_of(code).rpc;
}

std::string error_frame(std::string_view id, const Fault& fault) {
  const auto& row = row_of(fault.code);
  JsonWriter json;
  json.begin_object().member("jsonrpc", "2.0").key("id").raw(id).key("error").begin_object();
  json.member("code", row.rpc).member("message", row.message).key("data").begin_object();
  json.member("reason", name_of(fault.code));
  if (!fault.at.empty()) json.member("at", fault.at);
  if (fault.retry) json.member("retry", true);
  for (const auto& figure : fault.figures) {
    json.key(figure.name);
    std::visit(FigureWriter{json}, figure.value);
  }
  return json.end_object().end_object().end_object().take();
}

}  // namespace pana::protocol
