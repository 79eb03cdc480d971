#include "dispatch/methods.hpp"

#include <algorithm>

#include "domain/permission.hpp"
#include "support/catch.hpp"

using namespace pana;
using namespace pana::dispatch;

TEST_CASE("Every method has a row in the permission table, and every permission a method") {
  for (const auto& method : methods()) {
    CAPTURE(method.name);
    const auto rows = permissions();
    CHECK(std::any_of(rows.begin(), rows.end(),
                      [&](const Permission& row) { return row.method == method.name; }));
  }
  for (const auto& row : permissions()) {
    CAPTURE(row.method);
    CHECK(find_method(row.method) != nullptr);
  }
}

TEST_CASE("Only opening and resuming a session is possible before sign-in") {
  for (const auto& method : methods()) {
    CAPTURE(method.name);
    CHECK(method.before_sign_in == (method.name == "session.open" || method.name == "session.resume"));
  }
}

TEST_CASE("A method is found by its whole name only") {
  CHECK(find_method("request.open")->name == "request.open");
  for (const auto* name : {"", "request", "request.opens", "Request.open", "zzz"})
    CHECK(find_method(name) == nullptr);
}
