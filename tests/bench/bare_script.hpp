#pragma once
#include <deque>
#include <string>
#include <vector>

#include "bench/measured.hpp"
#include "bench/recording.hpp"

namespace pana::bench {

// The reference: the script that holds a unit, called straight over Redis's unix socket as panad called it
// when it was recorded, with new ids each time. Nobody else uses that Redis meanwhile.
class BareScript {
 public:
  BareScript(const World& world, std::vector<RecordedCall> calls);
  ~BareScript();
  BareScript(const BareScript&) = delete;
  BareScript& operator=(const BareScript&) = delete;

  // `waiting` calls always in flight; those that are due together go in one write.
  Measured closed(std::size_t waiting, Nanos lasts);
  // A call every 1/per_second, timed from when it was due.
  Measured at_rate(double per_second, Nanos lasts);

 private:
  template <class Due>
  Measured run(Due due, Nanos lasts);
  void queue(Nanos due);
  void write();
  std::size_t read();
  std::size_t take(Nanos at);

  const World& world_;
  std::vector<RecordedCall> calls_;
  std::uint64_t number_ = 1;
  int socket_;
  std::string unsent_;
  std::string received_;
  std::deque<Nanos> due_;
  Measured result_;
};

}  // namespace pana::bench
