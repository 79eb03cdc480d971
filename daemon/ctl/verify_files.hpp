#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "audit/verify.hpp"

// Audit files on disk, for audit/verify; needs no daemon and no connection.
namespace pana::ctl {

struct VerifyArguments {
  std::vector<std::string> files;  // or folders of them
  std::vector<std::string> heads;  // heads files, or logs with audit_head lines
  std::vector<std::string> keys;   // public keys in PEM
};

struct Verified {
  std::optional<audit::Finding> finding;
  std::int64_t first = 1;  // the first entry that was there
  audit::Tip tip;
  std::int64_t heads = 0;     // in the files
  std::size_t elsewhere = 0;  // in the heads files
  std::size_t files = 0;
  bool with_keys = false;
};

// Quit(usage) for files that cannot be read, keys that are none, and where there are no audit files at all.
// `progress` is told now and then how much has been read, in percent.
Verified verify_files(const VerifyArguments& arguments, const std::function<void(int)>& progress);

// What has been proved, and what has not been looked at, in sentences.
std::string verified_words(const Verified& verified);

}  // namespace pana::ctl
