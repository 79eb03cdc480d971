#pragma once
#include <sys/types.h>

#include <string>
#include <string_view>
#include <vector>

namespace pana::test {

// A redis-server of one test's own, on a unix socket in a fresh private directory. The constructor returns
// when it answers; the destructor kills it and removes the directory. It dies with the thread that made it.
class PrivateRedis {
 public:
  // `arguments` go behind the shipped ones: {"--appendonly", "yes", "--appendfsync", "always"}. Throws
  // std::runtime_error with the server's own words where it does not start.
  explicit PrivateRedis(std::vector<std::string> arguments = {});
  ~PrivateRedis();
  PrivateRedis(const PrivateRedis&) = delete;
  PrivateRedis& operator=(const PrivateRedis&) = delete;

  std::string socket() const { return folder_ + "/redis.sock"; }
  std::string url() const { return "unix://" + socket(); }
  const std::string& folder() const { return folder_; }
  pid_t pid() const { return pid_; }

  void kill();   // SIGKILL, and waits for its end
  void start();  // after kill(): the same directory, so that its append-only file is loaded; mended before
  // After kill(): the append-only file ends in the middle of this, as if the power had failed while it was
  // written.
  void leave_torn(std::string_view beginning);
  void freeze();  // SIGSTOP
  void thaw();    // SIGCONT

 private:
  void mend() const;
  void wait_until_ready(int log);

  std::string folder_;
  std::vector<std::string> arguments_;
  pid_t pid_ = -1;
  int log_ = -1;
};

}  // namespace pana::test
