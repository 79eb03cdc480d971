#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "contract/follower.hpp"
#include "store/audit_stream.hpp"
#include "support/catch.hpp"
#include "support/store_commands.hpp"

// The ways to Redis besides a unix socket, the rights that the shipped ACL gives, and replicas.
namespace pana::test {
namespace {

// A TCP port that was free a moment ago.
std::string free_port() {
  const int descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  if (::bind(descriptor, reinterpret_cast<sockaddr*>(&address), size) != 0 ||
      ::getsockname(descriptor, reinterpret_cast<sockaddr*>(&address), &size) != 0) {
    throw std::runtime_error("no free port");
  }
  ::close(descriptor);
  return std::to_string(ntohs(address.sin_port));
}

Result<store::Snapshot> reach(RedisWorld& world, const std::string& url, const std::string& ca_file = {}) {
  auto config = world.config().copy();
  config.url = url;
  config.ca_file = ca_file;
  config.command_timeout = milliseconds{1000};
  return world.wait(world.another_store(config).snapshot());
}

// The words behind "user pana on #…" of the shipped ACL.
std::vector<std::string> shipped_rights() {
  std::ifstream file{std::string{PANA_SOURCE_DIR} + "/config/redis.acl"};
  for (std::string line; std::getline(file, line);) {
    if (!line.starts_with("user pana ")) continue;
    std::istringstream words{line};
    std::vector<std::string> rights;
    for (std::string word; words >> word;) rights.push_back(word);
    return {rights.begin() + 4, rights.end()};
  }
  throw std::runtime_error("config/redis.acl has no user pana");
}

}  // namespace

namespace {

void sign_in(RedisWorld& world, store::RedisStore& store) {
  world.must(store.put_account(
      {once_by({{"admin"}, Role::administrator, {}, {}}), {{"op_a"}, {}, {}, {}, {}, false}, true, true}));
  world.must(store.list_accounts());
  world.must(store.load_account({"op_a"}));
  const store::Attempt attempt{{"op_a"}, "127.0.0.1"};
  const auto once = once_by(operator_called("op_a"));
  world.must(store.sign_in_wait(attempt));
  world.must(store.sign_in_failed(attempt, once, "refused"));
  const auto expires_at = world.now() + std::chrono::hours{1};
  world.must(store.open_session({once, attempt, "hash", {{"op_a"}, expires_at, ""}, minutes{30}, 1, 1}));
  world.must(store.load_session("hash"));
  world.must(store.keep_session("hash", expires_at));
  world.must(store.drop_session(once, "hash"));
}

void forget(RedisWorld& world, store::RedisStore& store) {
  world.must(store.purge({once_by(operator_called("op_a")), minutes{1}, minutes{1}}));
  world.must(store.trim_events(std::chrono::hours{24}));
  world.must(store.fits_keys());
}

void use_audit_stream(RedisWorld& world, store::Store& store, const store::RedisConfig& config) {
  world.must(store.record_audit(once_by(operator_called("op_a")), "request", "r1", "shown"));
  world.must(store.read_audit("", 9));
  world.must(store.audit_state());
  Metrics metrics;
  store::AuditStream stream(world.context().get_executor(), config, metrics);
  stream.start();
  world.must(stream.hold("d1", seconds{9}, true));
  world.must(stream.read("0-0", 9, milliseconds{1}));
  world.must(stream.advance("d1", seconds{9}, {}));
  world.must(stream.release("d1"));
  world.must(stream.cut());
  stream.stop();
}

}  // namespace

TEST_CASE("the user of the shipped ACL may do all that the store and its feed do") {
  RedisWorld world;
  std::vector<std::string> words{"ACL", "SETUSER", "pana", "on", ">secret"};
  for (auto& right : shipped_rights()) words.push_back(right);
  world.command(words);
  world.command({"ACL", "LOG", "RESET"});
  auto config = world.config().copy();
  config.username = "pana";
  config.password = Secret{"secret"};
  auto& store = world.another_store(config);
  {
    Follower follower(world, world.new_feed(config));
    world.must(store.put_center(put(center_of("c_a", {{"single", 1, 3}, {"double", 2, 1}}))));
    world.must(store.put_center(put(center_of("c_a", {{"single", 1, 3}}))));
    world.must(store.set_accepting({once_by(staff_of("c_a")), {"c_a"}, {false, "repairs", {}}}));
    world.must(store.set_accepting({once_by(staff_of("c_a")), {"c_a"}, {}}));
    world.must(store.report_capacity({once_by(staff_of("c_a")), {"c_a"}, {}}));
    world.must(store.adjust_capacity({once_by(staff_of("c_a")), {"c_a"}, "single", 1}));
    world.must(store.open_request(open_as(RequestState::waiting, "r1")));
    world.must(store.take_due(9, seconds{1}));
    world.must(store.hold_unit(hold("r1", 1, "o1", {"c_a/single"})));
    world.must(store.answer_offer(answer("o1", RequestAction::accept, staff_of("c_a"))));
    world.must(store.extend_offer({once_by(operator_called("op_a")), {"o1"}}));
    world.must(store.change_request(change("r1", RequestAction::end, operator_called("op_a"))));
    world.must(store.load_request({"r1"}));
    world.must(store.load_offer({"o1"}));
    world.must(store.list_queue(9));
    world.must(store.list_requests({"op_a"}, 9));
    world.must(store.list_offers({"c_a"}));
    sign_in(world, store);
    world.must(store.status());
    use_audit_stream(world, store, config);
    forget(world, store);
    follower.event(9);
    world.command({"CLIENT", "KILL", "USER", "pana"});
    follower.run_until([&] { return !follower.connected; });
    world.must(store.adjust_capacity({once_by(staff_of("c_a")), {"c_a"}, "single", 1}));
    follower.event(10);
  }
  CHECK(world.command({"ACL", "LOG"}).size() == 0);
  world.command({"ACL", "DELUSER", "pana"});
}

TEST_CASE("a wrong password never connects, and nothing is sent before it is accepted") {
  RedisWorld world;
  world.command({"ACL", "SETUSER", "someone", "on", ">right", "~*", "+@all"});
  auto config = world.config().copy();
  config.username = "someone";
  config.password = Secret{"wrong"};
  config.command_timeout = milliseconds{200};
  const auto refused =
      world.wait(world.another_store(config).open_request(open_as(RequestState::queued, "r1")));
  CHECK(refused.error() == Fault{FaultCode::unavailable, {}, {}, true});
  CHECK(world.wait(world.store().load_request({"r1"})).error().code == FaultCode::not_found);
  world.command({"ACL", "DELUSER", "someone"});
}

TEST_CASE("Redis is reached over TCP") {
  const auto port = free_port();
  PrivateRedis redis({"--port", port, "--bind", "127.0.0.1"});
  RedisWorld world(redis);
  CHECK(reach(world, "redis://127.0.0.1:" + port).has_value());
  CHECK(reach(world, "redis://localhost:" + port).has_value());
}

TEST_CASE("Redis is reached over TLS only where its certificate is from our authority and for that host") {
  const auto port = free_port();
  PrivateRedis certificates;
  const auto folder = certificates.folder() + "/ours";
  const auto others = certificates.folder() + "/others";
  for (const auto& made : {folder, others}) {
    REQUIRE(std::system(
                (std::string{PANA_SOURCE_DIR} + "/certs/make-dev " + made + " > /dev/null").c_str()) == 0);
  }
  PrivateRedis redis({"--tls-port", port, "--bind", "127.0.0.1", "127.0.0.2", "--tls-cert-file",
                      folder + "/server.crt", "--tls-key-file", folder + "/server.key", "--tls-ca-cert-file",
                      folder + "/ca.crt", "--tls-auth-clients", "no"});
  RedisWorld world(redis);
  CHECK(reach(world, "rediss://localhost:" + port, folder + "/ca.crt").has_value());
  CHECK(reach(world, "rediss://127.0.0.1:" + port, folder + "/ca.crt").has_value());
  CHECK(reach(world, "rediss://localhost:" + port, others + "/ca.crt").error().code ==
        FaultCode::unavailable);
  CHECK(reach(world, "rediss://127.0.0.2:" + port, folder + "/ca.crt").error().code ==
        FaultCode::unavailable);
  CHECK(reach(world, "redis://127.0.0.1:" + port).error().code == FaultCode::unavailable);
  CHECK_THROWS(reach(world, "rediss://localhost:" + port, folder + "/nothing.crt"));
}

TEST_CASE(
    "where a replica is demanded, a change counts only when it has it; a retry with the same key then "
    "tells") {
  const auto port = free_port();
  PrivateRedis master({"--port", port, "--bind", "127.0.0.1", "--repl-diskless-sync-delay", "0"});
  RedisWorld world(master);
  auto config = world.config().copy();
  config.wait_replicas = 1;
  auto& store = world.another_store(config);
  const auto command = open_as(RequestState::queued, "r1");
  const auto unknown = world.wait(store.open_request(command));
  CHECK(unknown.error() == Fault{FaultCode::unavailable, {}, {}, true});
  // Readings do not wait.
  CHECK(world.must(store.load_request({"r1"})).state == RequestState::queued);
  {
    PrivateRedis replica({"--replicaof", "127.0.0.1", port});
    CHECK(world.command({"WAIT", "1", "0"}).integer() == 1);
    const auto outcome = world.must(store.open_request(command));
    CHECK(outcome.repeated);
    CHECK(world.must(store.status()).replicas == 1);
    int told = 0;
    for (int i = 0; i < 20; ++i) {
      asio::co_spawn(world.context(),
                     store.open_request(open_as(RequestState::queued, "r_" + std::to_string(i))),
                     [&](const std::exception_ptr&, Result<store::ChangeOutcome> opened) {
                       told += opened.has_value() ? 1 : 100;
                     });
    }
    world.context().restart();
    while (told < 20) world.context().run_one();
    CHECK(told == 20);
  }
}

}  // namespace pana::test
