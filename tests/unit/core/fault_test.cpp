#include "core/fault.hpp"

#include <cctype>
#include <set>

#include "core/result.hpp"
#include "support/catch.hpp"

using namespace pana;

namespace {

constexpr std::size_t fault_code_count = static_cast<std::size_t>(FaultCode::draining) + 1;

Result<int> refuse() {
  return fault(FaultCode::not_found, "/center");
}

Result<int> twice(Result<int> from) {
  PANA_TRY(value, std::move(from));
  return value * 2;
}

}  // namespace

TEST_CASE("Every fault has a snake_case name of its own") {
  std::set<std::string_view> names;
  for (std::size_t i = 0; i < fault_code_count; ++i) {
    const auto name = name_of(static_cast<FaultCode>(i));
    CAPTURE(i, name);
    CHECK_FALSE(name.empty());
    CHECK(name.find_first_not_of("abcdefghijklmnopqrstuvwxyz_") == std::string_view::npos);
    CHECK(names.insert(name).second);
  }
}

TEST_CASE("The names stand beside their codes") {
  CHECK(name_of(FaultCode::parse_error) == "parse_error");
  CHECK(name_of(FaultCode::not_signed_in) == "not_signed_in");
  CHECK(name_of(FaultCode::no_place) == "no_place");
  CHECK(name_of(FaultCode::personal_data) == "personal_data");
  CHECK(name_of(FaultCode::draining) == "draining");
}

TEST_CASE("A fault is described with its member and its counts, never with texts") {
  Fault full{FaultCode::no_place, "/household", {{"no_free_unit", std::int64_t{12}}}, false};
  full.figures.push_back({"blocked", Figure::Counts{{"stale", 3}}});
  full.figures.push_back({"got", std::string{"from the caller"}});
  full.figures.push_back({"nearest", std::vector<std::string>{"from the caller"}});
  CHECK(describe(full) == "no_place at /household (no_free_unit 12) (stale 3)");
  CHECK(describe(fault(FaultCode::draining)) == "draining");
}

TEST_CASE("A result hands a fault on, or a value") {
  CHECK(*twice(21) == 42);
  CHECK(twice(refuse()).error() == fault(FaultCode::not_found, "/center"));
}

TEST_CASE("Taking the value of a fault throws that fault") {
  try {
    static_cast<void>(refuse().value());
    FAIL("no exception");
  } catch (const FaultError& error) {
    CHECK(error.fault().code == FaultCode::not_found);
    CHECK(std::string{error.what()} == "not_found at /center");
  }
}
