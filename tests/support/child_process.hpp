#pragma once
#include <sys/types.h>

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace pana::test {

// A program that a test has started. Its output is collected line by line; it is killed with the object, and
// by the kernel when the test program itself dies. Start it from a thread that outlives it.
class ChildProcess {
 public:
  // Looks `command[0]` up in PATH; throws where it cannot be started.
  explicit ChildProcess(const std::vector<std::string>& command);
  ~ChildProcess();
  ChildProcess(const ChildProcess&) = delete;
  ChildProcess& operator=(const ChildProcess&) = delete;

  void signal(int number);
  // How it ended: its exit code, or 128 and the number of the signal; nothing where it still runs then.
  std::optional<int> wait_for_exit(std::chrono::milliseconds at_most);
  // kill -9, and gone when this returns.
  void kill_now();
  bool running();
  pid_t pid() const { return pid_; }

  // Waits until there is a line of output that fits; false when it has ended without, or time runs out.
  bool wait_for_line(const std::function<bool(const std::string&)>& fits, std::chrono::milliseconds at_most);
  // Waits for a line more than `seen`; answers how many there are now.
  std::size_t wait_for_more(std::size_t seen, std::chrono::milliseconds at_most);
  // Standard output and error up to now; all of it once the process has ended.
  std::string output();

 private:
  void collect();

  pid_t pid_ = -1;
  int pidfd_ = -1;
  int pipe_ = -1;
  std::optional<int> ended_;
  std::thread reader_;
  std::mutex mutex_;
  std::condition_variable more_;
  std::deque<std::string> lines_;
  bool finished_ = false;
};

}  // namespace pana::test
