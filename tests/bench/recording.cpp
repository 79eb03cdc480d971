#include "bench/recording.hpp"

#include <fmt/format.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <charconv>
#include <stdexcept>
#include <unordered_map>

#include "bench/crowd.hpp"
#include "bench/ports.hpp"
#include "bench/register.hpp"
#include "bench/scan.hpp"

namespace pana::bench {
namespace {

// What differs in one placement.
struct Names {
  std::string key, request, offer;
};

// Redis's MONITOR: a line for each command that it carries out.
class Monitor {
 public:
  explicit Monitor(const std::string& path) : socket_(connect_unix(path)) {
    constexpr std::string_view command = "MONITOR\r\n";
    if (socket_ < 0 || ::send(socket_, command.data(), command.size(), MSG_NOSIGNAL) < 0 || line() != "+OK") {
      throw std::runtime_error("cannot listen to Redis");
    }
  }
  ~Monitor() { ::close(socket_); }
  Monitor(const Monitor&) = delete;
  Monitor& operator=(const Monitor&) = delete;

  std::string line() {
    for (;;) {
      if (const auto end = text_.find("\r\n", at_); end != std::string::npos) {
        auto found = text_.substr(at_, end - at_);
        at_ = end + 2;
        return found;
      }
      text_.erase(0, std::exchange(at_, 0));
      pollfd wait{socket_, POLLIN, 0};
      char bytes[65'536];
      const auto got = ::poll(&wait, 1, 10'000) > 0 ? ::recv(socket_, bytes, sizeof bytes, 0) : 0;
      if (got <= 0) throw std::runtime_error("Redis does not tell of the placements");
      text_.append(bytes, static_cast<std::size_t>(got));
    }
  }

 private:
  int socket_;
  std::string text_;
  std::size_t at_ = 0;
};

char unescaped(std::string_view line, std::size_t& at) {
  const char letter = line[++at];
  switch (letter) {
    case 'n':
      return '\n';
    case 'r':
      return '\r';
    case 't':
      return '\t';
    case 'a':
      return '\a';
    case 'b':
      return '\b';
    case 'x': {
      unsigned byte = 0;
      std::from_chars(line.data() + at + 1, line.data() + at + 3, byte, 16);
      at += 2;
      return static_cast<char>(byte);
    }
    default:
      return letter;
  }
}

// The quoted arguments of a line, as RESP.
std::string to_resp(std::string_view line) {
  std::string arguments;
  std::size_t count = 0;
  for (auto at = line.find('"'); at != absent; at = line.find('"', at + 1), ++count) {
    std::string argument;
    for (++at; line[at] != '"'; ++at) argument += line[at] == '\\' ? unescaped(line, at) : line[at];
    arguments += fmt::format("${}\r\n", argument.size());
    arguments.append(argument).append("\r\n");
  }
  return fmt::format("*{}\r\n", count) + arguments;
}

void mark(RecordedCall& call, const std::string& name) {
  for (auto at = call.command.find(name); at != absent; at = call.command.find(name, at + name.size())) {
    call.marks.push_back(at + name.size());
  }
}

std::vector<Names> place(const World& world, std::size_t count) {
  Crowd crowd(world.loop(), world.endpoint());
  crowd.open(count);
  crowd.resume(world.operators());
  const auto bodies = request_bodies(world.country(), count);
  std::vector<Names> names(count);
  const auto make = [&](std::size_t i) {
    names[i].key = new_key();
    return bodies[i] + names[i].key + "\"}}";
  };
  const auto take = [&](std::size_t i, std::string_view answer) {
    names[i].request = text_behind(answer, R"("request":")");
    names[i].offer = text_behind(answer, R"("offer":{"offer":")");
    if (names[i].offer.empty()) throw std::runtime_error("no placement: " + std::string{answer});
  };
  crowd.ask_all(make, take);
  return names;
}

}  // namespace

std::vector<RecordedCall> record_placements(const World& world, std::size_t count) {
  Monitor monitor(world.redis_socket());
  std::unordered_map<std::string, Names> by_key;
  for (auto& names : place(world, count)) by_key.emplace(names.key, names);
  std::vector<RecordedCall> calls;
  while (calls.size() < count) {
    const auto line = monitor.line();
    if (line.find("\"EVALSHA\"") == absent) continue;
    const auto resp = to_resp(line);
    const auto at = resp.find("\r\n$36\r\n");
    const auto known = at == absent ? by_key.end() : by_key.find(resp.substr(at + 7, 36));
    if (known == by_key.end()) continue;
    calls.push_back({resp, {}});
    for (const auto& name : {known->second.key, known->second.request, known->second.offer})
      mark(calls.back(), name);
  }
  return calls;
}

}  // namespace pana::bench
