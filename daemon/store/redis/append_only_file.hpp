#pragma once
#include <cstdint>
#include <filesystem>

namespace pana::store::redis {

// Cuts the end off the newest append-only file below a Redis data directory where a crash has left it torn:
// in the middle of a command, or of a transaction (a script's writes stand between MULTI and EXEC). Nobody
// was ever answered for what is cut. Answers the number of bytes cut, 0 where nothing is torn or there is no
// such file; a file that is damaged otherwise is left to Redis, which refuses it.
//
// Why not leave it to Redis: with aof-load-truncated it cuts inside the transaction, appends to that, and
// carries out the half transaction when it starts once more (seen with 7.0.15).
//
// The server must not run. Throws std::filesystem::filesystem_error where the file cannot be cut.
std::uintmax_t cut_torn_end(const std::filesystem::path& data_folder);

}  // namespace pana::store::redis
