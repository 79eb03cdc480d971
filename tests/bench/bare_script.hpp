#pragma once
#include <deque>
#include <string>
#include <vector>

#include "bench/measured.hpp"
#include "bench/world.hpp"
#include "store/redis/resp.hpp"
#include "store/redis/scripts.hpp"

namespace pana::bench {

// The reference: the script that holds a unit, called straight over Redis's unix socket, with arguments as
// panad gives them. Nobody else uses that Redis meanwhile.
class BareScript {
 public:
  explicit BareScript(const World& world);
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
  void load();
  void make_commands();
  void queue(Nanos due);
  void write();
  std::size_t read();

  const World& world_;
  store::redis::Scripts scripts_;
  store::redis::Parser parser_;
  int socket_;
  std::vector<std::string> commands_;  // with marks where the parts stand that differ in every call
  std::size_t next_ = 0;
  std::string unsent_;
  std::deque<Nanos> due_;
  Measured result_;
};

}  // namespace pana::bench
