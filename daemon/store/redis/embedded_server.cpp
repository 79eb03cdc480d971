#include "store/redis/embedded_server.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/file.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <stdexcept>
#include <vector>

#include "store/redis/append_only_file.hpp"

namespace pana::store {
namespace {

constexpr milliseconds lock_retry{50};
constexpr milliseconds first_pause{100};
constexpr milliseconds longest_pause{5'000};
constexpr seconds patience_at_stop{10};

[[noreturn]] void fail(const std::string& what) {
  throw std::runtime_error(what + ": " + std::strerror(errno));
}

// Runs in the child, between fork and exec: nothing that allocates or locks.
[[noreturn]] void become(char* const* arguments, int log, int lock, pid_t parent) {
  ::prctl(PR_SET_PDEATHSIG, SIGTERM);
  if (::getppid() != parent) ::_exit(0);
  sigset_t none;
  ::sigemptyset(&none);
  ::sigprocmask(SIG_SETMASK, &none, nullptr);
  ::signal(SIGPIPE, SIG_DFL);
  ::dup2(log, STDOUT_FILENO);
  ::dup2(log, STDERR_FILENO);
  ::fcntl(lock, F_SETFD, 0);
  ::execvp(arguments[0], arguments);
  ::_exit(127);
}

std::vector<std::string> command_line(const EmbeddedServer::Options& options, const std::string& socket) {
  std::vector<std::string> words{options.program};
  if (options.config.empty()) {
    words.insert(words.end(), {"--appendonly", "yes", "--appendfsync", "always", "--aof-load-truncated", "no",
                               "--save", "", "--port", "0"});
  } else {
    words.push_back(std::filesystem::absolute(options.config).string());
  }
  words.insert(words.end(), {"--unixsocket", socket, "--unixsocketperm", "700", "--dir", options.state_dir,
                             "--daemonize", "no"});
  return words;
}

}  // namespace

EmbeddedServer::EmbeddedServer(const asio::any_io_executor& executor, Options options)
    : options_(std::move(options)), log_(executor), ended_(executor), pause_(executor), patience_(executor) {
  options_.state_dir = std::filesystem::absolute(options_.state_dir).lexically_normal().string();
  socket_ = (std::filesystem::path{options_.state_dir} / "redis.sock").string();
  if (socket_.size() >= sizeof(sockaddr_un::sun_path)) {
    throw std::runtime_error("the state directory's path is too long for a socket: " + options_.state_dir);
  }
}

EmbeddedServer::~EmbeddedServer() {
  if (pid_ > 0) {
    signal(SIGKILL);
    while (::waitpid(pid_, nullptr, 0) < 0 && errno == EINTR) {
    }
  }
  if (lock_ >= 0) ::close(lock_);
}

void EmbeddedServer::stop() {
  stopping_ = true;
  pause_.cancel();
  if (pid_ <= 0) return;
  signal(SIGTERM);
  patience_.expires_after(patience_at_stop);
  patience_.async_wait([this](boost::system::error_code cancelled) {
    if (!cancelled) signal(SIGKILL);
  });
}

void EmbeddedServer::signal(int number) const {
  if (pid_ > 0) ::kill(pid_, number);
}

Awaitable<void> EmbeddedServer::run() {
  std::error_code failed;
  std::filesystem::create_directories(options_.state_dir, failed);
  std::filesystem::permissions(options_.state_dir, std::filesystem::perms::owner_all, failed);
  if (!co_await lock()) co_return;
  for (auto pause = first_pause; !stopping_; pause = std::min(2 * pause, longest_pause)) {
    const auto started = std::chrono::steady_clock::now();
    mend();
    launch();
    co_await relay_log();
    const int status = co_await await_end();
    pid_ = -1;
    patience_.cancel();
    if (stopping_) break;
    log::error("embedded_redis_ended", {{"status", status}});
    if (std::chrono::steady_clock::now() - started > longest_pause) pause = first_pause;
    pause_.expires_after(pause);
    co_await pause_.async_wait(as_value);
  }
  ::close(lock_);
  lock_ = -1;
}

// The server inherits the lock: while an orphan of a killed daemon still writes its last, nobody else opens
// its files.
Awaitable<bool> EmbeddedServer::lock() {
  const auto path = options_.state_dir + "/redis.lock";
  lock_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (lock_ < 0) fail(path);
  for (bool told = false; ::flock(lock_, LOCK_EX | LOCK_NB) != 0; told = true) {
    if (errno != EWOULDBLOCK && errno != EINTR) fail(path);
    if (!told) log::info("embedded_redis_waits_for_an_earlier_one");
    pause_.expires_after(lock_retry);
    co_await pause_.async_wait(as_value);
    if (stopping_) co_return false;
  }
  co_return !stopping_;
}

void EmbeddedServer::mend() const {
  const auto cut = redis::cut_torn_end(options_.state_dir);
  if (cut > 0) log::warning("embedded_redis_file_was_torn", {{"bytes_cut", cut}});
}

void EmbeddedServer::launch() {
  auto words = command_line(options_, socket_);
  std::vector<char*> arguments;
  for (auto& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  std::array<int, 2> pipe{};
  if (::pipe2(pipe.data(), O_CLOEXEC) != 0) fail("pipe");
  const pid_t parent = ::getpid();
  pid_ = ::fork();
  if (pid_ == 0) become(arguments.data(), pipe[1], lock_, parent);
  ::close(pipe[1]);
  boost::system::error_code ignored;
  log_.close(ignored);
  log_.assign(pipe[0], ignored);
  if (pid_ < 0) fail("fork");
  const auto ended = static_cast<int>(::syscall(SYS_pidfd_open, pid_, 0));
  if (ended < 0) fail("pidfd_open");
  ended_.close(ignored);
  ended_.assign(ended, ignored);
}

// Its log until it closes it, which it does when it ends.
Awaitable<void> EmbeddedServer::relay_log() {
  std::array<char, 4096> buffer{};
  std::string line;
  for (;;) {
    auto [failed, size] = co_await log_.async_read_some(asio::buffer(buffer), as_value);
    if (failed) co_return;
    for (const char c : std::string_view{buffer.data(), size}) {
      if (c != '\n') {
        line += c;
        continue;
      }
      const bool ready = line.find("eady to accept connections") != std::string::npos;
      if (ready) log::info("embedded_redis_ready", {{"pid", pid_}});
      log::debug("embedded_redis_says", {{"line", line}});
      line.clear();
    }
  }
}

Awaitable<int> EmbeddedServer::await_end() {
  co_await ended_.async_wait(asio::posix::stream_descriptor::wait_read, as_value);
  int status = 0;
  while (::waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
  }
  if (WIFEXITED(status) && WEXITSTATUS(status) == 127) log::error("embedded_redis_cannot_be_started");
  co_return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

}  // namespace pana::store
