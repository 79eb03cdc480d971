#pragma once
#include <array>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <cstdint>
#include <functional>
#include <memory>

#include "core/async.hpp"
#include "core/metrics.hpp"
#include "core/time.hpp"
#include "server/tls_context.hpp"

namespace pana::server {

// Keeps TLS up to date with its files. They are looked at once a `pause`; when they have changed and then
// rested for one, a new context is made of all of them together, or, when they do not fit, none: the old one
// stays and the fault is logged once. Also tells (log, metric) when the list of revoked certificates goes out
// of date. One thread.
class TlsRenewal {
 public:
  // Given each new context, and what to let go of once it is in use: then the log says so.
  using Use = std::function<void(std::shared_ptr<const TlsContext>, std::shared_ptr<const void> until_used)>;

  // Makes the first context. Throws std::runtime_error as TlsContext does.
  TlsRenewal(TlsFiles files, const Clock& clock, Metrics& metrics, milliseconds pause = seconds{1});

  std::shared_ptr<const TlsContext> current() const { return current_; }
  // Watches from now on, and gives each new context to `use`. Once.
  void start(boost::asio::io_context& io, Use use);
  // Makes a new context now, whatever the files look like (SIGHUP).
  void renew();
  void stop();

 private:
  struct Look {
    std::uint64_t device = 0, inode = 0, size = 0;
    std::int64_t modified = 0, changed = 0;  // nanoseconds
    friend bool operator==(const Look&, const Look&) = default;
  };
  using Looks = std::array<Look, 4>;

  static Look look_at(const std::string& file);
  Looks look() const;
  Awaitable<void> watch();
  void tick();
  void check_lists();

  TlsFiles files_;
  const Clock& clock_;
  Metrics& metrics_;
  milliseconds pause_;
  Looks seen_;
  bool rested_ = true;
  bool out_of_date_ = false;
  std::shared_ptr<const TlsContext> current_;
  Use use_;
  std::unique_ptr<boost::asio::steady_timer> timer_;
  bool stopped_ = false;
};

}  // namespace pana::server
