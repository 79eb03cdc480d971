// How fast the transport delivers: the server against a bare SSL_write loop over the same sockets, in one run
// on one core. Numbers are per second of this process's CPU time, so that a busy machine disturbs them
// little.
#include <arpa/inet.h>
#include <malloc.h>
#include <openssl/ssl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <boost/asio/io_context.hpp>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <functional>

#include "bench/transport/consoles.hpp"
#include "server/server.hpp"
#include "unit/server/harness/certificate.hpp"

using namespace pana;
using namespace pana::server;

namespace {

constexpr std::size_t consoles_told = 1000;
constexpr std::size_t connections_counted = 2000;
constexpr std::size_t message_size = 200;

double cpu_seconds() {
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  const auto seconds = [](const timeval& t) {
    return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) / 1e6;
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

double measure(const std::function<void()>& work) {
  const double before = cpu_seconds();
  work();
  return cpu_seconds() - before;
}

std::size_t resident_bytes() {
  ::malloc_trim(0);
  std::ifstream file("/proc/self/statm");
  std::size_t total = 0, resident = 0;
  file >> total >> resident;
  return resident * static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
}

// As little as one can do: blocking sockets, a loop.
class Bare {
 public:
  explicit Bare(const TlsContext& context) : context_(context), listener_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    ::bind(listener_, reinterpret_cast<sockaddr*>(&address), sizeof address);
    ::listen(listener_, 4096);
    socklen_t size = sizeof address;
    ::getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size);
    port_ = ntohs(address.sin_port);
  }
  ~Bare() {
    for (SSL* one : open_) {
      ::close(SSL_get_fd(one));
      SSL_free(one);
    }
    ::close(listener_);
  }
  Bare(const Bare&) = delete;

  std::uint16_t port() const { return port_; }

  void accept(std::size_t count) {
    while (count-- > 0) {
      SSL* ssl = SSL_new(context_.native());
      SSL_set_fd(ssl, ::accept(listener_, nullptr, nullptr));
      char request[4096];
      if (SSL_accept(ssl) != 1 || SSL_read(ssl, request, sizeof request) <= 0) std::abort();
      const std::string answer(170, 'x');
      SSL_write(ssl, answer.data(), static_cast<int>(answer.size()));
      open_.push_back(ssl);
    }
  }

  void tell(std::size_t queued) {
    const std::string bytes(queued * (message_size + 4), 'x');
    for (std::size_t i = 0; i < consoles_told; ++i)
      SSL_write(open_[i], bytes.data(), static_cast<int>(bytes.size()));
  }

 private:
  const TlsContext& context_;
  int listener_;
  std::uint16_t port_ = 0;
  std::vector<SSL*> open_;
};

struct Listener final : Application {
  struct Talk final : Conversation {
    explicit Talk(Listener& all) : all_(all) {}
    Awaitable<void> hear(std::string_view) override { co_return; }
    void drained() override { ++all_.drained; }
    Listener& all_;
  };
  std::unique_ptr<Conversation> open(live::Outlet& outlet, const Peer&) override {
    outlets.push_back(&outlet);
    return std::make_unique<Talk>(*this);
  }
  bool ready() const override { return true; }

  std::vector<live::Outlet*> outlets;
  std::size_t drained = 0;
};

class Served {
 public:
  explicit Served(const std::shared_ptr<TlsContext>& context)
      : server_(io_, {}, context, application_, metrics_) {
    port_ = server_.listen("127.0.0.1", 0);
  }
  std::uint16_t port() const { return port_; }
  // The consoles answer no pings.
  static ServerOptions patient() {
    ServerOptions options;
    options.idle_timeout = std::chrono::hours{1};
    return options;
  }
  void accept(std::size_t count) {
    const auto target = application_.outlets.size() + count;
    while (application_.outlets.size() < target) io_.run_one();
    for (int i = 0; i < 100; ++i) io_.poll_one();
  }
  void tell(std::size_t queued) {
    application_.drained = 0;
    const auto frame = live::make_frame(std::string(message_size, 'x'));
    for (std::size_t i = 0; i < consoles_told; ++i)
      for (std::size_t n = 0; n < queued; ++n) application_.outlets[i]->send(frame);
    while (application_.drained < consoles_told) io_.run_one();
  }

 private:
  Listener application_;
  Metrics metrics_;
  asio::io_context io_{1};
  Server server_;
  std::uint16_t port_ = 0;
};

struct Figures {
  double idle_bytes = 0;
  double connect_seconds = 0;
  std::vector<double> one_at_a_time;
  std::vector<double> eight_queued;
};

template <class Server>
void open_connections(Server& server, Consoles& consoles, Figures& figures) {
  consoles.connect(server.port(), 200);  // what is allocated once
  server.accept(200);
  const auto before = resident_bytes();
  consoles.connect(server.port(), connections_counted);
  figures.connect_seconds = measure([&] { server.accept(connections_counted); }) / connections_counted;
  figures.idle_bytes = static_cast<double>(resident_bytes() - before) / connections_counted;
}

template <class Server>
double deliveries(Server& server, std::size_t queued, std::size_t rounds) {
  const double spent = measure([&] {
    for (std::size_t i = 0; i < rounds; ++i) server.tell(queued);
  });
  // The consoles tell nothing back: there is no event to await. What they have left to read is not to burden
  // the next measure; this pause is not measured.
  ::usleep(50'000);
  return static_cast<double>(consoles_told * queued * rounds) / spent;
}

template <class Server>
void measure_deliveries(Server& server, Figures& figures) {
  figures.one_at_a_time.push_back(deliveries(server, 1, 20));
  figures.eight_queued.push_back(deliveries(server, 8, 10));
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

void report(const char* what, const Figures& figures) {
  std::printf("%-8s one at a time %7.0f/s   eight queued %8.0f/s   idle %5.1f kB   new connection %4.0f us\n",
              what, median(figures.one_at_a_time), median(figures.eight_queued), figures.idle_bytes / 1000,
              figures.connect_seconds * 1e6);
}

}  // namespace

int main() {
  rlimit files{20'000, 20'000};
  ::setrlimit(RLIMIT_NOFILE, &files);
  Consoles consoles;
  const auto context = std::make_shared<TlsContext>(
      TlsFiles{test_certificate().certificate_file(), test_certificate().key_file()});
  Served served(context);
  Bare bare(*context);
  Figures of_served, of_bare;
  open_connections(served, consoles, of_served);
  open_connections(bare, consoles, of_bare);
  // In turns, so that both meet the same disturbances.
  for (int round = 0; round < 30; ++round) {
    measure_deliveries(served, of_served);
    measure_deliveries(bare, of_bare);
  }
  report("server", of_served);
  report("bare", of_bare);
}
