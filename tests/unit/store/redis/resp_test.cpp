#include "store/redis/resp.hpp"

#include "support/catch.hpp"

namespace pana::store::redis {
namespace {

std::string all_kinds() {
  return "+OK\r\n-ERR "
         "no\r\n:-42\r\n$5\r\na\r\nb\n\r\n$-1\r\n*-1\r\n*0\r\n*3\r\n:1\r\n*2\r\n$1\r\nx\r\n$0\r\n\r\n+s\r\n";
}

// What a reply says, in one line.
std::string shown(ReplyView reply) {
  if (reply.is_nil()) return "nil";
  if (reply.is_error()) return "error " + std::string{reply.text()};
  if (!reply.is_array())
    return reply.text().empty() ? std::to_string(reply.integer()) : std::string{reply.text()};
  std::string text = "[";
  for (std::size_t i = 0; i < reply.size(); ++i) text += shown(reply[i]) + ",";
  return text + "]";
}

std::string drain(Parser& parser) {
  std::string text;
  while (auto reply = parser.next()) text += shown(reply->view()) + ";";
  return text;
}

constexpr std::string_view expected = "OK;error ERR no;-42;a\r\nb\n;nil;nil;[];[1,[x,0,],s,];";

}  // namespace

TEST_CASE("replies of all kinds are read whole") {
  Parser parser;
  REQUIRE(parser.feed(all_kinds()));
  CHECK(drain(parser) == expected);
  CHECK_FALSE(parser.broken());
}

TEST_CASE("replies are the same wherever the bytes are cut") {
  const auto bytes = all_kinds();
  for (std::size_t cut = 0; cut <= bytes.size(); ++cut) {
    Parser parser;
    std::string text;
    REQUIRE(parser.feed(std::string_view{bytes}.substr(0, cut)));
    text += drain(parser);
    REQUIRE(parser.feed(std::string_view{bytes}.substr(cut)));
    text += drain(parser);
    CHECK(text == expected);
  }
}

TEST_CASE("replies are the same when they come byte by byte") {
  Parser parser;
  std::string text;
  for (const char byte : all_kinds()) {
    REQUIRE(parser.feed({&byte, 1}));
    text += drain(parser);
  }
  CHECK(text == expected);
}

TEST_CASE("what is not RESP breaks the parser, and it stays broken") {
  for (const std::string_view bytes : {"HTTP/1.1 400 Bad Request\r\n\r\n", "$x\r\n", "*-5\r\n", "?\r\n"}) {
    Parser parser;
    (void)parser.feed(bytes);
    CHECK_FALSE(parser.next().has_value());
    CHECK(parser.broken());
    (void)parser.feed("+OK\r\n");
    CHECK_FALSE(parser.next().has_value());
  }
}

TEST_CASE("a part that is not there is nil, and nothing of the wrong kind is read out of a reply") {
  Parser parser;
  REQUIRE(parser.feed("*1\r\n$2\r\n17\r\n"));
  const auto reply = *parser.next();
  CHECK(reply[0].integer() == 17);
  CHECK(reply[1].is_nil());
  CHECK(reply[1][0].is_nil());
  CHECK(reply.integer() == 0);
  CHECK(reply.text().empty());
  CHECK(Reply{}.is_nil());
}

TEST_CASE("a command is formatted with the length of every argument, whatever bytes it has") {
  Arguments arguments;
  arguments.add("SET").add("").add(std::string_view{"a\0\r\n", 4}).add(std::int64_t{-7});
  CHECK(format(arguments) == std::string("*4\r\n$3\r\nSET\r\n$0\r\n\r\n$4\r\na\0\r\n\r\n$2\r\n-7\r\n", 37));
  CHECK(arguments[2].size() == 4);
}

}  // namespace pana::store::redis
