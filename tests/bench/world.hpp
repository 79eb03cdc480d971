#pragma once
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "bench/connection.hpp"
#include "bench/options.hpp"
#include "bench/process.hpp"
#include "settings/country.hpp"

namespace pana::bench {

// A directory that is gone afterwards, with all that is in it.
class PrivateDirectory {
 public:
  explicit PrivateDirectory(const std::string& wanted);
  ~PrivateDirectory();
  PrivateDirectory(const PrivateDirectory&) = delete;
  PrivateDirectory& operator=(const PrivateDirectory&) = delete;
  std::string operator/(const std::string& name) const { return (path_ / name).string(); }

 private:
  std::filesystem::path path_;
};

// A redis-server and a panad of our own with accounts and an invented, confirmed register. Each measure has a
// new one, so that none depends on what ran before.
class World {
 public:
  World(const Options& options, Loop& loop, int centers);
  ~World();

  // For the time in which Redis alone is measured.
  void stop_panad() { panad_.reset(); }
  void start_panad();

  const Process& redis() const { return *redis_; }
  const Process& panad() const { return *panad_; }
  Endpoint endpoint() const { return {port_, tls_.get()}; }
  const Country& country() const { return country_; }
  // Operators' sessions: a call each in turn, because the daemon lets an account make 2,000 calls a second.
  const std::vector<std::string>& operators() const { return operators_; }
  const std::string& redis_socket() const { return socket_; }
  std::string certificate(const std::string& file) const { return directory_ / ("certs/" + file); }
  Loop& loop() const { return loop_; }
  int centers() const { return centers_; }

 private:
  void start_redis();
  void make_certificates();
  void write_accounts();
  void sign_in();
  void fill_register();

  const Options& options_;
  Loop& loop_;
  PrivateDirectory directory_;
  int centers_;
  std::string socket_;
  std::uint16_t port_;
  Country country_;
  TlsContextPtr tls_;
  std::vector<std::string> operators_;
  std::vector<std::string> keepers_;
  std::optional<Process> redis_;
  std::optional<Process> panad_;
};

}  // namespace pana::bench
