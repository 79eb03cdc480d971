#include "store/redis/pipeline.hpp"

#include <algorithm>

namespace pana::store::redis {
namespace {

std::string wait_command(int replicas, std::chrono::milliseconds timeout) {
  Arguments arguments;
  arguments.add("WAIT").add(std::int64_t{replicas}).add(std::int64_t{timeout.count()});
  return format(arguments);
}

}  // namespace

Pipeline::Pipeline(int replicas, std::chrono::milliseconds replica_timeout)
    : replicas_(replicas),
      wait_command_(replicas > 0 ? wait_command(replicas, replica_timeout) : std::string{}) {}

void Pipeline::push(Call call, Moment now) {
  const auto deadline = now + call.timeout;
  queued_.push_back({std::move(call), deadline, false});
}

void Pipeline::stage(std::string& out) {
  const bool held = replicas_ > 0 && std::any_of(queued_.begin(), queued_.end(),
                                                 [](const Queued& queued) { return queued.call.waits; });
  Moment last{};
  for (auto& queued : queued_) {
    out += queued.call.bytes;
    staged_bytes_ += queued.call.bytes.size();
    last = std::max(last, queued.deadline);
    sent_.push_back({std::move(queued.call), queued.deadline, queued.repeated, staged_bytes_, held});
  }
  queued_.clear();
  if (!held) return;
  out += wait_command_;
  staged_bytes_ += wait_command_.size();
  sent_.push_back({Call{}, last, false, staged_bytes_, false, true});
}

void Pipeline::written(std::size_t bytes) {
  written_bytes_ += bytes;
}

bool Pipeline::feed(std::string_view bytes) {
  if (!parser_.feed(bytes)) return false;
  while (auto reply = parser_.next()) {
    if (!take(std::move(*reply))) return false;
  }
  return !parser_.broken();
}

bool Pipeline::take(Reply reply) {
  if (answered_ == sent_.size()) return false;
  auto& next = sent_[answered_];
  if (next.is_wait) return take_wait(reply);
  if (next.held) {
    next.reply = std::move(reply);
    ++answered_;
    return true;
  }
  auto call = std::move(next.call);
  sent_.pop_front();
  finish(std::move(call), Outcome::Kind::replied, std::move(reply));
  return true;
}

bool Pipeline::take_wait(const Reply& reply) {
  const bool enough = !reply.is_error() && reply.integer() >= replicas_;
  std::vector<Sent> batch;
  for (; answered_ > 0; --answered_) {
    batch.push_back(std::move(sent_.front()));
    sent_.pop_front();
  }
  sent_.pop_front();
  for (auto& sent : batch) {
    const bool sure = enough || !sent.call.waits || sent.reply.is_error();
    if (!sure) ++unknown_outcomes_;
    finish(std::move(sent.call), sure ? Outcome::Kind::replied : Outcome::Kind::unknown,
           std::move(sent.reply));
  }
  return true;
}

void Pipeline::lost(Moment now) {
  std::vector<Call> unknown;
  std::deque<Queued> again;
  for (auto& sent : sent_) {
    if (sent.is_wait) continue;
    const bool begun = sent.end - sent.call.bytes.size() < written_bytes_;
    if (!begun) {
      again.push_back({std::move(sent.call), sent.deadline, sent.repeated});
    } else if (sent.call.repeatable && !sent.repeated) {
      const auto deadline = now + sent.call.timeout;
      again.push_back({std::move(sent.call), deadline, true});
    } else {
      unknown.push_back(std::move(sent.call));
    }
  }
  for (auto& queued : queued_) again.push_back(std::move(queued));
  queued_ = std::move(again);
  sent_.clear();
  answered_ = staged_bytes_ = written_bytes_ = 0;
  parser_ = Parser{};
  unknown_outcomes_ += unknown.size();
  for (auto& call : unknown) finish(std::move(call), Outcome::Kind::unknown);
}

bool Pipeline::expire(Moment now) {
  std::vector<Queued> late;
  std::deque<Queued> in_time;
  for (auto& queued : queued_) {
    if (queued.deadline > now) {
      in_time.push_back(std::move(queued));
    } else {
      late.push_back(std::move(queued));
    }
  }
  queued_ = std::move(in_time);
  for (auto& queued : late) {
    // One that is queued a second time has been written once: nobody knows.
    finish(std::move(queued.call), queued.repeated ? Outcome::Kind::unknown : Outcome::Kind::not_sent);
  }
  return std::any_of(sent_.begin(), sent_.end(), [now](const Sent& sent) { return sent.deadline <= now; });
}

std::optional<Moment> Pipeline::next_deadline() const {
  std::optional<Moment> earliest;
  const auto look = [&](Moment at) { earliest = earliest ? std::min(*earliest, at) : at; };
  for (const auto& sent : sent_) look(sent.deadline);
  for (const auto& queued : queued_) look(queued.deadline);
  return earliest;
}

void Pipeline::fail_all() {
  auto sent = std::move(sent_);
  auto queued = std::move(queued_);
  sent_.clear();
  queued_.clear();
  answered_ = staged_bytes_ = written_bytes_ = 0;
  parser_ = Parser{};
  for (auto& one : sent) finish(std::move(one.call), Outcome::Kind::unknown);
  for (auto& one : queued) {
    finish(std::move(one.call), one.repeated ? Outcome::Kind::unknown : Outcome::Kind::not_sent);
  }
}

void Pipeline::finish(Call call, Outcome::Kind kind, Reply reply) {
  const auto waiter = std::move(call.waiter);
  if (waiter) waiter->finish({kind, std::move(reply)});
}

}  // namespace pana::store::redis
