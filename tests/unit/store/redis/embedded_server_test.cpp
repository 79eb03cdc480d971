#include "store/redis/embedded_server.hpp"

#include <signal.h>
#include <unistd.h>

#include <boost/asio/io_context.hpp>
#include <filesystem>

#include "store/redis/link.hpp"
#include "store/redis_calls.hpp"
#include "support/catch.hpp"
#include "support/waiting.hpp"

namespace pana::store {
namespace {

std::string new_folder() {
  auto name = (std::filesystem::temp_directory_path() / "pana-embedded-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary directory");
  return name;
}

// A server, and a link to it.
struct Embedded {
  std::string folder = new_folder();
  asio::io_context context;
  Metrics metrics;
  EmbeddedServer server{context.get_executor(), {"redis-server", "", folder + "/state"}};
  std::shared_ptr<redis::Link> link;
  bool ended = false;

  Embedded() {
    RedisConfig config;
    config.url = server.url();
    link = std::make_shared<redis::Link>(context.get_executor(), std::move(config),
                                         std::vector<std::string>{}, metrics);
    link->start();
    asio::co_spawn(context, server.run(), [this](const std::exception_ptr&) { ended = true; });
  }
  ~Embedded() {
    link->stop();
    server.stop();
    context.restart();
    context.run();
    std::filesystem::remove_all(folder);
  }
  redis::Reply command(std::vector<std::string> words) {
    redis::Arguments arguments;
    for (const auto& word : words) arguments.add(word);
    auto reply = test::wait_for(context, redis::call(*link, format(arguments), {.repeatable = true}));
    if (reply.has_error()) throw FaultError(reply.error());
    return std::move(*reply);
  }
};

}  // namespace

TEST_CASE("an embedded server answers on a socket in the state directory, durable by default") {
  Embedded embedded;
  CHECK(embedded.command({"PING"}).text() == "PONG");
  const auto fsync = embedded.command({"CONFIG", "GET", "appendfsync"});
  CHECK(fsync[1].text() == "always");
  const auto mode = std::filesystem::status(embedded.folder + "/state").permissions();
  CHECK(mode == std::filesystem::perms::owner_all);
}

TEST_CASE("an embedded server that is killed comes again with all that was acknowledged") {
  Embedded embedded;
  embedded.command({"SET", "k", "v"});
  const auto before = embedded.server.pid();
  REQUIRE(::kill(before, SIGKILL) == 0);
  CHECK(embedded.command({"GET", "k"}).text() == "v");
  CHECK(embedded.server.pid() != before);
}

TEST_CASE("of a script that was half written when the server died nothing is ever seen") {
  Embedded embedded;
  const auto both = [](const std::string& value) {
    return std::vector<std::string>{
        "EVAL", "redis.call('SET', KEYS[1], ARGV[1]) redis.call('SET', KEYS[2], ARGV[1])", "2", "a", "b",
        value};
  };
  embedded.command(both("old"));
  embedded.command(both("new"));
  const auto file = embedded.folder + "/state/appendonlydir/appendonly.aof.1.incr.aof";
  REQUIRE(::kill(embedded.server.pid(), SIGKILL) == 0);
  std::filesystem::resize_file(file, std::filesystem::file_size(file) - 20);
  CHECK(embedded.command({"GET", "a"}).text() == "old");
  embedded.command({"SET", "c", "v"});
  REQUIRE(::kill(embedded.server.pid(), SIGKILL) == 0);
  CHECK(embedded.command({"MGET", "a", "b"})[0].text() == "old");
}

TEST_CASE("an embedded server has gone when stop is done, and the next one in the same place has its data") {
  Embedded embedded;
  embedded.command({"SET", "k", "v"});
  const auto before = embedded.server.pid();
  // The second one waits for the lock that the first one's server holds.
  EmbeddedServer next{embedded.context.get_executor(), {"redis-server", "", embedded.folder + "/state"}};
  bool next_ended = false;
  asio::co_spawn(embedded.context, next.run(), [&](const std::exception_ptr&) { next_ended = true; });
  embedded.server.stop();
  while (!embedded.ended) embedded.context.run_one();
  CHECK(::kill(before, 0) != 0);
  CHECK(embedded.command({"GET", "k"}).text() == "v");
  CHECK(next.pid() > 0);
  next.stop();
  embedded.context.restart();
  while (!next_ended) embedded.context.run_one();
}

TEST_CASE("a state directory whose socket would have too long a name is refused") {
  asio::io_context context;
  CHECK_THROWS_AS(
      EmbeddedServer(context.get_executor(), {"redis-server", "", "/tmp/" + std::string(120, 'x')}),
      std::runtime_error);
}

}  // namespace pana::store
