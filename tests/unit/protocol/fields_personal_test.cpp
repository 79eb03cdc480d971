// No string of any method's params takes personal data, and no error repeats it.
#include "decoders.hpp"
#include "domain/personal_data.hpp"
#include "protocol/envelope.hpp"
#include "support/catch.hpp"
#include "support/json_schema.hpp"

using namespace pana;
using namespace pana::test;

namespace {

constexpr const char* samples[] = {"+7 705 000 00 01", "87050000001", "790101300120", "name@example.kz",
                                   "123 ABC 02",       "05.07.1991",  "x-87050000001"};

// The pointers of all strings below `value`, or of all objects.
void walk(const json::value& value, const std::string& pointer, bool strings, std::vector<std::string>& out) {
  if (strings ? value.is_string() : value.is_object()) out.push_back(pointer);
  if (const auto* object = value.if_object()) {
    for (const auto& [name, child] : *object) walk(child, pointer + "/" + std::string{name}, strings, out);
  } else if (const auto* list = value.if_array()) {
    for (std::size_t index = 0; index < list->size(); ++index)
      walk((*list)[index], pointer + "/" + std::to_string(index), strings, out);
  }
}

template <class Check>
void for_each_place(bool strings, Check check) {
  Schemas schemas{PANA_SOURCE_DIR "/daemon/protocol/schema"};
  for (const auto& [method, decode] : decoders()) {
    for (const auto& example : schemas.file(method + ".json").at("examples").as_array()) {
      const json::value params(example.at("call").at("params").as_object());
      std::vector<std::string> places;
      walk(params, "", strings, places);
      INFO(method);
      for (const auto& place : places) check(decode, params, place);
    }
  }
}

bool is_password(std::string_view pointer) {
  return pointer.ends_with("/password") || pointer.ends_with("/current");
}

std::string kind_of(const Fault& fault) {
  CHECK(fault.code == FaultCode::personal_data);
  return fault.figures.empty() ? "" : std::get<std::string>(fault.figures.front().value);
}

void expect_refused(const Decoder& decode, const json::value& params, const std::string& at,
                    std::string_view sample) {
  const auto fault = decode(params.get_object());
  INFO(at << " " << sample);
  REQUIRE(fault.has_value());
  CHECK(fault->at == at);
  CHECK(kind_of(*fault) == name_of(*find_personal_data(sample)));
  CHECK(protocol::error_frame("1", *fault).find(sample) == std::string::npos);
}

}  // namespace

TEST_CASE("personal data in place of any string but a password is refused at that place") {
  int places = 0;
  for_each_place(true, [&](const Decoder& decode, const json::value& params, const std::string& place) {
    if (is_password(place)) return;
    ++places;
    for (const auto* sample : samples) {
      auto changed = params;
      changed.at_pointer(place) = sample;
      expect_refused(decode, changed, place, sample);
    }
  });
  CHECK(places > 80);
}

TEST_CASE("personal data in place of a number, a flag, an object or a list is refused at that place") {
  for_each_place(false, [](const Decoder& decode, const json::value& params, const std::string& place) {
    for (const auto& member : params.at_pointer(place).get_object()) {
      if (member.value().is_string()) continue;
      auto changed = params;
      const auto at = place + "/" + std::string{member.key()};
      changed.at_pointer(at) = samples[0];
      expect_refused(decode, changed, at, samples[0]);
    }
  });
}

TEST_CASE("a member whose name or value is personal data is refused, and its name is not repeated") {
  for_each_place(false, [](const Decoder& decode, const json::value& params, const std::string& place) {
    for (const auto* sample : samples) {
      auto changed = params;
      changed.at_pointer(place).get_object()[sample] = 1;
      expect_refused(decode, changed, place, sample);
      changed = params;
      changed.at_pointer(place).get_object()["quite_unknown"] = sample;
      expect_refused(decode, changed, place + "/quite_unknown", sample);
    }
  });
}

TEST_CASE("a password may look like anything, and a pad like anything but personal data") {
  const auto decode = decoders().at("session.open");
  CHECK_FALSE(decode({{"account", "op_one"}, {"password", "+7 705 000 00 01"}}).has_value());
  const auto fault = decode({{"account", "op_one"}, {"password", "87050000001"}, {"pad", "87050000001"}});
  REQUIRE(fault.has_value());
  CHECK(fault->at == "/pad");
}

TEST_CASE("what machines make is exempt exactly where it has its shape") {
  const auto show = decoders().at("request.show");
  CHECK_FALSE(show({{"request", "r77277277777777"}}).has_value());
  CHECK(kind_of(*show({{"request", "r87050000001"}})) == "phone");
  const auto watch = decoders().at("board.watch");
  CHECK_FALSE(watch({{"since", "1700000000000-0"}}).has_value());
  CHECK(kind_of(*watch({{"since", "87050000001"}})) == "phone");
}
