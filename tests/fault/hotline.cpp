#include "fault/hotline.hpp"

namespace pana::test {
namespace {

constexpr std::size_t operators = 4;
// More than there are units, so that some wait.
constexpr std::size_t most_open = 5;
constexpr seconds longest_silence{90};

}  // namespace

Hotline::Hotline(World& world, std::uint64_t seed, std::size_t requests_each) : working_(operators) {
  for (std::size_t i = 0; i < operators; ++i) {
    caseloads_.push_back(std::make_unique<Caseload>(world, outage_, i, seed));
  }
  for (auto& caseload : caseloads_) {
    threads_.emplace_back([this, &caseload = *caseload, requests_each] { work(caseload, requests_each); });
  }
}

Hotline::~Hotline() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  for (auto& thread : threads_) thread.join();
}

void Hotline::stepped() {
  const std::lock_guard lock(mutex_);
  if (stopping_) throw Lost("stopped");
  ++steps_;
  changed_.notify_all();
}

void Hotline::work(Caseload& caseload, std::size_t requests) {
  std::exception_ptr failure;
  try {
    while (caseload.requests().size() < requests) {
      if (caseload.open_requests() < most_open) caseload.open();
      caseload.step();
      stepped();
    }
    caseload.finish();
  } catch (...) {
    failure = std::current_exception();
  }
  const std::lock_guard lock(mutex_);
  --working_;
  if (failure && !failure_) failure_ = failure;
  changed_.notify_all();
}

bool Hotline::wait_for_more(std::size_t steps) {
  std::unique_lock lock(mutex_);
  const auto enough = steps_ + steps;
  const bool in_time = changed_.wait_for(
      lock, longest_silence, [&] { return steps_ >= enough || working_ == 0 || failure_ != nullptr; });
  if (failure_) std::rethrow_exception(failure_);
  if (!in_time) throw Lost("nothing goes on");
  return working_ > 0;
}

}  // namespace pana::test
