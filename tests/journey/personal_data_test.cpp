// Personal data in any string that a call can hold is refused as that, and is found nowhere afterwards.
#include <boost/json/serialize.hpp>
#include <filesystem>

#include "domain/permission.hpp"
#include "support/catch.hpp"
#include "support/json_schema.hpp"
#include "support/redis_shell.hpp"
#include "support/world.hpp"

namespace pana::test {
namespace {

constexpr std::string_view schema_folder = PANA_SOURCE_DIR "/daemon/protocol/schema";
// Nobody's, and each of another kind; the second part of each is looked for everywhere afterwards.
struct Sample {
  std::string text;
  std::string trace;
};
const std::array<Sample, 5> samples{{{"+7 705 000 46 81", "705 000 46 81"},
                                     {"790101300120", "790101300120"},
                                     {"nobody@pana.example", "nobody@pana"},
                                     {"746 PNA 02", "746 PNA"},
                                     {"05.07.1937", "05.07.1937"}}};

// A value that a schema describes: the objects and lists on the way to a place in it.
class Schema {
 public:
  Schema(Schemas& files, std::string file, const json::value& value) : files_(files), file_(std::move(file)) {
    value_ = &value;
    follow_refs();
    // What may be null as well stands first.
    if (const auto* any = value_->as_object().if_contains("anyOf");
        any != nullptr && any->at(1) == null_type()) {
      value_ = &any->at(0);
      follow_refs();
    }
  }

  bool is_string() const {
    const auto& object = value_->as_object();
    if (const auto* type = object.if_contains("type")) return *type == "string";
    const auto* codes = object.if_contains("enum");
    return codes != nullptr && codes->as_array().at(0).is_string();
  }
  // Every member of an object or, as "-", the elements of a list.
  std::vector<std::pair<std::string, Schema>> below() const {
    std::vector<std::pair<std::string, Schema>> out;
    const auto& object = value_->as_object();
    if (const auto* members = object.if_contains("properties")) {
      for (const auto& [name, schema] : members->as_object())
        out.emplace_back(std::string{name}, Schema{files_, file_, schema});
    }
    if (const auto* items = object.if_contains("items")) out.emplace_back("-", Schema{files_, file_, *items});
    return out;
  }
  bool is_list() const { return value_->as_object().contains("items"); }

 private:
  static json::value null_type() { return json::object{{"type", "null"}}; }
  void follow_refs() {
    while (value_->as_object().contains("$ref")) follow(std::string{value_->at("$ref").as_string()});
  }
  void follow(const std::string& ref) {
    const auto hash = ref.find('#');
    if (hash > 0) file_ = ref.substr(0, hash);
    value_ = &files_.file(file_).at_pointer(ref.substr(hash + 1));
  }

  Schemas& files_;
  std::string file_;
  const json::value* value_;
};

using Way = std::vector<std::string>;

void find_strings(const Schema& schema, const Way& way, std::vector<Way>& out) {
  if (schema.is_string()) out.push_back(way);
  for (const auto& [name, child] : schema.below()) {
    auto further = way;
    further.push_back(name);
    find_strings(child, further, out);
  }
}

// Puts the text at the end of the way, making what is missing on it, and answers the JSON Pointer.
std::string put(json::value& at, const Way& way, std::size_t from, const std::string& text) {
  if (from == way.size()) {
    at = text;
    return {};
  }
  if (way[from] == "-") {
    if (!at.is_array()) at.emplace_array();
    if (at.get_array().empty()) at.get_array().emplace_back(nullptr);
    return "/0" + put(at.get_array().front(), way, from + 1, text);
  }
  if (!at.is_object()) at.emplace_object();
  return "/" + way[from] + put(at.get_object()[way[from]], way, from + 1, text);
}

std::string somebody_who_may(std::string_view method) {
  const std::array<std::pair<Role, std::string>, 7> people{{{Role::hotline_operator, "op_one"},
                                                            {Role::center, staff_of(center::oral)},
                                                            {Role::coordinator, "coordinator_one"},
                                                            {Role::administrator, "admin_one"},
                                                            {Role::auditor, "auditor_one"},
                                                            {Role::officer, "officer_one"},
                                                            {Role::gateway, "gateway_one"}}};
  for (const auto& [role, account] : people) {
    if (permitted(method, role)) return account;
  }
  throw std::runtime_error("nobody may " + std::string{method});
}

// Every key with its value, whatever its type, as one text.
constexpr const char* whole_store = R"(
local out = {}
local function add(value)
  if type(value) ~= 'table' then out[#out + 1] = tostring(value) return end
  for _, one in ipairs(value) do add(one) end
end
local how = {
  string = function(key) return redis.call('GET', key) end,
  hash = function(key) return redis.call('HGETALL', key) end,
  list = function(key) return redis.call('LRANGE', key, 0, -1) end,
  set = function(key) return redis.call('SMEMBERS', key) end,
  zset = function(key) return redis.call('ZRANGE', key, 0, -1, 'WITHSCORES') end,
  stream = function(key) return redis.call('XRANGE', key, '-', '+') end,
}
for _, key in ipairs(redis.call('KEYS', '*')) do
  add(key)
  add(how[redis.call('TYPE', key).ok](key))
end
return table.concat(out, '\n'))";

// Everything that Redis keeps, and what the daemons have said.
std::string all_that_is_kept(World& world) {
  RedisShell redis{world.redis().socket()};
  const auto store = redis.text({"EVAL", whole_store, "0"});
  REQUIRE(store.find("op_one") != std::string::npos);
  return store + world.daemon(0).output() + world.daemon(1).output();
}

class Guard {
 public:
  explicit Guard(World& world) : world_(world) {}

