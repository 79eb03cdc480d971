// What is not our WebSocket dialect closes the connection with the code that says why, and nobody else's.
#include "support/catch.hpp"
#include "support/requests.hpp"
#include "support/world.hpp"

namespace pana::test {
namespace {

std::string call_of_size(std::size_t size) {
  const std::string head =
      R"({"jsonrpc":"2.0","id":"big","method":"place.search","params":{"text":"Oral"},"pad":")";
  return head + std::string(size - head.size() - 2, ' ') + "\"}";
}

}  // namespace

TEST_CASE("a frame of 64 KiB is heard, and a longer one closes with 1009") {
  const auto op = shared_world().console(0, "op_one");
  op->send_text(call_of_size(64 * 1024));
  CHECK(op->next_frame_without_id().at("id").as_string() == "big");
  op->send_text(call_of_size(64 * 1024 + 1));
  CHECK(op->close_code() == 1009);
}

TEST_CASE("a long message in short frames closes with 1009, too") {
  const auto op = shared_world().console(0, "op_one");
  try {
    for (int i = 0; i < 40; ++i) op->send_fragment(std::string(4096, ' '), false);
  } catch (const Lost&) {
    // The daemon may be faster.
  }
  CHECK(op->close_code() == 1009);
}

TEST_CASE("a binary frame closes with 1003") {
  const auto op = shared_world().console(0, "op_one");
  op->send_binary(R"({"jsonrpc":"2.0","id":1,"method":"board.watch"})");
  CHECK(op->close_code() == 1003);
}

TEST_CASE("text that is no UTF-8 closes with 1007") {
  const auto op = shared_world().console(0, "op_one");
  op->send_text("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"\xff\xfe\"}");
  CHECK(op->close_code() == 1007);
}

TEST_CASE("a message in very many fragments closes with 1008") {
  const auto op = shared_world().console(0, "op_one");
  try {
    for (int i = 0; i < 200; ++i) op->send_fragment(" ", false);
  } catch (const Lost&) {
    // The daemon may be faster.
  }
  CHECK(op->close_code() == 1008);
}

TEST_CASE("a message in a few fragments is one call") {
  const auto op = shared_world().console(0, "op_one");
  op->send_fragment(R"({"jsonrpc":"2.0","id":"x","met)", false);
  op->send_fragment(R"(hod":"place.search","par)", false);
  op->send_fragment(R"(ams":{"text":"Oral"}})", true);
  CHECK(op->next_frame_without_id().contains("result"));
}

TEST_CASE("one connection's bad frame does not touch another's") {
  auto& world = shared_world();
  const auto good = world.console(0, "op_one");
  const auto bad = world.console(0, "op_two");
  bad->send_binary("x");
  CHECK(bad->close_code() == 1003);
  CHECK(good->call("place.search", {{"text", "Oral"}}).contains("places"));
}

}  // namespace pana::test
