#include "support/private_redis.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <stdexcept>

namespace pana::test {
namespace {

std::string new_folder() {
  auto name = (std::filesystem::temp_directory_path() / "pana-redis-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary directory");
  return name;
}

[[noreturn]] void run_server(const std::string& folder, const std::vector<std::string>& words, int log) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  ::dup2(log, STDOUT_FILENO);
  ::dup2(log, STDERR_FILENO);
  std::vector<char*> arguments;
  for (const auto& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  if (::chdir(folder.c_str()) == 0) ::execvp(arguments[0], arguments.data());
  ::_exit(127);
}

}  // namespace

PrivateRedis::PrivateRedis(std::vector<std::string> arguments)
    : folder_(new_folder()), arguments_(std::move(arguments)) {
  try {
    start();
  } catch (...) {
    std::filesystem::remove_all(folder_);
    throw;
  }
}

PrivateRedis::~PrivateRedis() {
  kill();
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
}

// As config/README.md has it done for a server of its own.
void PrivateRedis::mend() const {
  const auto manifest = folder_ + "/appendonlydir/appendonly.aof.manifest";
  if (!std::filesystem::exists(manifest)) return;
  const auto command = "yes | redis-check-aof --fix " + manifest + " >/dev/null";
  if (std::system(command.c_str()) != 0) throw std::runtime_error("the append-only file cannot be mended");
}

void PrivateRedis::leave_torn(std::string_view beginning) {
  for (const auto& file : std::filesystem::directory_iterator(folder_ + "/appendonlydir")) {
    if (!file.path().string().ends_with(".incr.aof")) continue;
    std::ofstream(file.path(), std::ios::app | std::ios::binary) << beginning;
  }
}

void PrivateRedis::start() {
  mend();
  std::array<int, 2> pipe{};
  if (::pipe2(pipe.data(), O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
  std::vector<std::string> words{"redis-server", "--port", "0", "--unixsocket", socket(), "--dir",
                                 folder_,        "--save", "",  "--loglevel",   "notice"};
  words.insert(words.end(), arguments_.begin(), arguments_.end());
  pid_ = ::fork();
  if (pid_ == 0) run_server(folder_, words, pipe[1]);
  ::close(pipe[1]);
  if (pid_ < 0) throw std::runtime_error("cannot fork");
  log_ = pipe[0];
  wait_until_ready(log_);
}

// The server says so itself, when it has loaded its data and listens.
void PrivateRedis::wait_until_ready(int log) {
  std::string said;
  while (said.find("eady to accept connections") == std::string::npos) {
    pollfd ready{log, POLLIN, 0};
    std::array<char, 4096> buffer{};
    const auto polled = ::poll(&ready, 1, 30'000);
    if (polled < 0 && errno == EINTR) continue;
    const auto size = polled > 0 ? ::read(log, buffer.data(), buffer.size()) : 0;
    if (size <= 0) {
      kill();
      throw std::runtime_error("redis-server did not start: " + said);
    }
    said.append(buffer.data(), static_cast<std::size_t>(size));
  }
}

void PrivateRedis::kill() {
  if (pid_ > 0) {
    ::kill(pid_, SIGKILL);
    while (::waitpid(pid_, nullptr, 0) < 0 && errno == EINTR) {
    }
    pid_ = -1;
  }
  if (log_ >= 0) ::close(log_);
  log_ = -1;
}

void PrivateRedis::freeze() {
  ::kill(pid_, SIGSTOP);
}
void PrivateRedis::thaw() {
  ::kill(pid_, SIGCONT);
}

}  // namespace pana::test
