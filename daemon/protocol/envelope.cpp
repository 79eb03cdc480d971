#include "protocol/envelope.hpp"

#include <boost/json/monotonic_resource.hpp>

#include "protocol/fields.hpp"
#include "protocol/json_tree.hpp"
#include "protocol/json_writer.hpp"
#include "protocol/member_twice.hpp"

namespace pana::protocol {
namespace {

namespace json = boost::json;

constexpr std::size_t longest_id = 64;

// The JSON text of an id that may be echoed; empty where it is not one, or is personal data.
std::string id_text(const json::value* id) {
  JsonWriter text;
  if (id == nullptr) return {};
  if (id->is_int64()) return text.value(id->get_int64()).take();
  if (id->is_uint64()) return text.value(id->get_uint64()).take();
  if (!id->is_string() || id->get_string().size() > longest_id) return {};
  if (find_personal_data(id->get_string())) return {};
  return text.value(std::string_view{id->get_string()}).take();
}

BadCall bad(std::string id, FaultCode code, std::string at = {}) {
  if (id.empty()) id = "null";
  return {std::move(id), fault(code, std::move(at))};
}

// The first member that makes the object no call.
std::optional<Fault> why_no_call(Fields& fields, bool has_id, const json::value* params) {
  Fault found = fault(FaultCode::invalid_request);
  if (fields.required("jsonrpc").text(3, 3) != "2.0") {
    found.at = "/jsonrpc";
  } else if (const auto id = fields.optional("id"); !has_id) {
    found.at = "/id";
    id.refuse("shape");
  } else if (fields.required("method").text(1, longest_id); !fields.findings().faults().empty()) {
    found.at = "/method";
  } else if (const auto item = fields.optional("params"); params != nullptr && !params->is_object()) {
    found.at = "/params";
    item.refuse("type");
  } else {
    fields.take_pad();
    fields.close();
    if (fields.findings().faults().empty()) return std::nullopt;
    found.at = fields.findings().faults().front().at;
  }
  for (const auto& finding : fields.findings().faults()) {
    if (finding.code == FaultCode::personal_data) return finding;
  }
  return found;
}

}  // namespace

boost::system::result<Call, BadCall> parse_call(std::string_view frame) {
  if (frame.size() > most_bytes) return bad({}, FaultCode::parse_error);
  // The tree lives in one piece of memory that goes with the last value made of it.
  json::value tree(json::make_shared_resource<json::monotonic_resource>(frame.size() * 2 + 512));
  if (const auto no_tree = parse_tree(frame, most_depth, tree)) {
    const bool twice = no_tree->why == NoTree::Why::member_twice;
    return bad({}, FaultCode::parse_error, twice ? member_twice(frame) : std::string{});
  }
  if (!tree.is_object()) return bad({}, FaultCode::invalid_request);
  auto& object = tree.get_object();
  auto id = id_text(object.if_contains("id"));
  auto* params = object.if_contains("params");
  Fields fields{object};
  if (auto found = why_no_call(fields, !id.empty(), params)) {
    return BadCall{id.empty() ? "null" : std::move(id), std::move(*found)};
  }
  Call call{std::move(id), std::string{object.at("method").get_string()}, json::object(tree.storage())};
  if (params != nullptr) call.params = std::move(params->get_object());
  return call;
}

std::string result_frame(std::string_view id, std::string_view result) {
  std::string frame;
  frame.reserve(id.size() + result.size() + 40);
  return frame.append(R"({"jsonrpc":"2.0","id":)")
      .append(id)
      .append(R"(,"result":)")
      .append(result)
      .append("}");
}

std::string notice_frame(std::string_view method, std::string_view params) {
  std::string frame;
  frame.reserve(method.size() + params.size() + 44);
  return frame.append(R"({"jsonrpc":"2.0","method":")")
      .append(method)
      .append(R"(","params":)")
      .append(params)
      .append("}");
}

}  // namespace pana::protocol
