#pragma once
#include <cstdint>
#include <string>

#include "bench/process.hpp"

// The small sockets around a started program.
namespace pana::bench {

// A port of 127.0.0.1 that nobody listens on.
std::uint16_t free_port();

// A connected unix socket; -1 where nobody listens.
int connect_unix(const std::string& path);

// Whether a Redis there answers PING.
bool answers_ping(const std::string& path);
// The first line of INFO with this name, for example redis_version.
std::string redis_info(const std::string& path, const std::string& name);

// Where a program tells with sd_notify that it is ready.
class ReadySocket {
 public:
  explicit ReadySocket(const std::string& path);
  ~ReadySocket();
  ReadySocket(const ReadySocket&) = delete;
  ReadySocket& operator=(const ReadySocket&) = delete;
  // False where the program ends first, or does not get ready in time.
  bool wait(const Process& program, Nanos limit);

 private:
  std::string path_;
  int socket_;
};

}  // namespace pana::bench
