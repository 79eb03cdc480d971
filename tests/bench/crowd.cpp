#include "bench/crowd.hpp"

#include <fmt/format.h>

#include <stdexcept>

#include "bench/scan.hpp"

namespace pana::bench {
namespace {

constexpr Nanos patience = 60 * second;
constexpr std::uint32_t per_address = 10;

// Never the same address for long: the daemon counts sign-ins by address.
std::uint32_t next_source() {
  static std::uint32_t used = 0;
  const auto number = used++ / per_address;
  return number / 250 * 256 + number % 250;
}

}  // namespace

std::string call_text(std::string_view method, std::string_view params) {
  return fmt::format(R"({{"jsonrpc":"2.0","id":1,"method":"{}","params":{}}})", method, params);
}

std::string new_key() {
  static const auto run = static_cast<std::uint32_t>(now());
  static std::uint64_t number = 0;
  return fmt::format("{:08x}-0000-4000-8000-{:012x}", run, number++);
}

// Starts [next, end) so that at most `at_once` are unfinished, until all are finished.
void Crowd::advance(std::size_t& next, std::size_t end, std::size_t at_once,
                    const std::function<void(std::size_t)>& start) {
  const auto first = next;
  finished_ = 0;
  const auto step = [&] {
    while (next < end && next - first - finished_ < at_once) start(next++);
    return finished_ == end - first;
  };
  if (!loop_.run_until(step, patience)) throw std::runtime_error("the server does not answer");
}

void Crowd::open(std::size_t count, std::size_t at_once) {
  auto next = connections_.size();
  advance(next, next + count, at_once, [this](std::size_t index) {
    connections_.push_back(std::make_unique<Connection>(loop_, server_, next_source(), *this, index));
  });
}

void Crowd::ask_all(const Make& make, const Take& take, std::size_t at_once) {
  take_ = &take;
  std::size_t next = 0;
  advance(next, size(), at_once, [&](std::size_t index) { connections_[index]->send(make(index)); });
  take_ = nullptr;
}

void Crowd::resume(const std::vector<std::string>& tokens) {
  ask_all([&](std::size_t index) {
    return call_text("session.resume", fmt::format(R"({{"token":"{}"}})", tokens[index % tokens.size()]));
  });
}

void Crowd::tell(Listener& listener) {
  for (auto& connection : connections_) connection->tell(listener);
}

void Crowd::opened(Connection&) {
  ++finished_;
}

void Crowd::message(Connection& from, std::string_view text) {
  if (is_notice(text)) return;
  if (is_refusal(text)) throw std::runtime_error("refused: " + std::string{text});
  if (take_ != nullptr && *take_) (*take_)(from.index(), text);
  ++finished_;
}

void Crowd::closed(Connection&, const std::string& why) {
  throw std::runtime_error(why);
}

}  // namespace pana::bench
