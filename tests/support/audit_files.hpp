#pragma once
#include <string>
#include <vector>

#include "audit/record.hpp"
#include "support/world.hpp"

// The audit files that the daemons of a world write together.
namespace pana::test {

// Everything that stands in the stream now, or comes meanwhile, is chained; throws Lost where that does not
// happen.
void wait_until_chained(World& world);
// Waits until some daemon can write the files, or none can.
void wait_until_writable(World& world, bool writable);

// `panactl audit verify` with the key and the heads file.
struct AuditVerdict {
  int exit_code = -1;
  std::string words;
};
AuditVerdict verify_audit(World& world);

// Every entry of the chain once, in its order. The files must be whole.
std::vector<audit::Record> chained_records(World& world);

}  // namespace pana::test
