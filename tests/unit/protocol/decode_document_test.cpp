// The published document, the table of permissions and the decoders speak of the same methods.
#include <filesystem>
#include <set>

#include "decoders.hpp"
#include "domain/permission.hpp"
#include "protocol/envelope.hpp"
#include "support/catch.hpp"
#include "support/json_schema.hpp"

using namespace pana;
using namespace pana::test;

namespace {

const std::string folder = PANA_SOURCE_DIR "/daemon/protocol";

const json::object& document() {
  static const auto value = read_json(folder + "/asyncapi.json");
  return value.get_object();
}

// Names of the operations with this action: "receive" are methods, "send" notices.
std::set<std::string> operations(std::string_view action) {
  std::set<std::string> names;
  for (const auto& [name, operation] : document().at("operations").as_object()) {
    if (operation.at("action").as_string() == action) names.insert(std::string{name});
  }
  return names;
}

std::set<std::string> permitted_methods() {
  std::set<std::string> names;
  for (const auto& row : permissions()) names.insert(std::string{row.method});
  return names;
}

void collect_refs(const json::value& value, std::set<std::string>& out) {
  if (const auto* list = value.if_array()) {
    for (const auto& element : *list) collect_refs(element, out);
  } else if (const auto* object = value.if_object()) {
    for (const auto& [key, member] : *object) {
      if (key == "$ref") out.insert(std::string{member.as_string()});
      collect_refs(member, out);
    }
  }
}

}  // namespace

TEST_CASE(
    "every method of the document is in the table of permissions, and every one there in the document") {
  CHECK(operations("receive") == permitted_methods());
}

TEST_CASE("every method of the document has a decoder, and every decoder a method") {
  std::set<std::string> decoded;
  for (const auto& [method, decode] : decoders()) decoded.insert(method);
  CHECK(operations("receive") == decoded);
}

TEST_CASE("the document tells the notices that the daemon sends") {
  CHECK(operations("send") ==
        std::set<std::string>{"board.changed", "queue.changed", "request.changed", "offer.changed",
                              "handover.shown", "capacity.prompt", "request.route_changed", "road.changed",
                              "waiting.changed", "offer.reminder", "request.reminder", "request.alarm"});
}

TEST_CASE("every schema file belongs to an operation, and every operation has one") {
  std::set<std::string> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder + "/schema")) {
    if (entry.path().filename() != "shapes.json") files.insert(entry.path().stem().string());
  }
  auto named = operations("receive");
  named.merge(operations("send"));
  CHECK(files == named);
}

TEST_CASE("every reference in the document leads somewhere") {
  std::set<std::string> refs;
  collect_refs(json::value(document()), refs);
  REQUIRE(refs.size() > 100);
  Schemas schemas{folder};
  for (const auto& ref : refs) {
    INFO(ref);
    const auto hash = ref.find('#');
    const auto file = hash == 0 ? "asyncapi.json" : ref.substr(0, hash);
    CHECK_NOTHROW(schemas.file(file).at_pointer(ref.substr(hash + 1)));
  }
}

TEST_CASE("every example call is read by its decoder and valid in its schema, and so is its result") {
  Schemas schemas{folder + "/schema"};
  for (const auto& [method, decode] : decoders()) {
    INFO(method);
    const auto& examples = schemas.file(method + ".json").at("examples").as_array();
    REQUIRE_FALSE(examples.empty());
    for (const auto& example : examples) {
      auto call = protocol::parse_call(json::serialize(example.at("call")));
      REQUIRE(call.has_value());
      CHECK(call->method == method);
      CHECK(decode(call->params) == std::nullopt);
      CHECK(schemas.refused(example.at("call").at("params"), method + ".json", "/$defs/params") ==
            std::nullopt);
      CHECK(schemas.refused(example.at("result"), method + ".json", "/$defs/result") == std::nullopt);
    }
  }
}

TEST_CASE("every message may be padded") {
  for (const auto& [name, message] : document().at("components").at("messages").as_object()) {
    INFO(name);
    CHECK(message.at("payload").at("properties").as_object().contains("pad"));
  }
}

TEST_CASE("every example of a notice is valid in its schema") {
  Schemas schemas{folder + "/schema"};
  for (const auto& name : operations("send")) {
    for (const auto& example : schemas.file(name + ".json").at("examples").as_array()) {
      CHECK(example.at("notice").at("method").as_string() == name);
      CHECK(schemas.refused(example.at("notice").at("params"), name + ".json", "/$defs/params") ==
            std::nullopt);
    }
  }
}
