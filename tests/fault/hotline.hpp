#pragma once
#include <atomic>
#include <thread>

#include "fault/caseload.hpp"

namespace pana::test {

// Operators at work on their caseloads, as many threads at the same time, until each has opened so many
// requests.
class Hotline {
 public:
  Hotline(World& world, std::uint64_t seed, std::size_t requests_each);
  ~Hotline();
  Hotline(const Hotline&) = delete;
  Hotline& operator=(const Hotline&) = delete;

  // Waits until so many steps more are done; false when everybody is through. Rethrows what stopped an
  // operator.
  bool wait_for_more(std::size_t steps);
  Outage& outage() { return outage_; }
  // When everybody is through.
  const std::vector<std::unique_ptr<Caseload>>& caseloads() const { return caseloads_; }

 private:
  void work(Caseload& caseload, std::size_t requests);
  void stepped();

  Outage outage_;
  std::vector<std::unique_ptr<Caseload>> caseloads_;
  std::vector<std::thread> threads_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::size_t steps_ = 0;
  std::size_t working_ = 0;
  bool stopping_ = false;
  std::exception_ptr failure_;
};

}  // namespace pana::test
