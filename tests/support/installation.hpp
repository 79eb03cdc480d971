#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "support/scratch_folder.hpp"
#include "support/tls_link.hpp"

namespace pana::test {

struct Account {
  std::string account;
  std::string role;
  std::string center{};                // of center staff
  std::vector<std::string> regions{};  // of coordinators and officers; empty: all
  std::string otp_secret{};            // base32; empty: signs in without codes
};

// The account of a center's staff in tests.
inline std::string staff_of(std::string_view center) {
  return "staff_" + std::string{center};
}

// What the daemons of one country share: development certificates, the day keys, the first accounts (all with
// test_password), and the address of their Redis. Everything goes with the object.
class Installation {
 public:
  // `settings` are "key=value", as --set takes them; they hold for every daemon.
  Installation(std::string redis_url, const std::vector<Account>& accounts,
               std::vector<std::string> settings = {});

  // A configuration file for a daemon on this port.
  std::string configuration(std::uint16_t port) const;
  const std::vector<std::string>& settings() const { return settings_; }
  Endpoint endpoint(std::uint16_t port) const;
  // Where audit files, heads and keys are: audit/, heads.log, audit.key.
  std::string path(std::string_view name) const { return folder_.path(name).string(); }
  // Puts a new server certificate and key of the same authority where the daemons read them.
  void renew_server_certificate() const;

 private:
  void write_country() const;
  void use_server_certificate(const std::filesystem::path& made) const;

  ScratchFolder folder_;
  std::string redis_url_;
  std::vector<std::string> settings_;
};

}  // namespace pana::test
