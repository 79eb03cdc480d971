#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include <boost/json/array.hpp>
#include <memory>

#include "ctl/commands.hpp"
#include "ctl/quit.hpp"

namespace pana::ctl {
namespace {

struct CertificateOptions {
  std::string certificate;  // a PEM file, or a fingerprint
  std::string account;
  bool needed = false;
};

struct Close {
  void operator()(std::FILE* file) const { std::fclose(file); }
  void operator()(X509* certificate) const { X509_free(certificate); }
};

std::string fingerprint_of(const std::string& path) {
  const std::unique_ptr<std::FILE, Close> file{std::fopen(path.c_str(), "r")};
  if (!file) throw Quit(Exit::usage, "cannot read " + path);
  const std::unique_ptr<X509, Close> certificate{PEM_read_X509(file.get(), nullptr, nullptr, nullptr)};
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned size = 0;
  if (!certificate || X509_digest(certificate.get(), EVP_sha256(), digest.data(), &size) != 1) {
    throw Quit(Exit::usage, "no certificate in " + path);
  }
  static constexpr std::string_view digits = "0123456789abcdef";
  std::string hex;
  for (unsigned i = 0; i < size; ++i) hex.append(1, digits[digest[i] >> 4]).append(1, digits[digest[i] & 15]);
  return hex;
}

bool is_fingerprint(const std::string& text) {
  return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string::npos;
}

std::string named(const CertificateOptions& options) {
  return is_fingerprint(options.certificate) ? options.certificate : fingerprint_of(options.certificate);
}

void bind(Desk& desk, const CertificateOptions& options) {
  boost::json::object params{{"account", options.account}, {"certificate", named(options)}};
  if (options.needed) params["needs_certificate"] = true;
  const auto result = desk.change("certificate.bind", std::move(params));
  desk.say(result, options.account + " may sign in with this certificate" +
                       (options.needed ? ", and only so." : ". Its sessions have ended."));
}

void revoke(Desk& desk, const CertificateOptions& options) {
  const auto result = desk.change("certificate.revoke", {{"certificate", named(options)}});
  const auto count = result.at("accounts").as_array().size();
  desk.say(result, "Nobody signs in with this certificate any more (" + std::to_string(count) +
                       " account(s) could). Put it on the revocation list, too: certs/revoke");
}

using Action = void (*)(Desk&, const CertificateOptions&);

std::shared_ptr<CertificateOptions> add_one(CLI::App& parent, Desk& desk, const char* name, const char* help,
                                            Action action) {
  const auto [app, options] = command<CertificateOptions>(parent, name, help);
  app->add_option("CERTIFICATE", options->certificate, "PEM file, or its SHA-256 fingerprint (64 hex digits)")
      ->required();
  app->callback(
      [&desk, kept = options, action] { desk.action = [&desk, kept, action] { action(desk, *kept); }; });
  return options;
}

}  // namespace

void add_certificate(CLI::App& app, Desk& desk) {
  auto* parent = app.add_subcommand("certificate", "Certificates of terminals, and who signs in with them");
  parent->require_subcommand(1);
  const auto options = add_one(*parent, desk, "bind", "An account may sign in with a certificate", bind);
  auto* binding = parent->get_subcommand("bind");
  binding->add_option("--to", options->account, "The account")->required();
  binding->add_flag("--needed", options->needed, "It signs in with such a certificate only");
  binding->footer("Example:\n  panactl certificate bind certs/terminal-7.crt --to patrol_7 --needed");
  add_one(*parent, desk, "revoke",
          "No account signs in with a certificate any more, and who has is signed out", revoke);
}

}  // namespace pana::ctl
