#pragma once
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <span>

namespace pana::server {

// Watches the frames that a client sends and tells when they are too many: frames of one message (also empty
// ones, which a WebSocket library swallows without a word), and control frames in a short time. It reads
// headers only, and may be fed in any pieces; whether they are lawful is for the WebSocket stream to judge.
class FrameMeter {
 public:
  using Moment = std::chrono::steady_clock::time_point;

  FrameMeter(std::size_t max_fragments, std::size_t control_burst)
      : max_fragments_(max_fragments), control_burst_(control_burst), control_left_(control_burst) {}

  // False from the frame on that is one too many. `now` never goes back.
  bool feed(std::span<const char> bytes, Moment now);

  // Between two messages: nothing of one has come that is not whole.
  bool at_rest() const { return header_bytes_ == 0 && skip_ == 0 && !unfinished_; }

 private:
  // True when the header is complete.
  bool header_byte(std::uint8_t byte);
  bool frame(Moment now);
  bool control_frame(Moment now);

  std::size_t max_fragments_;
  std::size_t control_burst_;
  std::size_t control_left_;
  Moment refilled_{};
  std::size_t fragments_ = 0;
  std::uint64_t length_ = 0;  // of the payload, as far as its bytes are known
  std::uint64_t skip_ = 0;    // mask and payload still to come
  std::uint8_t opcode_ = 0;
  std::uint8_t header_bytes_ = 0;
  std::uint8_t length_bytes_ = 0;  // still to come
  bool masked_ = false;
  bool unfinished_ = false;  // frames of a message have come, not its last
  bool exceeded_ = false;
};

}  // namespace pana::server
