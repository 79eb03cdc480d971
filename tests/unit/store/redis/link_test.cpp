#include "store/redis/link.hpp"

#include <unistd.h>

#include <array>
#include <boost/asio/io_context.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/write.hpp>
#include <filesystem>

#include "support/catch.hpp"
#include "support/waiting.hpp"

namespace pana::store::redis {
namespace {

using boost::system::error_code;
const std::string ping = "*1\r\n$4\r\nPING\r\n";
using Local = asio::local::stream_protocol;

// Plays Redis by hand on a unix socket: what a test reads and answers is all that happens.
class FakeRedis {
 public:
  explicit FakeRedis(asio::io_context& context) : context_(context), acceptor_(context), peer_(context) {
    auto name = (std::filesystem::temp_directory_path() / "pana-link-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary directory");
    folder_ = name;
    acceptor_ = Local::acceptor(context, Local::endpoint{folder_ + "/s"});
  }
  ~FakeRedis() { std::filesystem::remove_all(folder_); }

  std::string url() const { return "unix://" + folder_ + "/s"; }
  void accept() { test::wait_for(context_, accept_one()); }
  // What comes in one read.
  std::string read() { return test::wait_for(context_, read_some()); }
  void answer(std::string bytes) { asio::write(peer_, asio::buffer(bytes)); }
  void hang_up() { peer_.close(); }

 private:
  Awaitable<bool> accept_one() {
    auto [failed] = co_await acceptor_.async_accept(peer_, as_value);
    co_return !failed;
  }
  Awaitable<std::string> read_some() {
    std::string bytes(65'536, '\0');
    auto [failed, size] = co_await peer_.async_read_some(asio::buffer(bytes), as_value);
    bytes.resize(size);
    co_return bytes;
  }

  asio::io_context& context_;
  std::string folder_;
  Local::acceptor acceptor_;
  Local::socket peer_;
};

struct Both {
  asio::io_context context;
  FakeRedis redis{context};
  Metrics metrics;
  std::shared_ptr<Link> link;
  std::string log;
  int told = 0;
  bool greet = true;  // answer the PING of the first connection

