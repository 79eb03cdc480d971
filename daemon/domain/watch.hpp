#pragma once
#include <cstdint>
#include <optional>

#include "core/id.hpp"
#include "domain/event.hpp"

namespace pana {

// What a connection asked to be told about.
enum class WatchKind : std::uint8_t { board, queue, offers, request, roads, waiting };

struct Watch {
  WatchKind kind = WatchKind::board;
  CenterId center{};    // of offers
  RequestId request{};  // of request
  Cursor since{};       // of board: what the watcher has already
};

}  // namespace pana
