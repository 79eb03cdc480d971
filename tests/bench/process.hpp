#pragma once
#include <sys/types.h>

#include <string>
#include <vector>

#include "bench/clock.hpp"

namespace pana::bench {

// Pins this process (and what it starts) to one core; a negative one stands for all.
void pin_to_core(int core);

// The first three words of what `program --version` prints.
std::string program_version(const std::string& program);

// A program that this one started. It ends when the object is destroyed, and also when this process dies.
class Process {
 public:
  struct Start {
    std::vector<std::string> command;
    std::vector<std::string> environment{};  // "NAME=value", besides ours
    int core = -1;
    std::string log_file;  // for what it prints
  };
  // Throws std::runtime_error where it cannot be started.
  explicit Process(const Start& start);
  ~Process();
  Process(Process&& other) noexcept;
  Process& operator=(Process&&) = delete;

  pid_t pid() const { return pid_; }
  // Waits for its end at most so long; true where it has ended.
  bool ended_within(Nanos limit) const;
  // SIGTERM, and SIGKILL where that does not end it within 15 s.
  void stop();
  // Processor time used by all its threads, dead ones too.
  Nanos cpu() const;
  // Resident memory in bytes.
  std::int64_t resident() const;
  // What it printed last, for an error message.
  std::string last_words() const;

 private:
  pid_t pid_ = -1;
  int handle_ = -1;  // pidfd
  std::string log_file_;
};

std::int64_t resident_bytes(pid_t pid);

}  // namespace pana::bench
