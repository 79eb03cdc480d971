#pragma once
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <condition_variable>
#include <functional>
#include <future>
#include <mutex>
#include <thread>

#include "server/server.hpp"

// What the tests' application has seen. Changes wake those who wait.
class Seen {
 public:
  struct Counts {
    int opened = 0;
    int closed = 0;
    int drained = 0;
    int heard = 0;
    bool all_gone = false;
  };

  void change(const std::function<void(Counts&)>& how);
  // Waits until it is so; false after some seconds.
  bool wait_until(const std::function<bool(const Counts&)>& so);
  Counts now();

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  Counts counts_;
};

// Echoes every message, except: "burst N" sends the numbers 0 to N-1 in one turn, "size N" answers N letters,
// "close N" closes with that code, "hold" never answers anything again until the server ends, "throw" throws.
class TestApplication final : public pana::server::Application {
 public:
  std::unique_ptr<pana::server::Conversation> open(pana::live::Outlet& outlet,
                                                   const pana::server::Peer& peer) override;
  bool ready() const override { return is_ready; }
  void device_refused() override { ++devices_refused; }
  void make_room() override { ++asked_for_room; }

  Seen seen;
  std::atomic<bool> is_ready{true};
  std::atomic<int> devices_refused{0};
  std::atomic<int> asked_for_room{0};
  std::string last_address;
  std::string last_device;
  std::vector<pana::live::Outlet*> outlets;  // for the server's thread only
};

// The program's test certificate; no client certificate is asked for.
pana::server::TlsFiles test_files();

// A server on a thread of its own, on a free port of loopback.
class RunningServer {
 public:
  explicit RunningServer(pana::server::ServerOptions options = {});
  RunningServer(pana::server::ServerOptions options, const pana::server::TlsFiles& files);
  ~RunningServer();

  std::uint16_t port() const { return port_; }
  Seen& seen() { return application_.seen; }
  TestApplication& application() { return application_; }
  const pana::Metrics& metrics() const { return metrics_; }
  pana::server::Server& server() { return *server_; }
  // Runs `work` on the server's thread and waits for it.
  void do_there(std::function<void()> work);
  // True when no connection is left; waits some seconds for it.
  bool empties();

 private:
  TestApplication application_;
  pana::Metrics metrics_;
  std::unique_ptr<boost::asio::io_context> io_;
  boost::asio::executor_work_guard<boost::asio::io_context::executor_type> work_;
  std::unique_ptr<pana::server::Server> server_;
  std::uint16_t port_ = 0;
  std::thread thread_;
};
