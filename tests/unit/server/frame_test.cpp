#include "server/frame.hpp"

#include "support/catch.hpp"

using namespace pana::server;

TEST_CASE("A short payload has a header of two bytes and no mask") {
  std::string out = "before";
  append_frame(out, Opcode::text, true, "hi");
  CHECK(out == std::string("before\x81\x02hi"));
}

TEST_CASE("From 126 bytes on the length stands in two more bytes") {
  for (const std::size_t size : {126UL, 255UL, 256UL, max_frame_payload}) {
    std::string out;
    append_frame(out, Opcode::continuation, false, std::string(size, 'x'));
    REQUIRE(out.size() == size + 4);
    CHECK(out[0] == '\0');
    CHECK(static_cast<unsigned char>(out[1]) == 126);
    CHECK((static_cast<unsigned char>(out[2]) << 8 | static_cast<unsigned char>(out[3])) ==
          static_cast<int>(size));
  }
  std::string out;
  append_frame(out, Opcode::text, true, std::string(125, 'x'));
  CHECK(out.size() == 127);
}

TEST_CASE("A close frame carries its code in network order") {
  std::string out;
  append_close(out, pana::live::CloseCode::slow);
  CHECK(out == std::string("\x88\x02\x0f\xa2"));
}
