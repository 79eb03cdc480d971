#pragma once
#include <cstddef>
#include <string>
#include <vector>

#include "live/outlet.hpp"

namespace pana::server {

// What waits for one client, in order. Bounded; messages are shared, not copied; empty it holds next to
// nothing.
class Outbox {
 public:
  Outbox(std::size_t max_bytes, std::size_t max_frames) : max_bytes_(max_bytes), max_frames_(max_frames) {}

  // False when there is no room any more: too many messages, or more than max_bytes behind the one that is
  // leaving. While there is room a message of any size is taken (a snapshot, say).
  [[nodiscard]] bool push(live::Frame frame);
  // Writes ready WebSocket frames behind `batch`, until `batch` holds at most `size` bytes or nothing is
  // left. A message that is larger leaves in fragments, so that control frames can go between them. Returns
  // how many messages were finished. `size` is at least a full frame.
  std::size_t take(std::string& batch, std::size_t size);
  bool empty() const { return count() == 0; }
  std::size_t count() const { return frames_.size() - first_; }
  void clear();

 private:
  bool append_piece(std::string& batch, std::size_t size);

  std::size_t max_bytes_;
  std::size_t max_frames_;
  std::size_t bytes_ = 0;
  std::vector<live::Frame> frames_;
  std::size_t first_ = 0;   // of frames_
  std::size_t offset_ = 0;  // in frames_[first_]: what has left
};

}  // namespace pana::server
