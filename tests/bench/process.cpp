#include "bench/process.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sched.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <utility>

namespace pana::bench {
namespace {

std::vector<char*> pointers(const std::vector<std::string>& texts) {
  std::vector<char*> out;
  for (const auto& text : texts) out.push_back(const_cast<char*>(text.c_str()));
  out.push_back(nullptr);
  return out;
}

// The child's part: nothing here may allocate.
[[noreturn]] void become(char* const* command, char* const* environment, int core, int log, pid_t parent) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (::getppid() != parent) ::_exit(127);
  pin_to_core(core);
  ::dup2(log, STDOUT_FILENO);
  ::dup2(log, STDERR_FILENO);
  for (; *environment != nullptr; ++environment) ::putenv(*environment);
  ::execvp(command[0], command);
  ::_exit(127);
}

}  // namespace

void pin_to_core(int core) {
  cpu_set_t set;
  CPU_ZERO(&set);
  for (unsigned i = 0; i < CPU_SETSIZE; ++i) {
    if (core < 0 || i == static_cast<unsigned>(core)) CPU_SET(i, &set);
  }
  ::sched_setaffinity(0, sizeof set, &set);
}

std::string program_version(const std::string& program) {
  std::array<char, 256> line{};
  FILE* output = ::popen((program + " --version").c_str(), "r");
  if (output == nullptr) return program;
  if (std::fgets(line.data(), line.size(), output) == nullptr) line[0] = 0;
  ::pclose(output);
  std::istringstream words(line.data());
  std::string name;
  for (std::string word; name.size() < 32 && words >> word;) name += (name.empty() ? "" : " ") + word;
  return name.substr(0, name.find(" sha="));
}

Process::Process(const Start& start) : log_file_(start.log_file) {
  const auto command = pointers(start.command);
  const auto environment = pointers(start.environment);
  const int log = ::open(start.log_file.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  const pid_t parent = ::getpid();
  pid_ = ::fork();
  if (pid_ == 0) become(command.data(), environment.data(), start.core, log, parent);
  ::close(log);
  if (pid_ < 0) throw std::runtime_error("cannot start " + start.command[0] + ": " + std::strerror(errno));
  handle_ = static_cast<int>(::syscall(SYS_pidfd_open, pid_, 0));
}

Process::Process(Process&& other) noexcept
    : pid_(std::exchange(other.pid_, -1)),
      handle_(std::exchange(other.handle_, -1)),
      log_file_(std::move(other.log_file_)) {}

Process::~Process() {
  stop();
}

bool Process::ended_within(Nanos limit) const {
  if (pid_ < 0) return true;
  pollfd wait{handle_, POLLIN, 0};
  return ::poll(&wait, 1, static_cast<int>(limit / millisecond)) > 0;
}

void Process::stop() {
  if (pid_ < 0) return;
  ::kill(pid_, SIGTERM);
  if (!ended_within(15 * second)) ::kill(pid_, SIGKILL);
  ::waitpid(pid_, nullptr, 0);
  ::close(handle_);
  pid_ = -1;
}

Nanos Process::cpu() const {
  clockid_t clock{};
  if (pid_ < 0 || ::clock_getcpuclockid(pid_, &clock) != 0) return 0;
  return clock_reading(clock);
}

std::int64_t Process::resident() const {
  return resident_bytes(pid_);
}

std::string Process::last_words() const {
  std::ifstream file(log_file_);
  std::ostringstream text;
  text << file.rdbuf();
  const auto all = text.str();
  return all.size() > 2'000 ? all.substr(all.size() - 2'000) : all;
}

std::int64_t resident_bytes(pid_t pid) {
  std::ifstream status("/proc/" + std::to_string(pid) + "/status");
  std::string word;
  while (status >> word) {
    if (word != "VmRSS:") continue;
    std::int64_t kib = 0;
    status >> kib;
    return kib * 1024;
  }
  return 0;
}

}  // namespace pana::bench
