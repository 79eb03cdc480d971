// A purge by hand, with real daemons, their keyring file and what Redis wrote.
#include <filesystem>

#include "support/catch.hpp"
#include "support/requests.hpp"
#include "support/thief.hpp"
#include "support/world.hpp"

namespace pana::test {
namespace {

// The keys as whoever seizes the machine now finds them.
class SeizedKeyring {
 public:
  explicit SeizedKeyring(const World& world) : keyring_({copy_of(world), {}}, clock_, random_) {}
  vault::Keyring& keys() { return keyring_; }

 private:
  std::string copy_of(const World& world) const {
    const auto file = folder_.path("keyring");
    std::filesystem::copy_file(world.installation().path("keyring"), file);
    return file.string();
  }

  ScratchFolder folder_;
  SystemClock clock_;
  SecureRandom random_;
  vault::Keyring keyring_;
};

// Redis writes all to its file, uncompressed.
World::Options durable() {
  return {{}, {"--appendonly", "yes", "--appendfsync", "always", "--rdbcompression", "no"}, {}};
}

struct Evacuation {
  World world{durable()};
  std::unique_ptr<Console> op = world.console(0, "op_one");
  std::unique_ptr<Console> oral = world.console(1, staff_of(center::oral));
  std::unique_ptr<Console> admin = world.console(1, "admin_one");

  std::string open() {
    return text_of(open_request(*op, asking("p_atyrau", woman_with_four(), nowhere_but({center::oral}))),
                   "request");
  }
  // Opened, accepted, and ended.
  std::string over() {
    const auto opened = open_request(*op, asking("p_atyrau", woman_alone(), nowhere_but({center::oral})));
    oral->call("offer.accept", change_of("offer", text_of(object_of(opened, "offer"), "offer")));
    op->call("request.end", withdrawal_of(text_of(opened, "request")));
    return text_of(opened, "request");
  }
  json::object purge(bool all) { return admin->call("request.purge", {{"all", all}, {"key", new_key()}}); }
  Thief thief() {
    Thief made;
    made.take(world.redis().folder());
    return made;
  }
};

}  // namespace

TEST_CASE("a purge by hand deletes what has ended, and what is open goes on") {
  Evacuation at;
  const auto ended = at.over();
  const auto open = at.open();
  const auto purged = at.purge(false);
  CHECK(purged.at("purged").as_int64() == 1);
  CHECK(purged.at("ended").as_int64() == 0);
  CHECK_FALSE(purged.at("keys_wiped").as_bool());
  CHECK(at.op->expect_error("request.show", {{"request", ended}}).reason == "not_found");
  CHECK(text_of(at.op->call("request.show", {{"request", open}}), "state") == "offered");
  SeizedKeyring seized(at.world);
  CHECK(at.thief().opens(seized.keys()).contains("request:" + open));
}

TEST_CASE(
    "after an evacuation nothing that Redis ever wrote opens with the keys that are left on any daemon") {
  Evacuation at;
  at.over();
  at.open();
  const auto before = at.thief();
  SeizedKeyring old_keys(at.world);
  CHECK(before.opens(old_keys.keys()).size() >= 5);  // two requests, two offers, one code

  const auto purged = at.purge(true);
  CHECK(purged.at("purged").as_int64() == 2);
  CHECK(purged.at("ended").as_int64() == 1);
  CHECK(purged.at("keys_wiped").as_bool());
  CHECK(purged.at("oldest_remains_s").as_int64() == 0);
  SeizedKeyring seized(at.world);
  CHECK(before.opens(seized.keys()).empty());
  CHECK(at.thief().opens(seized.keys()).empty());

  // Life goes on: a new request can be read, at the other daemon, too.
  const auto next = at.over();
  CHECK(text_of(at.world.console(1, "op_one")->call("request.show", {{"request", next}}), "state") ==
        "ended");
  SeizedKeyring later(at.world);
  CHECK(at.thief().opens(later.keys()).contains("request:" + next));
}

TEST_CASE("a daemon that was off during the evacuation wipes its keys when it is back") {
  Evacuation at;
  at.over();
  const auto before = at.thief();
  at.world.daemon(0).kill_now();
  // It has a keyring of its own, as on another machine.
  ScratchFolder elsewhere;
  const auto file = elsewhere.path("keyring").string();
  std::filesystem::copy_file(at.world.installation().path("keyring"), file);
  CHECK(at.purge(true).at("keys_wiped").as_bool());

  DaemonProcess returned(at.world.installation(), {"vault.keyring=" + file});
  const Console op(returned.endpoint(), "op_one");
  SystemClock clock;
  SecureRandom random;
  const auto wiped = [&] {
    vault::Keyring keys({file, {}}, clock, random);
    return keys.oldest() > vault::day_of(clock.now());
  };
  const auto end = std::chrono::steady_clock::now() + patience;
  while (!wiped() && std::chrono::steady_clock::now() < end) returned.wait_until_ready();
  CHECK(wiped());
  vault::Keyring keys({file, {}}, clock, random);
  CHECK(before.opens(keys).empty());
}

TEST_CASE("a daemon with another keyring does not start on this Redis, and says what to do") {
  World world;
  const Installation other(world.redis().url(), {});
  try {
    const DaemonProcess daemon(other);
    FAIL("it has started");
  } catch (const std::runtime_error& why) {
    INFO(why.what());
    CHECK(std::string{why.what()}.find("sealed under another root key") != std::string::npos);
  }
}

}  // namespace pana::test
