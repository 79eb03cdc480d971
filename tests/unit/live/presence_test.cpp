#include "live/presence.hpp"

#include "support/catch.hpp"

using namespace pana;
using namespace pana::live;
using std::chrono::hours;

namespace {

// A connection that remembers how it was closed, and leaves at once as a fast one would.
struct Door final : Outlet {
  explicit Door(Presence& in) : presence(in) {}
  void send(Frame) override {}
  bool idle() const override { return true; }
  void close(CloseCode code) override {
    closed = code;
    presence.leave(*this);
  }
  Presence& presence;
  std::optional<CloseCode> closed;
};

const Instant start{hours{1'000}};

struct Shard {
  Presence presence{minutes{30}};
  Door bota{presence};
  Door bota_too{presence};
  Door dana{presence};

  Shard() {
    presence.enter(bota, {{"bota"}}, "one", start + hours{12}, start);
    presence.enter(bota_too, {{"bota"}}, "two", start + hours{1}, start);
    presence.enter(dana, {{"dana"}}, "three", start + hours{12}, start);
  }
};

}  // namespace

TEST_CASE("signing an account out closes all its connections and no other") {
  Shard shard;
  shard.presence.sign_out({{"bota"}});
  CHECK(shard.bota.closed == CloseCode::signed_out);
  CHECK(shard.bota_too.closed == CloseCode::signed_out);
  CHECK_FALSE(shard.dana.closed);
  CHECK(shard.presence.count() == 1);
}

TEST_CASE("one session that is closed takes its own connections with it, and no other of the account") {
  Shard shard;
  shard.presence.sign_out({{"bota"}, "two"});
  CHECK(shard.bota_too.closed == CloseCode::signed_out);
  CHECK_FALSE(shard.bota.closed);
  CHECK_FALSE(shard.dana.closed);
}

TEST_CASE("a session's end closes its connection, and so does a time without any call") {
  Shard shard;
  shard.presence.close_expired(start + minutes{29});
  CHECK(shard.presence.count() == 3);
  shard.presence.used(shard.dana, start + minutes{20});
  shard.presence.used(shard.bota_too, start + minutes{45});
  shard.presence.close_expired(start + minutes{30});
  CHECK(shard.bota.closed == CloseCode::signed_out);
  CHECK_FALSE(shard.dana.closed);
  shard.presence.close_expired(start + minutes{50});
  CHECK(shard.dana.closed == CloseCode::signed_out);
  CHECK_FALSE(shard.bota_too.closed);
  shard.presence.close_expired(start + hours{1});
  CHECK(shard.bota_too.closed == CloseCode::signed_out);
}

TEST_CASE("after missed events everybody comes back to be checked") {
  Shard shard;
  shard.presence.check_all();
  CHECK(shard.bota.closed == CloseCode::check);
  CHECK(shard.dana.closed == CloseCode::check);
}

TEST_CASE("when places run short, who has waited longest without signing in goes, and nobody who is in") {
  Shard shard;
  Door first{shard.presence}, second{shard.presence}, third{shard.presence};
  shard.presence.arrive(second, start + seconds{2});
  shard.presence.arrive(first, start + seconds{1});
  shard.presence.arrive(third, start + seconds{3});
  shard.presence.make_room();
  CHECK(first.closed == CloseCode::policy);
  CHECK_FALSE(second.closed);
  shard.presence.make_room();
  CHECK(second.closed == CloseCode::policy);
  shard.presence.enter(third, {{"dana"}}, "four", start + hours{12}, start + seconds{4});
  shard.presence.make_room();
  CHECK_FALSE(third.closed);
  for (const auto* in : {&shard.bota, &shard.bota_too, &shard.dana}) CHECK_FALSE(in->closed);
}

TEST_CASE("who has left is not closed again") {
  Shard shard;
  shard.presence.leave(shard.dana);
  shard.presence.sign_out({{"dana"}});
  CHECK_FALSE(shard.dana.closed);
}

TEST_CASE(
    "a connection on which nobody signs in, or nobody is signed in any more, is closed after half a minute") {
  Presence presence{minutes{30}};
  Door stranger{presence}, guest{presence}, left{presence};
  for (auto* door : {&stranger, &guest, &left}) presence.arrive(*door, start);
  for (auto* door : {&guest, &left})
    presence.enter(*door, {{"bota"}}, "", start + hours{12}, start + seconds{20});
  presence.close_expired(start + time_to_sign_in - seconds{1});
  CHECK_FALSE(stranger.closed);
  presence.arrive(left, start + seconds{29});
  presence.close_expired(start + time_to_sign_in);
  CHECK(stranger.closed == CloseCode::policy);
  CHECK_FALSE(left.closed);
  presence.close_expired(start + seconds{29} + time_to_sign_in);
  CHECK(left.closed == CloseCode::policy);
  CHECK_FALSE(guest.closed);
}
