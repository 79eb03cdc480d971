#include "support/child_process.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <stdexcept>

namespace pana::test {
namespace {

using std::chrono::milliseconds;

// Between fork and exec: only what is safe there.
[[noreturn]] void become(char* const* arguments, int output, pid_t parent) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (::getppid() != parent) ::_exit(127);
  const int nothing = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
  ::dup2(nothing, STDIN_FILENO);
  ::dup2(output, STDOUT_FILENO);
  ::dup2(output, STDERR_FILENO);
  ::execvp(arguments[0], arguments);
  ::_exit(127);
}

}  // namespace

ChildProcess::ChildProcess(const std::vector<std::string>& command) {
  std::vector<char*> arguments;
  for (const auto& word : command) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
  const pid_t parent = ::getpid();
  pid_ = ::fork();
  if (pid_ == 0) become(arguments.data(), ends[1], parent);
  ::close(ends[1]);
  pipe_ = ends[0];
  if (pid_ < 0) throw std::runtime_error("cannot start " + command.front());
  pidfd_ = static_cast<int>(::syscall(SYS_pidfd_open, pid_, 0));
  reader_ = std::thread([this] { collect(); });
}

ChildProcess::~ChildProcess() {
  kill_now();
  reader_.join();
  ::close(pipe_);
  ::close(pidfd_);
}

void ChildProcess::collect() {
  std::array<char, 4096> buffer{};
  std::string line;
  for (;;) {
    const auto got = ::read(pipe_, buffer.data(), buffer.size());
    if (got < 0 && errno == EINTR) continue;
    const std::lock_guard lock(mutex_);
    for (ssize_t i = 0; i < got; ++i) {
      const char c = buffer[static_cast<std::size_t>(i)];
      if (c != '\n') {
        line += c;
      } else {
        lines_.push_back(std::move(line));
        line.clear();
      }
    }
    finished_ = got <= 0;
    if (finished_ && !line.empty()) lines_.push_back(line);
    more_.notify_all();
    if (finished_) return;
  }
}

void ChildProcess::signal(int number) {
  if (!ended_) ::kill(pid_, number);
}

std::optional<int> ChildProcess::wait_for_exit(milliseconds at_most) {
  if (ended_) return ended_;
  pollfd end{pidfd_, POLLIN, 0};
  if (::poll(&end, 1, static_cast<int>(at_most.count())) <= 0) return std::nullopt;
  int status = 0;
  if (::waitpid(pid_, &status, 0) != pid_) return std::nullopt;
  ended_ = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return ended_;
}

void ChildProcess::kill_now() {
  signal(SIGKILL);
  wait_for_exit(milliseconds{10'000});
}

bool ChildProcess::running() {
  return !wait_for_exit(milliseconds{0}).has_value();
}

bool ChildProcess::wait_for_line(const std::function<bool(const std::string&)>& fits, milliseconds at_most) {
  std::unique_lock lock(mutex_);
  const auto there = [&] { return std::any_of(lines_.begin(), lines_.end(), fits); };
  more_.wait_for(lock, at_most, [&] { return finished_ || there(); });
  return there();
}

std::size_t ChildProcess::wait_for_more(std::size_t seen, milliseconds at_most) {
  std::unique_lock lock(mutex_);
  more_.wait_for(lock, at_most, [&] { return finished_ || lines_.size() > seen; });
  return lines_.size();
}

std::string ChildProcess::output() {
  std::unique_lock lock(mutex_);
  // What an ended process wrote last may still be on its way; children of its own may keep the pipe open.
  if (ended_) more_.wait_for(lock, milliseconds{5000}, [&] { return finished_; });
  std::string text;
  for (const auto& line : lines_) text.append(line).append("\n");
  return text;
}

}  // namespace pana::test
