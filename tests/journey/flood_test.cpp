// While strangers do all they can to keep the daemon busy, a terminal that it knows still places people.
#include <sys/socket.h>

#include <algorithm>
#include <atomic>
#include <thread>

#include "support/catch.hpp"
#include "support/requests.hpp"
#include "support/test_authority.hpp"
#include "support/world.hpp"
#include "unit/server/harness/client.hpp"

namespace pana::test {
namespace {

constexpr std::size_t placements = 300;

// Goes on with `attack` until the object goes. What breaks on the way is the daemon's right.
class Attacker {
 public:
  explicit Attacker(std::function<void(const std::atomic<bool>& stop)> attack)
      : thread_([this, attack = std::move(attack)] {
          while (!stop_) {
            try {
              attack(stop_);
              ++rounds_;
            } catch (const std::exception&) {
            }
          }
        }) {}
  ~Attacker() {
    stop_ = true;
    thread_.join();
  }
  Attacker(const Attacker&) = delete;
  int rounds() const { return rounds_; }

 private:
  std::atomic<bool> stop_{false};
  std::atomic<int> rounds_{0};
  std::thread thread_;
};

TlsClient::Options no_handshake() {
  TlsClient::Options options;
  options.handshake = false;
  return options;
}

// One whole handshake after the other.
void shake_hands(std::uint16_t port, const std::atomic<bool>&) {
  const TlsClient client(port);
}

// Three hundred that begin a handshake and leave it at that.
void begin_handshakes(std::uint16_t port, const std::atomic<bool>& stop) {
  std::vector<std::unique_ptr<TlsClient>> clients;
  for (int i = 0; i < 300 && !stop; ++i) {
    clients.push_back(std::make_unique<TlsClient>(port, no_handshake()));
    ::send(clients.back()->descriptor(), "\x16\x03\x01\x02\x00\x01", 6, MSG_NOSIGNAL);
  }
}

// A hundred that send a header, byte by byte.
void drip_headers(std::uint16_t port, const std::atomic<bool>& stop) {
  std::vector<std::unique_ptr<TlsClient>> clients;
  for (int i = 0; i < 100 && !stop; ++i) {
    clients.push_back(std::make_unique<TlsClient>(port));
    clients.back()->write("GET /ws HTTP/1.1\r\nX: ");
  }
  for (int round = 0; round < 50 && !stop; ++round)
    for (const auto& client : clients) client->write("x");
}

// What no schema knows, too deep, twice, too long, and pings, from those who have not signed in.
void send_rubbish(std::uint16_t port, const std::atomic<bool>& stop) {
  const std::string deep = std::string(60'000, '[');
  const std::string twice = R"({"jsonrpc":"2.0","id":1,"method":"m","params":{"a":1,"a":2}})";
  const std::string long_one = "{\"a\":\"" + std::string(65'000, 'x') + "\"}";
  WsClient client(port);
  for (int round = 0; round < 20 && !stop; ++round) {
    for (const auto& text : {deep, twice, long_one}) {
      client.send_text(text);
      if (client.read_message().empty()) return;
    }
    for (int i = 0; i < 20; ++i) client.write(WsClient::frame(0x89, "ping"));
  }
}

std::int64_t place_once(Console& op) {
  const auto began = std::chrono::steady_clock::now();
  const auto opened = open_request(op, asking("p_atyrau", woman_alone()));
  const auto took = std::chrono::steady_clock::now() - began;
  CHECK(text_of(opened, "state") == "offered");
  op.call("request.end", withdrawal_of(text_of(opened, "request")));
  return std::chrono::duration_cast<std::chrono::microseconds>(took).count();
}

// Places until it has been often enough and `enough` says so.
std::string place_many(Console& op, const std::function<bool()>& enough) {
  const auto end = std::chrono::steady_clock::now() + patience;
  std::vector<std::int64_t> times;
  while (times.size() < placements || (!enough() && std::chrono::steady_clock::now() < end))
    times.push_back(place_once(op));
  std::sort(times.begin(), times.end());
  const auto at = [&](std::size_t percent) {
    return std::to_string(times[(times.size() - 1) * percent / 100]) + " us";
  };
  return std::to_string(times.size()) + " placements, p50 " + at(50) + ", p99 " + at(99) + ", longest " +
         at(100);
}

}  // namespace

TEST_CASE("a known terminal places people while strangers flood the daemon at every stage") {
  TestAuthority devices;
  World world({{"server.client_ca=" + devices.certificate_file()}, {}, {}});
  const auto port = world.daemon(0).endpoint().port;
  auto door = world.daemon(0).endpoint();
  const auto terminal = devices.issue();
  door.certificate = terminal.certificate;
  door.key = terminal.key;
  for (const auto* account : {"op_one", "op_two"}) world.bind(account, terminal.fingerprint);
  Console op(door, "op_one");
  const auto calm = place_many(op, [] { return true; });

  const auto against = [&](auto attack) {
    return std::make_unique<Attacker>([port, attack](const auto& stop) { attack(port, stop); });
  };
  std::vector<std::unique_ptr<Attacker>> attackers;
  for (int i = 0; i < 2; ++i) attackers.push_back(against(shake_hands));
  attackers.push_back(against(begin_handshakes));
  attackers.push_back(against(drip_headers));
  for (int i = 0; i < 4; ++i) attackers.push_back(against(send_rubbish));
  // Each attack is carried out whole at least three times meanwhile.
  const auto flooded = place_many(op, [&] {
    return std::all_of(attackers.begin(), attackers.end(), [](const auto& one) { return one->rounds() > 2; });
  });
  // Who comes in the middle of it is served, too.
  CHECK_NOTHROW(place_once(*std::make_unique<Console>(door, "op_two")));
  WARN("from a known terminal, calm: " << calm << "; flooded: " << flooded);
  for (const auto& attacker : attackers) CHECK(attacker->rounds() > 0);
}

}  // namespace pana::test
