#include "bench/load.hpp"

#include <fmt/format.h>

#include <stdexcept>

#include "bench/register.hpp"
#include "bench/scan.hpp"

namespace pana::bench {

Load::Load(const World& world, std::size_t connections, Write write, Judge judge)
    : world_(world),
      crowd_(world.loop(), world.endpoint()),
      write_(std::move(write)),
      judge_(std::move(judge)),
      due_(connections) {
  crowd_.open(connections);
  crowd_.resume(world.operators());
  crowd_.tell(*this);
  for (std::size_t i = 0; i < connections; ++i) idle_.push_back(i);
}

void Load::call(Nanos due) {
  const auto began = now();
  const auto index = idle_.front();
  idle_.pop_front();
  ++in_flight_;
  due_[index] = due;
  text_.clear();
  write_(text_);
  crowd_[index].send(text_);
  calling_ += now() - began;
}

void Load::message(Connection& from, std::string_view text) {
  if (is_notice(text)) return;
  const auto at = now();
  result_.latency.add(at - due_[from.index()]);
  idle_.push_back(from.index());
  --in_flight_;
  if (!is_refusal(text) && judge_(text, at)) {
    ++done_;
    return;
  }
  ++result_.refused;
  if (result_.first_refusal.empty()) result_.first_refusal = text;
}

void Load::closed(Connection&, const std::string& why) {
  throw std::runtime_error("under load: " + why);
}

template <class Due>
Measured Load::run(Due due, Nanos lasts) {
  auto& loop = world_.loop();
  const auto turn_until = [&](Nanos end) {
    while (now() < end) {
      due();
      loop.turn(0);
    }
  };
  turn_until(now() + lasts / 4);
  result_ = {};
  if (on_begin) on_begin();
  const auto done = done_;
  const auto began = now();
  const auto own = loop.busy() + calling_;
  const auto panad = world_.panad().cpu();
  const auto redis = world_.redis().cpu();
  turn_until(began + lasts);
  const auto took = static_cast<double>(now() - began);
  const auto count = static_cast<double>(done_ - done);
  result_.per_second = count * 1e9 / took;
  result_.panad_us = static_cast<double>(world_.panad().cpu() - panad) / 1e3 / count;
  result_.redis_us = static_cast<double>(world_.redis().cpu() - redis) / 1e3 / count;
  result_.own_share = static_cast<double>(loop.busy() + calling_ - own) / took;
  auto result = result_;
  if (!loop.run_until([this] { return in_flight_ == 0; }, 30 * second)) {
    throw std::runtime_error(fmt::format("{} calls are never answered", in_flight_));
  }
  return result;
}

Measured Load::closed(std::size_t waiting, Nanos lasts) {
  const auto due = [&] {
    while (in_flight_ < waiting) call(now());
  };
  return run(due, lasts);
}

Measured Load::at_rate(double per_second, Nanos lasts) {
  const auto pause = static_cast<Nanos>(1e9 / per_second);
  auto next = now();
  const auto due = [&] {
    for (const auto at = now(); next <= at && !idle_.empty(); next += pause) call(next);
  };
  return run(due, lasts);
}

Load::Write placing(const Country& country) {
  return [bodies = request_bodies(country, 4'096), next = std::size_t{0}](std::string& text) mutable {
    text.append(bodies[next++ % bodies.size()]).append(new_key()).append("\"}}");
  };
}

Load::Judge placed(std::function<void(std::size_t, Nanos)> told) {
  return [told = std::move(told)](std::string_view answer, Nanos at) {
    const auto center = text_behind(answer, R"("center":")");
    if (center.empty()) return false;
    if (told) told(Register::slot(center, text_behind(answer, R"("unit":")")), at);
    return true;
  };
}

Load::Write adjusting(int centers) {
  const auto count = static_cast<std::size_t>(centers);
  return [count, next = std::size_t{0}](std::string& text) mutable {
    const auto number = next++;
    text += call_text(
        "capacity.adjust",
        fmt::format(R"({{"center":"{}","unit":"{}","by":1,"key":"{}"}})", Register::center(number % count),
                    Register::unit(number / count % Register::groups), new_key()));
  };
}

bool adjusted(std::string_view answer, Nanos) {
  return answer.find(R"("confirmed_at")") != absent;
}

}  // namespace pana::bench
