#pragma once
#include <optional>
#include <vector>

#include "audit/head.hpp"

namespace pana::store {

// Does somebody chain the audit stream, and how far has it come?
struct AuditState {
  bool writable = false;  // a daemon holds the stream's lease, and can write its files
  std::optional<audit::Head> head{};
};

// A part of the audit stream, newest first. Entries behind `head` are not chained yet.
struct AuditPage {
  std::optional<audit::Head> head{};
  std::vector<audit::Record> records;
};

}  // namespace pana::store
