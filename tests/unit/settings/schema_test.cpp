#include "settings/schema.hpp"

#include <set>

#include "support/catch.hpp"

using namespace pana::settings;

TEST_CASE("Every key stands once, in a section, with a sentence of help") {
  std::set<std::string_view> keys;
  for (const auto& row : schema()) {
    CAPTURE(row.key);
    CHECK(keys.insert(row.key).second);
    CHECK(row.key.find('.') != std::string_view::npos);
    CHECK(row.help.size() > 20);
    CHECK(row.help.ends_with('.'));
  }
}

TEST_CASE("Every default is permitted by its own row") {
  for (const auto& row : schema()) {
    CAPTURE(row.key);
    CHECK(refusal(row, row.get(Settings{})) == "");
  }
  CHECK(contradictions(Settings{}).empty());
}

TEST_CASE("What a row sets it also gets, and nothing else changes") {
  for (const auto& row : schema()) {
    CAPTURE(row.key);
    Value other = std::string("other");
    if (row.kind == Kind::flag) other = !std::get<bool>(row.get(Settings{}));
    if (row.kind == Kind::whole) other = row.most;
    if (row.kind == Kind::list) other = std::vector<std::string>{"other"};
    Settings settings;
    row.set(settings, other);
    for (const auto& each : schema()) {
      CAPTURE(each.key);
      CHECK(each.get(settings) == (each.key == row.key ? other : each.get(Settings{})));
    }
  }
}

TEST_CASE("Bounds are permitted and one beyond is not") {
  for (const auto& row : schema()) {
    if (row.kind != Kind::whole) continue;
    CAPTURE(row.key);
    CHECK(refusal(row, row.least) == "");
    CHECK(refusal(row, row.most) == "");
    CHECK(refusal(row, row.least - 1) != "");
    CHECK(refusal(row, row.most + 1) != "");
  }
}

TEST_CASE("A misspelt key finds its neighbour, and nonsense finds none") {
  CHECK(nearest_key("server.prot") == "server.port");
  CHECK(nearest_key("redis.max_connections") == "server.max_connections");
  CHECK(nearest_key("qqqqqqqqqqqq") == "");
}

TEST_CASE("Values are written as TOML reads them") {
  CHECK(to_toml(true) == "true");
  CHECK(to_toml(std::int64_t{-5}) == "-5");
  CHECK(to_toml(std::string("a \"b\" \\")) == R"("a \"b\" \\")");
  CHECK(to_toml(std::vector<std::string>{"a", "b"}) == R"(["a", "b"])");
}
