#include "server/tls_renewal.hpp"

#include <sys/stat.h>

#include "core/log.hpp"

namespace pana::server {
namespace {

std::int64_t nanoseconds_of(const timespec& time) {
  return static_cast<std::int64_t>(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
}

}  // namespace

TlsRenewal::TlsRenewal(TlsFiles files, const Clock& clock, Metrics& metrics, milliseconds pause)
    : files_(std::move(files)), clock_(clock), metrics_(metrics), pause_(pause), seen_(look()) {
  current_ = std::make_shared<const TlsContext>(files_);
  check_lists();
}

TlsRenewal::Look TlsRenewal::look_at(const std::string& file) {
  struct stat status{};
  if (file.empty() || ::stat(file.c_str(), &status) != 0) return {};
  return {status.st_dev, status.st_ino, static_cast<std::uint64_t>(status.st_size),
          nanoseconds_of(status.st_mtim), nanoseconds_of(status.st_ctim)};
}

TlsRenewal::Looks TlsRenewal::look() const {
  return {look_at(files_.certificate), look_at(files_.private_key), look_at(files_.client_ca),
          look_at(files_.client_crl)};
}

void TlsRenewal::start(boost::asio::io_context& io, Use use) {
  timer_ = std::make_unique<boost::asio::steady_timer>(io);
  use_ = std::move(use);
  spawn(io.get_executor(), "tls_renewal", watch());
}

Awaitable<void> TlsRenewal::watch() {
  while (!stopped_) {
    timer_->expires_after(pause_);
    co_await timer_->async_wait(as_value);
    if (!stopped_) tick();
  }
}

void TlsRenewal::tick() {
  const auto now = look();
  const bool rests = now == seen_;
  seen_ = now;
  // Whoever renews them writes several files: half of the work is not looked at.
  if (rests && !rested_) renew();
  rested_ = rests;
  check_lists();
}

void TlsRenewal::renew() {
  try {
    current_ = std::make_shared<const TlsContext>(files_);
  } catch (const std::runtime_error& refused) {
    metrics_.add(Metric::tls_renewals_failed_total);
    return log::error("tls_not_renewed", {{"why", refused.what()}});
  }
  metrics_.add(Metric::tls_renewals_total);
  check_lists();
  const std::shared_ptr<const void> until_used(nullptr, [](const void*) { log::info("tls_renewed"); });
  if (use_) use_(current_, until_used);
}

void TlsRenewal::check_lists() {
  const auto* trust = current_->trust();
  const auto end = trust ? trust->lists_end() : std::nullopt;
  const bool late = end && *end <= clock_.now();
  if (late && !out_of_date_)
    log::warning("client_crl_out_of_date",
                 {{"effect", "client certificates are refused until it is renewed"}});
  out_of_date_ = late;
  metrics_.set(Metric::client_crl_out_of_date, late ? 1 : 0);
}

void TlsRenewal::stop() {
  stopped_ = true;
  if (timer_) timer_->cancel();
}

}  // namespace pana::server
