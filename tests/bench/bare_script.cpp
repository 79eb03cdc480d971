#include "bench/bare_script.hpp"

#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <stdexcept>
#include <string_view>

#include "bench/ports.hpp"
#include "bench/scan.hpp"

namespace pana::bench {

BareScript::BareScript(const World& world, std::vector<RecordedCall> calls)
    : world_(world), calls_(std::move(calls)), socket_(connect_unix(world.redis_socket())) {
  if (socket_ < 0) throw std::runtime_error("cannot connect to Redis");
  ::fcntl(socket_, F_SETFL, O_NONBLOCK);
}

BareScript::~BareScript() {
  ::close(socket_);
}

// The number, as letters and digits that any of the names may hold, takes the place of their ends.
void BareScript::queue(Nanos due) {
  static constexpr std::string_view digits = "abcdef0123456789";
  auto number = number_++;
  const auto& call = calls_[number % calls_.size()];
  const auto begin = unsent_.size();
  unsent_ += call.command;
  for (std::size_t i = 0; i < recorded_digits; ++i, number >>= 4) {
    for (const auto& mark : call.marks) unsent_[begin + mark - 1 - i] = digits[number & 15];
  }
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
  received_.append(bytes, static_cast<std::size_t>(got));
  return take(now());
}

// The script answers with a bulk string: "$12\r\n=1 …\r\n".
std::size_t BareScript::take(Nanos at) {
  std::size_t taken = 0, count = 0;
  for (;; ++count) {
    const auto line = received_.find("\r\n", taken);
    if (line == std::string::npos) break;
    const bool is_bulk = received_[taken] == '$';
    const auto end =
        is_bulk ? line + 4 + static_cast<std::size_t>(number_at(received_, taken + 1)) : line + 2;
    if (received_.size() < end) break;
    const std::string_view reply{received_.data() + (is_bulk ? line + 2 : taken), 3};
    if (reply != "=1 ") {
      ++result_.refused;
      result_.first_refusal = received_.substr(taken, end - taken);
    }
    result_.latency.add(at - due_.front());
    due_.pop_front();
    taken = end;
  }
  received_.erase(0, taken);
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
  std::uint64_t count = 0;
  while (now() - began < lasts && interrupted() == 0) {
    due();
    write();
    count += read();
  }
  const auto took = static_cast<double>(now() - began);
  result_.per_second = static_cast<double>(count) * 1e9 / took;
  result_.redis_us = static_cast<double>(world_.redis().cpu() - redis) / 1e3 / static_cast<double>(count);
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
