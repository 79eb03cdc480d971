#include "store/redis/pipeline.hpp"

#include "support/catch.hpp"

namespace pana::store::redis {
namespace {

using std::chrono::milliseconds;

// Notes how each call ended: "a=OK", "b not sent", "c unknown".
class Note final : public Waiter {
 public:
  Note(std::string name, std::string& log) : name_(std::move(name)), log_(log) {}
  void finish(Outcome outcome) override {
    log_ += name_;
    if (outcome.kind == Outcome::Kind::replied) log_ += "=" + std::string{outcome.reply.text()};
    if (outcome.kind == Outcome::Kind::not_sent) log_ += " not sent";
    if (outcome.kind == Outcome::Kind::unknown) log_ += " unknown";
    log_ += ";";
  }

 private:
  std::string name_;
  std::string& log_;
};

struct Line {
  explicit Line(int replicas = 0) : pipeline(replicas) {}

  // Names are one letter; the command is that letter and a line end.
  void push(const std::string& name, bool repeatable = false, bool waits = false) {
    pipeline.push({name + "\n", repeatable, waits, milliseconds{100}, std::make_unique<Note>(name, log)},
                  now);
  }
  std::string stage() {
    std::string out;
    pipeline.stage(out);
    return out;
  }
  void write() { pipeline.written(stage().size()); }
  std::string told() { return std::exchange(log, {}); }

