#include <fmt/format.h>

#include <algorithm>

#include "bench/bare_server.hpp"
#include "bench/load.hpp"
#include "bench/measures.hpp"
#include "bench/register.hpp"
#include "bench/watchers.hpp"

namespace pana::bench {
namespace {

constexpr std::size_t queued = 8;

struct Deliveries {
  double per_second = 0;
  Histogram last;  // until the last watcher had it
};

// Counts messages, whatever they say.
class Counter : public Listener {
 public:
  std::size_t count = 0;

 private:
  void message(Connection&, std::string_view) override { ++count; }
  void closed(Connection&, const std::string& why) override {
    throw std::runtime_error("the bare server: " + why);
  }
};

// One change after the other, each when the last watcher has the one before.
class OneByOne {
 public:
  OneByOne(const World& world, Watchers& watchers)
      : world_(world),
        watchers_(watchers),
        writer_(world.loop(), world.endpoint()),
        write_(adjusting(world.centers())) {
    writer_.open(1);
    writer_.resume(world.operators());
    watchers_.on_seen([this](std::size_t, const Seen& seen, bool) {
      const auto is_it = [this](const Seen::State& state) {
        return state.slot == slot_ && state.version >= version_;
      };
      if (std::any_of(seen.states.begin(), seen.states.end(), is_it)) ++have_it_;
    });
  }

  Deliveries run(Nanos lasts) {
    Deliveries result;
    auto versions = watchers_.versions();
    const auto began = now();
    while (now() - began < lasts) {
      const auto sent = now();
      change(versions);
      const auto all = [this] { return have_it_ == watchers_.size(); };
      while (!all() && now() - sent < 30 * second) world_.loop().turn(0);
      if (!all()) throw std::runtime_error(fmt::format("only {} watchers were told", have_it_));
      result.last.add(now() - sent);
    }
    result.per_second = static_cast<double>(result.last.count() * watchers_.size()) * 1e9 /
                        static_cast<double>(now() - began);
    return result;
  }

 private:
  void change(std::vector<std::int64_t>& versions) {
    const auto centers = static_cast<std::size_t>(world_.centers());
    slot_ = number_ % centers * Register::groups + number_ / centers % Register::groups;
    ++number_;
    version_ = ++versions[slot_];
    have_it_ = 0;
    text_.clear();
    write_(text_);
    writer_[0].send(text_);
  }

  const World& world_;
  Watchers& watchers_;
  Crowd writer_;
  Load::Write write_;
  std::string text_;
  std::size_t number_ = 0, slot_ = 0, have_it_ = 0;
  std::int64_t version_ = 0;
};

// The same with nothing but SSL_write.
Deliveries bare_rounds(Loop& loop, BareServer& server, Counter& counter, std::size_t watchers,
                       std::size_t frames, std::size_t size, Nanos lasts) {
  Deliveries result;
  const auto began = now();
  while (now() - began < lasts) {
    const auto sent = now();
    counter.count = 0;
    server.send(1, frames, size);
    while (counter.count < watchers * frames && now() - sent < 30 * second) loop.turn(0);
    if (counter.count < watchers * frames) throw std::runtime_error("the bare server stopped");
    result.last.add(now() - sent);
  }
  const auto count = result.last.count() * watchers * frames;
  result.per_second = static_cast<double>(count) * 1e9 / static_cast<double>(now() - began);
  return result;
}

struct Burst {
  Measured changes;
  double notices = 0, centers = 0, bytes = 0;  // a second
};

Burst burst(const Options& options, const World& world, Watchers& watchers) {
  Load load(world, 64, adjusting(world.centers()), adjusted);
  std::uint64_t notices = 0, centers = 0, bytes = 0;
  watchers.on_seen(nullptr);
  load.on_begin = [&] {
    notices = watchers.notices();
    centers = watchers.centers();
    bytes = watchers.bytes();
  };
  Burst result;
  result.changes = load.closed(64, options.stretch());
  const auto rate = [&](std::uint64_t after, std::uint64_t before) {
    return static_cast<double>(after - before) / options.seconds;
  };
  result.notices = rate(watchers.notices(), notices);
  result.centers = rate(watchers.centers(), centers);
  result.bytes = rate(watchers.bytes(), bytes);
  return result;
}

struct Bare {
  Deliveries single, together;
};

Bare measure_bare(const Options& options, Loop& loop, World& world, std::size_t size) {
  world.stop_panad();
  BareServer server(world, options.server_core);
  const auto count = static_cast<std::size_t>(options.watchers);
  server.accept(count);
  Endpoint endpoint = world.endpoint();
  endpoint.port = server.port();
  Crowd crowd(loop, endpoint);
  Counter counter;
  crowd.open(count);
  crowd.tell(counter);
  return {bare_rounds(loop, server, counter, count, 1, size, options.stretch()),
          bare_rounds(loop, server, counter, count, queued, size, options.stretch())};
}

std::string told(const Deliveries& of) {
  return amount(of.per_second) + " (to the last " + quantiles(of.last) + ")";
}

}  // namespace

void measure_fanout(const Options& options, Loop& loop, Report& report) {
  World world(options, loop, options.centers);
  Deliveries single;
  Burst many;
  std::size_t size = 0;
  {
    Watchers watchers(world, static_cast<std::size_t>(options.watchers));
    single = OneByOne(world, watchers).run(options.stretch());
    size = static_cast<std::size_t>(watchers.bytes() / std::max<std::uint64_t>(1, watchers.notices()));
    many = burst(options, world, watchers);
    report.figure("board_opening_bytes", static_cast<double>(watchers.opening_bytes()));
    report.figure("board_opening_ms", static_cast<double>(watchers.opening_took()) / 1e6);
  }
  const auto bare = measure_bare(options, loop, world, size);
  const auto watchers = static_cast<double>(options.watchers);
  report.add(
      {fmt::format("deliveries/s to {} consoles, one change at a time, {} bytes", options.watchers, size),
       "bare SSL_write " + told(bare.single), told(single), ratio(single.per_second, bare.single.per_second),
       "≥ 120 k (uWebSockets)"});
  report.add(
      {fmt::format("changes/s × {} consoles, in bursts (adjusted as fast as it goes)", options.watchers),
       fmt::format("bare, {} in one SSL_write: {}", queued, amount(bare.together.per_second)),
       fmt::format("{}, merged into {} states in {} messages, {} MB/s",
                   amount(many.changes.per_second * watchers), amount(many.centers), amount(many.notices),
                   amount(many.bytes / 1e6)),
       ratio(many.changes.per_second * watchers, bare.together.per_second), "≥ 715 k (uWebSockets)"});
  report.figure("deliveries_single_per_s", single.per_second);
  report.figure("deliveries_single_bare_per_s", bare.single.per_second);
  report.figure("deliveries_burst_changes_per_s", many.changes.per_second);
  report.figure("deliveries_burst_states_per_s", many.centers);
  report.figure("deliveries_burst_notices_per_s", many.notices);
  report.figure("deliveries_queued_bare_per_s", bare.together.per_second);
  report.figure("deliveries_burst_generator_busy", many.changes.own_share);
  if (many.changes.refused > 0) report.note("burst: refused " + many.changes.first_refusal);
}

}  // namespace pana::bench
