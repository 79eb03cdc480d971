#include "bench/bare_script.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstring>
#include <stdexcept>

#include "bench/ports.hpp"
#include "bench/register.hpp"

namespace pana::bench {
namespace {

constexpr std::size_t candidates = 8;
// As long as panad's sealed bodies of such requests are.
constexpr std::size_t sealed_offer = 92;
constexpr std::size_t sealed_request = 121;
// Stand-ins of the right length, replaced in each call.
constexpr std::string_view key_mark = "00000000-0000-4000-8000-kkkkkkkkkkkk";
constexpr std::string_view request_mark = "rrrrrrrrrrrrrrr";
constexpr std::string_view offer_mark = "ooooooooooooooo";

void put(std::string& command, std::string_view mark, std::uint64_t number) {
  const auto digits = fmt::format("{:012x}", number);
  const auto at = command.find(mark);
  command.replace(at + mark.size() - digits.size(), digits.size(), digits);
}

}  // namespace

BareScript::BareScript(const World& world) : world_(world), socket_(connect_unix(world.redis_socket())) {
  if (socket_ < 0) throw std::runtime_error("cannot connect to Redis");
  load();
  make_commands();
}

BareScript::~BareScript() {
  ::close(socket_);
}

void BareScript::load() {
  const auto commands = scripts_.load_commands();
  for (const auto& command : commands) unsent_ += command;
  write();
  for (std::size_t got = 0; got < commands.size();) got += read();
  ::fcntl(socket_, F_SETFL, O_NONBLOCK);
}

void BareScript::make_commands() {
  const auto count = static_cast<std::size_t>(world_.centers());
  for (std::size_t first = 0; first < count; ++first) {
    store::redis::Arguments call;
    call.add("EVALSHA").add(scripts_.sha("hold_unit")).add("0");
    call.add("operator_0")
        .add("operator")
        .add("")
        .add("request.open")
        .add(key_mark)
        .add(std::string(32, 'f'));
    call.add(request_mark).add(offer_mark).add("0").add("0").add(std::string(sealed_offer, 's'));
    call.add("1").add("0").add("900 300 600 90 600").add(std::string(sealed_request, 's'));
    for (std::size_t i = 0; i < candidates; ++i) {
      call.add(Register::center((first + i) % count)).add(Register::unit(first % Register::groups));
      call.add("372").add("372|495|0|0");
    }
    commands_.push_back(format(call));
  }
}

void BareScript::queue(Nanos due) {
  static std::uint64_t number = 1;
  auto command = commands_[next_++ % commands_.size()];
  put(command, key_mark, number);
  put(command, request_mark, number);
  put(command, offer_mark, number++);
  unsent_ += command;
  due_.push_back(due);
}

void BareScript::write() {
  if (unsent_.empty()) return;
  const auto sent = ::send(socket_, unsent_.data(), unsent_.size(), MSG_NOSIGNAL);
  if (sent > 0) unsent_.erase(0, static_cast<std::size_t>(sent));
}

// Answers how many replies came.
std::size_t BareScript::read() {
  char bytes[65'536];
  const auto got = ::recv(socket_, bytes, sizeof bytes, 0);
  if (got <= 0) return 0;
  parser_.feed({bytes, static_cast<std::size_t>(got)});
  const auto at = now();
  std::size_t count = 0;
  for (; auto reply = parser_.next(); ++count) {
    if (due_.empty()) continue;
    result_.latency.add(at - due_.front());
    due_.pop_front();
    if (reply->text().starts_with("=1 ")) continue;
    ++result_.refused;
    result_.first_refusal = reply->text();
  }
  return count;
}

template <class Due>
Measured BareScript::run(Due due, Nanos lasts) {
  const auto warm = now() + lasts / 4;
  while (now() < warm && interrupted() == 0) {
    due();
    write();
    read();
  }
  result_ = {};
  const auto began = now();
  const auto redis = world_.redis().cpu();
  const auto own = own_cpu();
  std::uint64_t count = 0;
  while (now() - began < lasts && interrupted() == 0) {
    due();
    write();
    count += read();
  }
  const auto took = static_cast<double>(now() - began);
  result_.per_second = static_cast<double>(count) * 1e9 / took;
  result_.redis_us = static_cast<double>(world_.redis().cpu() - redis) / 1e3 / static_cast<double>(count);
  result_.own_share = static_cast<double>(own_cpu() - own) / took;
  while (!due_.empty() && interrupted() == 0) {
    write();
    read();
  }
  if (interrupted() != 0) throw std::runtime_error("interrupted");
  if (result_.refused > 0) throw std::runtime_error("the script refuses: " + result_.first_refusal);
  return result_;
}

Measured BareScript::closed(std::size_t waiting, Nanos lasts) {
  const auto due = [&] {
    while (due_.size() < waiting) queue(now());
  };
  return run(due, lasts);
}

Measured BareScript::at_rate(double per_second, Nanos lasts) {
  const auto pause = static_cast<Nanos>(1e9 / per_second);
  auto next = now();
  const auto due = [&] {
    for (; next <= now(); next += pause) queue(next);
  };
  return run(due, lasts);
}

}  // namespace pana::bench
