#pragma once
#include <optional>
#include <string>
#include <vector>

#include "audit/head.hpp"

namespace pana::audit {

// Audit files in a folder: what they are called, and in which order they are to be read.

// "audit-2026-11-22-000000000812.log": the UTC day, and the sequence that the file goes on from. Further
// files of the same day and sequence get "-2", "-3" … (`another` 2, 3 …).
std::string file_name(Instant now, std::int64_t sequence, int another);

// The paths of all audit files in a folder; empty where it cannot be read.
std::vector<std::string> audit_files(const std::string& folder);

// The head in the first line of a file; nothing where there is none.
std::optional<Head> opening_head(const std::string& file);

// By the sequence and time of their opening heads. Files without one come last.
std::vector<std::string> opening_order(std::vector<std::string> files);

// The newest head that stands in the newest files of a folder, whoever signed it.
std::optional<Head> newest_head(const std::string& folder);

}  // namespace pana::audit