  // Calls the method with each sample at each string of its params; the number of those strings.
  std::size_t try_all(const std::string& method) {
    const Schema params{schemas_, method + ".json",
                        schemas_.file(method + ".json").at_pointer("/$defs/params")};
    std::vector<Way> ways;
    find_strings(params, {}, ways);
    const auto console = world_.console(0, somebody_who_may(method));
    for (const auto& way : ways) {
      if (way.back() == "password" || way.back() == "current") continue;
      for (const auto& sample : samples) refuse(*console, method, way, sample);
    }
    return ways.size();
  }

 private:
  void refuse(Console& console, const std::string& method, const Way& way, const Sample& sample) {
    const auto& call = schemas_.file(method + ".json").at("examples").at(0).at("call").as_object();
    json::value params(call.contains("params") ? call.at("params").as_object() : json::object{});
    const auto pointer = put(params, way, 0, sample.text);
    const auto refused = console.expect_error(method, params.get_object());
    INFO(method << " " << pointer << " " << json::serialize(refused.data));
    CHECK(refused.reason == "personal_data");
    CHECK(refused.at == pointer);
    CHECK(json::serialize(refused.data).find(sample.trace) == std::string::npos);
  }

  World& world_;
  Schemas schemas_{std::string{schema_folder}};
};

std::vector<std::string> methods_with_schema() {
  std::vector<std::string> methods;
  Schemas schemas{std::string{schema_folder}};
  for (const auto& entry : std::filesystem::directory_iterator(schema_folder)) {
    const auto method = entry.path().stem().string();
    if (method == "shapes" || method == "session.open" || method == "session.resume") continue;
    if (schemas.file(method + ".json").at("examples").at(0).as_object().contains("call"))
      methods.push_back(method);
  }
  return methods;
}

}  // namespace

TEST_CASE(
    "personal data in any string of any method is refused, and neither logs nor Redis have it afterwards") {
  World world;
  Guard guard{world};
  std::size_t strings = 0;
  for (const auto& method : methods_with_schema()) strings += guard.try_all(method);
  CHECK(strings > 60);
  const auto kept = all_that_is_kept(world);
  for (const auto& sample : samples) CHECK(kept.find(sample.trace) == std::string::npos);
}

TEST_CASE("personal data at the sign-in is refused, and a password is neither told nor kept") {
  World world;
  const auto stranger = world.stranger(0);
  for (const auto& [member, method] :
       {std::pair{"account", "session.open"}, {"otp", "session.open"}, {"token", "session.resume"}}) {
    json::object params{{"account", "op_one"}, {"password", test_password}};
    if (std::string_view{method} == "session.resume") params = {};
    params[member] = samples[0].text;
    const auto refused = stranger->expect_error(method, params);
    CHECK(refused.reason == "personal_data");
    CHECK(refused.at == "/" + std::string{member});
  }
  const auto wrong =
      stranger->expect_error("session.open", {{"account", "op_one"}, {"password", samples[0].text}});
  CHECK(wrong.reason == "wrong_credentials");
  CHECK(all_that_is_kept(world).find(samples[0].trace) == std::string::npos);
}

TEST_CASE("what a caller calls a call, a method or a member is not repeated where it is personal data") {
  World world;
  const auto op = world.console(0, "op_one");
  const auto refused = op->expect_error("place.search", {{"text", "Oral"}, {"87050004681", 1}});
  CHECK(refused.reason == "personal_data");
  CHECK(refused.at.empty());
  for (const auto* frame : {R"({"jsonrpc":"2.0","id":"87050004681","method":"offer.list"})",
                            R"({"jsonrpc":"2.0","method":"87050004681"})",
                            R"({"jsonrpc":"2.0","87050004681":"x","method":"offer.list"})",
                            R"({"87050004681":"x","87050004681":"y"})"}) {
    op->send_text(frame);
    const auto answer = json::serialize(op->next_frame_without_id());
    INFO(answer);
    CHECK(answer.find("87050004681") == std::string::npos);
  }
  CHECK(all_that_is_kept(world).find("87050004681") == std::string::npos);
}

}  // namespace pana::test
