// Every example call, changed in one place in every way: the decoder and the published schema must judge
// alike.
#include "decoders.hpp"
#include "support/catch.hpp"
#include "support/json_schema.hpp"

using namespace pana;
using namespace pana::test;

namespace {

struct Node {
  std::string pointer;
  std::string parent;
};

// Every value below the root, depth first.
void walk(const json::value& value, const std::string& pointer, std::vector<Node>& out) {
  const auto visit = [&](const json::value& child, const std::string& name) {
    out.push_back({pointer + "/" + name, pointer});
    walk(child, pointer + "/" + name, out);
  };
  if (const auto* object = value.if_object()) {
    for (const auto& [name, child] : *object) visit(child, std::string{name});
  } else if (const auto* list = value.if_array()) {
    for (std::size_t index = 0; index < list->size(); ++index) visit((*list)[index], std::to_string(index));
  }
}

json::array odd_values() {
  json::array many;
  for (int i = 0; i < 70; ++i) many.emplace_back("xx");
  json::array odd{nullptr, true,  false,  0,         1,          -1, 1.0, 1.5,
                  101,     1'001, 20'001, INT64_MAX, UINT64_MAX, "", "x", "xx"};
  for (const auto& text : {std::string{"kk"}, std::string{"27"}, std::string{"Я"}, std::string{"A b"},
                           std::string{"a\nb"}, std::string(65, 'x'), std::string(300, 'x')}) {
    odd.emplace_back(text);
  }
  odd.emplace_back(json::array{});
  odd.emplace_back(json::array{1, 2});
  odd.emplace_back(many);
  odd.emplace_back(json::object{});
  odd.emplace_back(json::object{{"x", 1}});
  return odd;
}

bool starts_with(std::string_view text, std::string_view beginning) {
  return text.substr(0, beginning.size()) == beginning;
}

std::string why(const Fault& fault) {
  if (fault.figures.empty()) return {};
  const auto* text = std::get_if<std::string>(&fault.figures.front().value);
  return text == nullptr ? "" : *text;
}

// What the schema cannot say: bands and units stand once, the household must be possible, days must exist,
// and nothing ends before it begins.
bool beyond_schema(const Fault& fault) {
  return why(fault) == "twice" || starts_with(fault.at, "/household") || starts_with(fault.at, "/licence") ||
         starts_with(fault.at, "/rhythm") || starts_with(fault.at, "/until");
}

struct Judge {
  Schemas& schemas;
  const std::string& method;
  const Decoder& decode;

  void operator()(const json::object& params, const std::string& place, bool at_parent) const {
    const auto refused = schemas.refused(params, method + ".json", "/$defs/params");
    const auto fault = decode(params);
    INFO(method << " " << json::serialize(params));
    if (refused) REQUIRE(fault.has_value());
    if (!fault) return;
    CHECK(fault->code == FaultCode::invalid_params);
    if (!refused) CHECK(beyond_schema(*fault));
    if (at_parent) return;
    INFO("at " << fault->at << " for " << place);
    // A value that another one rules out, or calls for, is blamed on either.
    CHECK((starts_with(fault->at, place) || why(*fault) == "contradiction" || why(*fault) == "missing" ||
           beyond_schema(*fault)));
  }
};

template <class Change>
void for_each_example(Change change) {
  Schemas schemas{PANA_SOURCE_DIR "/daemon/protocol/schema"};
  for (const auto& [method, decode] : decoders()) {
    for (const auto& example : schemas.file(method + ".json").at("examples").as_array()) {
      const auto& params = example.at("call").at("params").as_object();
      std::vector<Node> nodes;
      walk(json::value(params), "", nodes);
      change(Judge{schemas, method, decode}, params, nodes);
    }
  }
}

}  // namespace

TEST_CASE("a member that is taken away is missed exactly where the schema requires it") {
  for_each_example([](const Judge& judge, const json::object& params, const std::vector<Node>& nodes) {
    for (const auto& node : nodes) {
      json::value changed(params);
      auto& parent = changed.at_pointer(node.parent);
      if (!parent.is_object()) continue;
      parent.get_object().erase(node.pointer.substr(node.parent.size() + 1));
      judge(changed.get_object(), node.pointer, true);
    }
  });
}

TEST_CASE("an unknown member is refused at every level, by its own pointer") {
  for_each_example([](const Judge& judge, const json::object& params, std::vector<Node> nodes) {
    nodes.push_back({"", ""});
    for (const auto& node : nodes) {
      json::value changed(params);
      auto& target = changed.at_pointer(node.pointer);
      if (!target.is_object()) continue;
      target.get_object()["quite_unknown"] = 1;
      const auto fault = judge.decode(changed.get_object());
      INFO(judge.method << " " << node.pointer);
      REQUIRE(fault.has_value());
      CHECK(fault->at == node.pointer + "/quite_unknown");
    }
  });
}

TEST_CASE("a value of another type, length or range is refused by its pointer where the schema refuses it") {
  const auto odd = odd_values();
  for_each_example([&](const Judge& judge, const json::object& params, const std::vector<Node>& nodes) {
    for (const auto& node : nodes) {
      for (const auto& value : odd) {
        json::value changed(params);
        changed.at_pointer(node.pointer) = value;
        judge(changed.get_object(), node.pointer, false);
      }
    }
  });
}

TEST_CASE("params may be padded with text at the top and nowhere else") {
  for_each_example([](const Judge& judge, const json::object& params, const std::vector<Node>&) {
    auto padded = params;
    padded["pad"] = "      ";
    CHECK(judge.decode(padded) == std::nullopt);
    padded["pad"] = 5;
    CHECK(judge.decode(padded).has_value());
  });
}
