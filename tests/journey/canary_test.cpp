// What one request says, its arrival code, the line of its center, a token and a password are looked for
// wherever they must not be.
// wherever they must not be.
#include <boost/asio/ip/tcp.hpp>
#include <boost/json/serialize.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "support/catch.hpp"
#include "support/process_memory.hpp"
#include "support/redis_shell.hpp"
#include "support/requests.hpp"
#include "support/sanitized.hpp"
#include "support/world.hpp"

namespace pana::test {
namespace {

// Found nowhere but in the request; no center speaks it.
const std::string language = "qaa-zzcanary";

// Every command that Redis is sent, as MONITOR tells it.
class Tap {
 public:
  explicit Tap(const PrivateRedis& redis) : process_({"redis-cli", "-s", redis.socket(), "monitor"}) {
    if (!process_.wait_for_line([](const std::string& line) { return line == "OK"; }, patience))
      throw std::runtime_error("MONITOR does not begin");
  }
  std::string heard() { return process_.output(); }
  // Waits until it has heard that.
  bool hears(const std::string& text) {
    return process_.wait_for_line([&](const auto& line) { return line.find(text) != std::string::npos; },
                                  patience);
  }

 private:
  ChildProcess process_;
};

std::string files_below(const std::string& folder) {
  std::ostringstream text;
  for (const auto& file : std::filesystem::recursive_directory_iterator(folder)) {
    if (file.is_regular_file()) text << std::ifstream(file.path(), std::ios::binary).rdbuf();
  }
  return text.str();
}

// The metrics page takes its port alone, so it cannot stay reserved.
std::uint16_t free_port() {
  return ReservedPort().number();
}

std::string metrics_page(std::uint16_t port) {
  asio::ip::tcp::iostream page("127.0.0.1", std::to_string(port));
  page << "GET /metrics HTTP/1.0\r\n\r\n" << std::flush;
  std::ostringstream text;
  text << page.rdbuf();
  return text.str();
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// A number that stands alone: longer ones hold every short one sooner or later.
bool holds_number(std::string_view text, std::string_view number) {
  for (auto at = text.find(number); at != std::string_view::npos; at = text.find(number, at + 1)) {
    const auto end = at + number.size();
    if ((at == 0 || !is_digit(text[at - 1])) && (end == text.size() || !is_digit(text[end]))) return true;
  }
  return false;
}

// Two requests from beginning to end: one that nobody speaks the language of, one with a bed and a code.
struct Story {
  World world{{{"log.level=debug"},
               {"--appendonly", "yes", "--appendfsync", "always", "--rdbcompression", "no"},
               {}}};
  std::uint16_t metrics_port = free_port();
  DaemonProcess third{world.installation(), {"metrics.port=" + std::to_string(metrics_port)}};
  Tap tap{world.redis()};
  std::string code;
  std::string line;  // of the center; its digits, with the plus, stand nowhere else
  std::string token;
  std::vector<std::string> told_others;

  void tell() {
    auto others = bystanders();
    {
      Console op(third.endpoint());
      token = text_of(op.sign_in("op_one"), "resume_token");
      const auto oral = world.console(1, staff_of(center::oral));
      queue_and_end(op);
      hold_and_end(op, *oral);
      // What bystanders were told until now stands before the answers to their next calls.
      for (auto& other : others) other->call("place.search", {{"text", "oral"}});
      world.console(1, "admin_one")->call("request.purge", {{"key", new_key()}});
    }
    for (auto& other : others) {
      for (const auto& notice : other->notices()) told_others.push_back(json::serialize(notice));
    }
  }

  std::vector<std::unique_ptr<Console>> bystanders() {
    std::vector<std::unique_ptr<Console>> all;
    for (const auto* account : {"coordinator_one", "officer_one"}) {
      all.push_back(world.console(0, account));
      all.back()->call("board.watch");
    }
    return all;
  }
  void queue_and_end(Console& op) {
    auto basics = asking("p_zhanaozen", woman_with_four(), {{"places", json::array{"p_oskemen"}}});
    basics["languages"] = json::array{language};
    const auto request = text_of(open_request(op, basics, "queue"), "request");
    op.call("request.claim", change_of("request", request));
    op.call("request.show", {{"request", request}});
    op.call("request.end", withdrawal_of(request));
  }
  void hold_and_end(Console& op, Console& oral) {
    oral.call("offer.list");
    const auto opened = open_request(op, asking("p_atyrau", woman_alone(), nowhere_but({center::oral})));
    const auto request = text_of(opened, "request");
    oral.call("offer.accept", change_of("offer", text_of(object_of(opened, "offer"), "offer")));
    const auto handover = op.call("handover.show", {{"request", request}});
    code = text_of(handover, "arrival_code");
    line = text_of(handover, "line");
    op.call("request.end", withdrawal_of(request));
  }

  std::vector<std::string> secrets() const {
    return {language, token, line, std::string{test_password}, "p_zhanaozen", "p_oskemen", "p_atyrau"};
  }
  void check_free_of_secrets(const std::string& where, const std::string& text) const {
    INFO(where << ", " << text.size() << " bytes");
    REQUIRE_FALSE(text.empty());
    for (const auto& secret : secrets()) {
      const auto at = text.find(secret);
      INFO(secret << ": "
                  << (at == std::string::npos ? "" : printable(text.substr(at < 80 ? 0 : at - 80, 200))));
      CHECK(at == std::string::npos);
    }
    CHECK_FALSE(holds_number(text, code));
  }
};

}  // namespace

TEST_CASE("what a request says stands in no file of Redis, on no wire to it, in no log and no metric") {
  Story story;
  story.tell();
  RedisShell shell(story.world.redis().socket());
  shell.text({"SAVE"});
  shell.text({"ECHO", "the end"});
  CHECK(story.tap.hears("the end"));
  story.check_free_of_secrets("files of Redis", files_below(story.world.redis().folder()));
  story.check_free_of_secrets("MONITOR", story.tap.heard());
  story.check_free_of_secrets("metrics", metrics_page(story.metrics_port));
  for (std::size_t i = 0; i < 2; ++i) story.check_free_of_secrets("log", story.world.daemon(i).output());
  story.check_free_of_secrets("log", story.third.output());
  story.check_free_of_secrets("audit files", files_below(story.world.installation().path("audit")));
}

TEST_CASE("what a request says is told to nobody whom it does not concern") {
  Story story;
  story.tell();
  std::string told = "told:";
  for (const auto& notice : story.told_others) told += notice + "\n";
  story.check_free_of_secrets("notices", told);
}

namespace {

// What stands on stacks goes within a second or so.
ProcessMemory::Found left_of(const std::string& secret, DaemonProcess& daemon) {
  const auto end = std::chrono::steady_clock::now() + seconds{5};
  for (;;) {
    const auto found = ProcessMemory::of(daemon.pid())->find(secret);
    if (found.count == 0 || std::chrono::steady_clock::now() > end) return found;
  }
}

}  // namespace

TEST_CASE("when connections are closed and the request is deleted, no daemon's memory holds what it said") {
#ifdef PANA_SANITIZED
  WARN("skipped: a sanitizer keeps memory that was given back");
  return;
#endif
  Story story;
  story.tell();
  if (!ProcessMemory::of(story.third.pid())) {
    WARN("skipped: only root may read the memory of a process that forbids it");
    return;
  }
  for (auto* daemon : {&story.third, &story.world.daemon(0), &story.world.daemon(1)}) {
    CHECK(ProcessMemory::of(daemon->pid())->find("Kazakhstan").count > 0);  // the search finds what is there
    for (const auto& secret : {language, story.token, story.line, std::string{test_password},
                               "\"arrival_code\":\"" + story.code}) {
      const auto found = left_of(secret, *daemon);
      INFO(found.count << " times in the memory of " << (daemon == &story.third ? "the third" : "another")
                       << " daemon:\n"
                       << found.around);
      CHECK(found.count == 0);
    }
  }
}

}  // namespace pana::test