  std::string log;
  Moment now{};
  Pipeline pipeline;
};

const std::string wait_1 = "*3\r\n$4\r\nWAIT\r\n$1\r\n1\r\n$4\r\n1500\r\n";

}  // namespace

TEST_CASE("everything that waits together is staged together, in order") {
  Line line;
  line.push("a");
  line.push("b");
  CHECK(line.pipeline.anything_queued());
  CHECK(line.stage() == "a\nb\n");
  CHECK_FALSE(line.pipeline.anything_queued());
  CHECK_FALSE(line.pipeline.idle());
  line.push("c");
  CHECK(line.stage() == "c\n");
  CHECK(line.stage().empty());
}

TEST_CASE("replies go to calls first in first out, wherever the bytes are cut") {
  const std::string replies = "+one\r\n$3\r\ntwo\r\n-three\r\n";
  for (std::size_t cut = 0; cut <= replies.size(); ++cut) {
    Line line;
    line.push("a");
    line.push("b");
    line.push("c");
    line.write();
    REQUIRE(line.pipeline.feed(std::string_view{replies}.substr(0, cut)));
    REQUIRE(line.pipeline.feed(std::string_view{replies}.substr(cut)));
    CHECK(line.told() == "a=one;b=two;c=three;");
    CHECK(line.pipeline.idle());
  }
}

TEST_CASE("a reply that nobody asked for ends the link, and so does what is no reply") {
  Line line;
  CHECK_FALSE(line.pipeline.feed("+surprise\r\n"));
  Line other;
  other.push("a");
  other.write();
  CHECK_FALSE(other.pipeline.feed("hello\r\n"));
}

TEST_CASE("a waiter may push the next call from within its reply") {
  Line line;
  struct Chain final : Waiter {
    explicit Chain(Line& l) : line(l) {}
    void finish(Outcome) override { line.push("b"); }
    Line& line;
  };
  line.pipeline.push({"a\n", false, false, milliseconds{100}, std::make_unique<Chain>(line)}, line.now);
  line.write();
  REQUIRE(line.pipeline.feed("+OK\r\n"));
  CHECK(line.stage() == "b\n");
}

TEST_CASE(
    "when the link breaks, what Redis cannot have seen is queued again and what it may have seen is "
    "unknown") {
  // Three commands of two bytes each: however many were written, the first byte decides.
  for (std::size_t written = 0; written <= 6; ++written) {
    Line line;
    line.push("a");
    line.push("b");
    line.push("c");
    line.stage();
    line.pipeline.written(written);
    line.push("d");
    line.pipeline.lost(line.now);
    const std::string begun = std::string{"abc"}.substr(0, (written + 1) / 2);
    std::string unknown;
    for (const char name : begun) unknown += std::string{name} + " unknown;";
    CHECK(line.told() == unknown);
    std::string again;
    for (const char name : std::string{"abcd"}.substr(begun.size())) again += std::string{name} + "\n";
    CHECK(line.stage() == again);
    CHECK(line.pipeline.unknown_outcomes() == begun.size());
  }
}

TEST_CASE("a repeatable call is repeated once, before those that came later") {
  Line line;
  line.push("a", true);
  line.push("b");
  line.write();
  line.push("c");
  line.pipeline.lost(line.now);
  CHECK(line.told() == "b unknown;");
  CHECK(line.stage() == "a\nc\n");
  line.pipeline.written(4);
  line.pipeline.lost(line.now);
  CHECK(line.told() == "a unknown;c unknown;");
}

TEST_CASE("half a reply of the lost link does not mix with the next link's") {
  Line line;
  line.push("a", true);
  line.write();
  REQUIRE(line.pipeline.feed("$10\r\nhal"));
  line.pipeline.lost(line.now);
  line.write();
  REQUIRE(line.pipeline.feed("+whole\r\n"));
  CHECK(line.told() == "a=whole;");
}

TEST_CASE("a queued call whose time is over was not sent; a sent one makes the link too slow") {
  Line line;
  line.push("a");
  CHECK(line.pipeline.next_deadline() == line.now + milliseconds{100});
  CHECK_FALSE(line.pipeline.expire(line.now + milliseconds{99}));
  CHECK(line.told().empty());
  CHECK_FALSE(line.pipeline.expire(line.now + milliseconds{100}));
  CHECK(line.told() == "a not sent;");
  CHECK_FALSE(line.pipeline.next_deadline().has_value());
  line.push("b");
  line.write();
  CHECK_FALSE(line.pipeline.expire(line.now + milliseconds{99}));
  CHECK(line.pipeline.expire(line.now + milliseconds{100}));
  CHECK(line.told().empty());
}

TEST_CASE("a repeated call has its time anew, and is unknown when that is over too") {
  Line line;
  line.push("a", true);
  line.write();
  const auto later = line.now + milliseconds{100};
  line.pipeline.lost(later);
  CHECK_FALSE(line.pipeline.expire(later + milliseconds{99}));
  CHECK(line.told().empty());
  line.pipeline.expire(later + milliseconds{100});
  CHECK(line.told() == "a unknown;");
}

TEST_CASE("at the end everything is told: queued calls were not sent, sent ones are unknown") {
  Line line;
  line.push("a");
  line.push("b", true);
  line.write();
  line.push("c");
  line.pipeline.fail_all();
  CHECK(line.told() == "a unknown;b unknown;c not sent;");
  CHECK(line.pipeline.idle());
}

TEST_CASE("with replicas a batch of changes ends with one WAIT, and its replies are given out after it") {
  Line line(1);
  line.push("a", false, true);
  line.push("b", false, true);
  CHECK(line.stage() == "a\nb\n" + wait_1);
  REQUIRE(line.pipeline.feed("+one\r\n+two\r\n"));
  CHECK(line.told().empty());
  REQUIRE(line.pipeline.feed(":1\r\n"));
  CHECK(line.told() == "a=one;b=two;");
  CHECK(line.pipeline.idle());
}

TEST_CASE("with replicas a batch that only reads needs no WAIT") {
  Line line(1);
  line.push("a");
  CHECK(line.stage() == "a\n");
  REQUIRE(line.pipeline.feed("+one\r\n"));
  CHECK(line.told() == "a=one;");
}

TEST_CASE("a change that too few replicas have is unknown; a refusal and a reading stay what they are") {
  Line line(1);
  line.push("a", true, true);
  line.push("b", true, true);
  line.push("c");
  line.stage();
  REQUIRE(line.pipeline.feed("+one\r\n-ERR refused\r\n+three\r\n:0\r\n"));
  CHECK(line.told() == "a unknown;b=ERR refused;c=three;");
  CHECK(line.pipeline.unknown_outcomes() == 1);
}

TEST_CASE(
    "a batch whose WAIT got no answer before the link broke is repeated or unknown as if it had no reply") {
  Line line(1);
  line.push("a", true, true);
  line.push("b", false, true);
  line.write();
  REQUIRE(line.pipeline.feed("+one\r\n+two\r\n"));
  line.pipeline.lost(line.now);
  CHECK(line.told() == "b unknown;");
  CHECK(line.stage() == "a\n" + wait_1);
  REQUIRE(line.pipeline.feed("+again\r\n:1\r\n"));
  CHECK(line.told() == "a=again;");
}

}  // namespace pana::store::redis
