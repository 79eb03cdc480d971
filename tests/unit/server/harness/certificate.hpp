#pragma once
#include <string>

// A throw-away P-256 certificate for localhost with its key, as PEM files in a directory that goes with the
// object.
class TestCertificate {
 public:
  TestCertificate();
  ~TestCertificate();
  TestCertificate(const TestCertificate&) = delete;

  std::string certificate_file() const { return folder_ + "/server.crt"; }
  std::string key_file() const { return folder_ + "/server.key"; }

 private:
  std::string folder_;
};

// One for the whole program.
const TestCertificate& test_certificate();
