#pragma once
#include <array>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "support/board_copy.hpp"
#include "support/console.hpp"
#include "support/daemon_process.hpp"
#include "support/private_redis.hpp"

namespace pana::test {

// Centers of the demo register that tests speak of (config/kazakhstan/centers.json), by their town.
namespace center {
inline const std::string atyrau = "c_xcf9q5";     // boys to 17, one family5
inline const std::string qulsary = "c_vaxru2";    // boys to 14, no family5
inline const std::string oral = "c_459mnu";       // boys to 15, one family5
inline const std::string aksai = "c_z3g78m";      // boys to 13, no family5
inline const std::string aktobe = "c_48qukb";     // boys to 17, one family5
inline const std::string aktau = "c_79wzd5";      // boys to 15, one family5
inline const std::string zhanaozen = "c_dzyz2t";  // boys to 13, one family5
}  // namespace center

// The whole thing: a private Redis, two daemons on it, the demo register of 41 centers imported and
// confirmed, and an account for everybody: op_one, op_two, officer_one, officer_two, gateway_one,
// coordinator_one, admin_one, auditor_one, and the staff of the centers above (staff_of).
class World {
 public:
  struct Options {
    std::vector<std::string> settings{};         // of both daemons, "key=value"
    std::vector<std::string> redis_arguments{};  // besides those of PrivateRedis
    std::vector<Account> more_accounts{};
  };

  World();
  explicit World(const Options& options);

  DaemonProcess& daemon(std::size_t which) { return *daemons_.at(which); }
  PrivateRedis& redis() { return redis_; }
  const Installation& installation() const { return installation_; }
  // A console of daemon 0 or 1, signed in.
  std::unique_ptr<Console> console(std::size_t which, std::string_view account);
  // Lets the account sign in with this client certificate.
  void bind(std::string_view account, const std::string& fingerprint);
  // A connection that has not signed in.
  std::unique_ptr<Console> stranger(std::size_t which);

 private:
  PrivateRedis redis_;
  Installation installation_;
  std::array<std::unique_ptr<DaemonProcess>, 2> daemons_;
};

// A world for tests that leave no traces in it: made once for the program.
World& shared_world();

inline constexpr std::size_t centers_in_register = 41;
// The register entries of config/kazakhstan/centers.json.
json::array demo_register();

}  // namespace pana::test