  void start(std::vector<std::string> prologue = {}, std::string password = {},
             milliseconds timeout = milliseconds{5000}) {
    RedisConfig config;
    config.url = redis.url();
    config.username = password.empty() ? "" : "pana";
    config.password = Secret{std::move(password)};
    config.command_timeout = timeout;
    link = std::make_shared<Link>(context.get_executor(), std::move(config), std::move(prologue), metrics);
    link->start();
    redis.accept();
    if (greet) greeted();
  }
  void greeted() {
    CHECK(redis.read() == ping);
    redis.answer("+PONG\r\n");
  }
  ~Both() {
    link->stop();
    context.restart();
    context.run();
  }
  void call(const std::string& name, bool repeatable = false) {
    asio::co_spawn(context, link->call(name + "\r\n", {.repeatable = repeatable}),
                   [this, name](const std::exception_ptr&, Outcome outcome) {
                     static constexpr std::array kinds{"replied", "not sent", "unknown"};
                     log += name + " " + kinds.at(static_cast<std::size_t>(outcome.kind)) + " " +
                            std::string{outcome.reply.text()} + ";";
                     ++told;
                   });
  }
  void run_until_told(int count) {
    context.restart();
    while (told < count) context.run_one();
  }
};

}  // namespace

TEST_CASE("calls of the same turn of the loop leave in one write") {
  Both both;
  both.start();
  both.call("A");
  both.call("B");
  both.call("C");
  CHECK(both.redis.read() == "A\r\nB\r\nC\r\n");
  both.redis.answer("+1\r\n+2\r\n+3\r\n");
  both.run_until_told(3);
  CHECK(both.log == "A replied 1;B replied 2;C replied 3;");
}

TEST_CASE("callers who are resumed by one read call again in one write") {
  Both both;
  both.start();
  for (const auto* name : {"A", "B"}) {
    asio::co_spawn(
        both.context,
        [](Both& b, std::string which) -> Awaitable<void> {
          co_await b.link->call(which + "1\r\n", {});
          co_await b.link->call(which + "2\r\n", {});
          ++b.told;
        }(both, name),
        [](const std::exception_ptr&) {});
  }
  CHECK(both.redis.read() == "A1\r\nB1\r\n");
  both.redis.answer("+OK\r\n+OK\r\n");
  CHECK(both.redis.read() == "A2\r\nB2\r\n");
  both.redis.answer("+OK\r\n+OK\r\n");
  both.run_until_told(2);
}

TEST_CASE("AUTH and the prologue come first, and calls wait until they are answered") {
  Both both;
  both.greet = false;
  both.start({"PROLOGUE\r\n"}, "secret");
  both.call("A");
  CHECK(both.redis.read() == "*3\r\n$4\r\nAUTH\r\n$4\r\npana\r\n$6\r\nsecret\r\n" + ping + "PROLOGUE\r\n");
  both.redis.answer("+O");
  both.redis.answer("K\r\n+PONG\r\n+OK\r\n");
  CHECK(both.redis.read() == "A\r\n");
  CHECK(both.link->connected());
  both.redis.answer("+1\r\n");
  both.run_until_told(1);
}

TEST_CASE("an error in answer to the prologue is a failed connection, and another is made") {
  Both both;
  both.greet = false;
  both.start({"PROLOGUE\r\n"});
  both.call("A");
  CHECK(both.redis.read() == ping + "PROLOGUE\r\n");
  both.redis.answer("-LOADING Redis is loading\r\n");
  both.redis.hang_up();
  both.redis.accept();
  CHECK(both.redis.read() == ping + "PROLOGUE\r\n");
  both.redis.answer("+PONG\r\n+OK\r\n");
  CHECK(both.redis.read() == "A\r\n");
  both.redis.answer("+1\r\n");
  both.run_until_told(1);
  CHECK(both.log == "A replied 1;");
}

TEST_CASE("when the link breaks, a repeatable call goes out again on the next one and another is unknown") {
  Both both;
  both.start();
  both.call("A", true);
  both.call("B", false);
  CHECK(both.redis.read() == "A\r\nB\r\n");
  both.redis.hang_up();
  both.redis.accept();
  both.greeted();
  CHECK(both.redis.read() == "A\r\n");
  both.redis.answer("+again\r\n");
  both.run_until_told(2);
  CHECK(both.log == "B unknown ;A replied again;");
  CHECK(both.metrics.get(Metric::redis_unknown_outcomes_total) == 1);
  CHECK(both.metrics.get(Metric::redis_reconnects_total) == 1);
  CHECK(both.metrics.get(Metric::redis_connected) == 1);
}

TEST_CASE("a Redis that is silent for too long is left, and the call's outcome is unknown") {
  Both both;
  both.start({}, {}, milliseconds{50});
  both.call("A");
  CHECK(both.redis.read() == "A\r\n");
  both.run_until_told(1);
  CHECK(both.log == "A unknown ;");
  CHECK(both.redis.read().empty());
}

TEST_CASE("what is no RESP ends the connection") {
  Both both;
  both.start();
  both.call("A");
  CHECK(both.redis.read() == "A\r\n");
  both.redis.answer("HTTP/1.1 200 OK\r\n\r\n");
  both.run_until_told(1);
  CHECK(both.log == "A unknown ;");
  CHECK(both.redis.read().empty());
}

TEST_CASE("stop ends every call at once, and later ones are not sent") {
  Both both;
  both.start();
  both.call("A", true);
  CHECK(both.redis.read() == "A\r\n");
  both.link->stop();
  both.run_until_told(1);
  CHECK(both.log == "A unknown ;");
  both.call("B");
  both.run_until_told(2);
  CHECK(both.log == "A unknown ;B not sent ;");
}

TEST_CASE("a url or a certificate file that cannot be used is told at the start") {
  asio::io_context context;
  Metrics metrics;
  const auto link_to = [&](std::string url, std::string ca_file) {
    RedisConfig config;
    config.url = std::move(url);
    config.ca_file = std::move(ca_file);
    std::make_shared<Link>(context.get_executor(), std::move(config), std::vector<std::string>{}, metrics)
        ->start();
  };
  CHECK_THROWS_AS(link_to("localhost:6379", ""), std::runtime_error);
  CHECK_THROWS(link_to("rediss://localhost:6379", "/nothing.crt"));
}

}  // namespace pana::store::redis
