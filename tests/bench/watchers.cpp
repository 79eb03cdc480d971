#include "bench/watchers.hpp"

#include <fmt/format.h>

#include <stdexcept>

#include "bench/register.hpp"
#include "bench/scan.hpp"

namespace pana::bench {
namespace {

// "1769896800123-4": milliseconds and a counter within them.
std::uint64_t cursor_of(std::string_view text) {
  const auto at = behind(text, R"("cursor":")");
  const auto dash = text.find('-', at);
  return static_cast<std::uint64_t>(number_at(text, at)) << 20 |
         static_cast<std::uint64_t>(number_at(text, dash + 1));
}

}  // namespace

Seen read_board(std::string_view text) {
  Seen seen{cursor_of(text), text.size(), 0, {}};
  constexpr std::string_view center_mark = R"({"center":")";
  constexpr std::string_view unit_mark = R"({"unit":")";
  for (auto at = behind(text, center_mark); at != absent;) {
    const auto center = static_cast<std::size_t>(number_at(text, at + 1));
    const auto end = text.find(center_mark, at);
    const auto part = text.substr(0, end);
    for (auto unit = behind(part, unit_mark, at); unit != absent; unit = behind(part, unit_mark, unit)) {
      const auto group = static_cast<std::size_t>(number_at(part, unit + 1));
      const auto version = number_at(part, behind(part, R"("version":)", unit));
      seen.states.push_back({center * Register::groups + group, version});
    }
    ++seen.centers;
    at = end == absent ? absent : end + center_mark.size();
  }
  return seen;
}

Watchers::Watchers(const World& world, std::size_t count) : crowd_(world.loop(), world.endpoint()) {
  versions_.resize(static_cast<std::size_t>(world.centers()) * Register::groups);
  Crowd one(world.loop(), world.endpoint());
  one.open(1);
  one.resume(world.operators());
  const auto began = now();
  follow(one, "{}");
  opening_took_ = now() - began;
  crowd_.open(count);
  crowd_.resume(world.operators());
  follow(crowd_, fmt::format(R"({{"since":"{}"}})", cursor_));
  crowd_.tell(*this);
}

void Watchers::follow(Crowd& crowd, const std::string& params) {
  const auto take = [&](std::size_t, std::string_view answer) {
    if (!cursor_.empty()) return;
    cursor_ = text_behind(answer, R"("cursor":")");
    opening_bytes_ = answer.size();
    for (const auto& state : read_board(answer).states) versions_.at(state.slot) = state.version;
  };
  crowd.ask_all([&](std::size_t) { return call_text("board.watch", params); }, take);
}

// Two notices of the same cursor tell different changes only where one tells more than the other.
const Seen& Watchers::read(std::string_view text, bool& first) {
  const auto cursor = cursor_of(text.substr(0, 160));
  for (const auto& seen : known_) {
    if (seen.cursor == cursor && seen.bytes == text.size()) return seen;
  }
  first = true;
  auto& seen = known_[next_known_++ % known_.size()];
  seen = read_board(text);
  return seen;
}

void Watchers::message(Connection& from, std::string_view text) {
  if (!is_notice(text)) return;
  bool first = false;
  const auto& seen = read(text, first);
  ++notices_;
  bytes_ += text.size();
  centers_ += seen.centers;
  if (told_) told_(from.index(), seen, first);
}

void Watchers::closed(Connection& which, const std::string& why) {
  throw std::runtime_error(fmt::format("watcher {}: {}", which.index(), why));
}

}  // namespace pana::bench
