#include "server/tls_renewal.hpp"

#include <filesystem>
#include <functional>

#include "support/catch.hpp"
#include "support/test_authority.hpp"
#include "unit/server/harness/certificate.hpp"
#include "unit/server/harness/running_server.hpp"

using namespace pana;
using server::TlsContext;
using server::TlsRenewal;

namespace {

// A renewal on an event loop of its own, run until something is so.
class Renewing {
 public:
  explicit Renewing(server::TlsFiles files) : renewal_(std::move(files), clock_, metrics, milliseconds{2}) {
    first = renewal_.current();
    renewal_.start(io_, [this](const auto& made, const auto&) { newest = made; });
  }
  ~Renewing() {
    renewal_.stop();
    io_.run();
  }
  bool until(const std::function<bool()>& so) {
    const auto end = std::chrono::steady_clock::now() + seconds{20};
    while (!so() && std::chrono::steady_clock::now() < end) io_.run_one_for(milliseconds{100});
    return so();
  }
  // Enough looks to see a change and to see it rest.
  void look_often() {
    for (int i = 0; i < 20; ++i) io_.run_one_for(milliseconds{100});
  }
  void renew() { renewal_.renew(); }

  Metrics metrics;
  std::shared_ptr<const TlsContext> first;
  std::shared_ptr<const TlsContext> newest;

 private:
  SystemClock clock_;
  boost::asio::io_context io_{1};
  TlsRenewal renewal_;
};

// Files of our own, to be replaced.
struct Replaceable {
  Replaceable() { take(test_certificate().certificate_file(), test_certificate().key_file()); }
  ~Replaceable() { std::filesystem::remove_all(folder); }
  void take(const std::string& certificate, const std::string& key) const {
    if (!certificate.empty()) replace(certificate, files().certificate);
    if (!key.empty()) replace(key, files().private_key);
  }
  server::TlsFiles files() const { return {folder + "/server.crt", folder + "/server.key"}; }
  static void replace(const std::string& from, const std::string& to) {
    std::filesystem::copy_file(from, to + ".new", std::filesystem::copy_options::overwrite_existing);
    std::filesystem::rename(to + ".new", to);
  }
  std::string folder = [] {
    std::string pattern = std::filesystem::temp_directory_path() / "pana-renewal-XXXXXX";
    return std::string{::mkdtemp(pattern.data())};
  }();
};

}  // namespace

TEST_CASE(
    "New files make a new context once certificate and key fit together; until then the old one stays") {
  const Replaceable ours;
  const TestCertificate renewed;
  Renewing renewing(ours.files());
  renewing.look_often();
  CHECK(renewing.metrics.get(Metric::tls_renewals_total) == 0);
  ours.take(renewed.certificate_file(), "");
  CHECK(renewing.until([&] { return renewing.metrics.get(Metric::tls_renewals_failed_total) == 1; }));
  renewing.look_often();
  CHECK(renewing.metrics.get(Metric::tls_renewals_failed_total) == 1);
  CHECK(renewing.newest == nullptr);
  ours.take("", renewed.key_file());
  CHECK(renewing.until([&] { return renewing.newest != nullptr; }));
  CHECK(renewing.newest != renewing.first);
  CHECK(renewing.metrics.get(Metric::tls_renewals_total) == 1);
}

TEST_CASE("A file that has gone leaves the old context in place") {
  const Replaceable ours;
  Renewing renewing(ours.files());
  std::filesystem::remove(ours.files().private_key);
  CHECK(renewing.until([&] { return renewing.metrics.get(Metric::tls_renewals_failed_total) == 1; }));
  CHECK(renewing.newest == nullptr);
}

TEST_CASE("A private key that others may read is not taken") {
  const Replaceable ours;
  std::filesystem::permissions(ours.files().private_key, std::filesystem::perms(0604));
  std::string why;
  try {
    server::TlsContext{ours.files()};
  } catch (const std::runtime_error& refused) {
    why = refused.what();
  }
  CHECK(why.find("others can read it; run: chmod 600") != std::string::npos);
  std::filesystem::permissions(ours.files().private_key, std::filesystem::perms(0640));
  CHECK_NOTHROW(server::TlsContext(ours.files()));
}

TEST_CASE("Asked for it, all files are read again though none has changed") {
  const Replaceable ours;
  Renewing renewing(ours.files());
  renewing.renew();
  CHECK(renewing.newest != nullptr);
}

TEST_CASE("A list that goes out of date is told, and one that is renewed is taken") {
  test::TestAuthority authority;
  authority.write_list(std::chrono::seconds{-60});
  auto files = test_files();
  files.client_ca = authority.certificate_file();
  files.client_crl = authority.list_file();
  Renewing renewing(files);
  CHECK(renewing.metrics.get(Metric::client_crl_out_of_date) == 1);
  authority.write_list();
  CHECK(renewing.until([&] { return renewing.newest != nullptr; }));
  CHECK(renewing.metrics.get(Metric::client_crl_out_of_date) == 0);
}
