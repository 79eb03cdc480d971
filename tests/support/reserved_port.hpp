#pragma once
#include <cstdint>

namespace pana::test {

// A TCP port of 127.0.0.1 that nobody else is given while this lives. It is bound here with SO_REUSEPORT but
// not listened on, so that a daemon of ours (which listens with SO_REUSEPORT, too) gets every connection to
// it, also after a restart.
class ReservedPort {
 public:
  ReservedPort();
  ~ReservedPort();
  ReservedPort(const ReservedPort&) = delete;
  ReservedPort& operator=(const ReservedPort&) = delete;

  std::uint16_t number() const { return number_; }

 private:
  int descriptor_;
  std::uint16_t number_ = 0;
};

}  // namespace pana::test
