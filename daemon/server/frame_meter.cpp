#include "server/frame_meter.hpp"

#include <algorithm>

namespace pana::server {
namespace {

constexpr std::uint8_t mask = 0x80;
constexpr std::uint8_t last_bit = 0x80;
constexpr std::uint8_t control = 0x08;
constexpr std::uint8_t opcode_bits = 0x0f;
constexpr std::uint8_t length_bits = 0x7f;
constexpr auto refill_time = std::chrono::seconds{4};

}  // namespace

bool FrameMeter::feed(std::span<const char> bytes, Moment now) {
  while (!bytes.empty() && !exceeded_) {
    if (skip_ > 0) {
      const auto jump = static_cast<std::size_t>(std::min<std::uint64_t>(skip_, bytes.size()));
      skip_ -= jump;
      bytes = bytes.subspan(jump);
      continue;
    }
    if (header_byte(static_cast<std::uint8_t>(bytes.front()))) exceeded_ = !frame(now);
    bytes = bytes.subspan(1);
  }
  return !exceeded_;
}

bool FrameMeter::header_byte(std::uint8_t byte) {
  switch (++header_bytes_) {
    case 1:
      opcode_ = byte;
      return false;
    case 2:
      masked_ = (byte & mask) != 0;
      length_ = byte & length_bits;
      length_bytes_ = length_ == 127 ? 8 : length_ == 126 ? 2 : 0;
      if (length_bytes_ > 0) length_ = 0;
      break;
    default:
      length_ = length_ << 8 | byte;
      --length_bytes_;
  }
  if (length_bytes_ > 0) return false;
  header_bytes_ = 0;
  skip_ = length_ + (masked_ ? 4 : 0);
  return true;
}

bool FrameMeter::control_frame(Moment now) {
  const auto part = static_cast<double>((now - refilled_).count()) /
                    static_cast<double>(std::chrono::nanoseconds{refill_time}.count());
  const auto refill =
      static_cast<std::size_t>(std::clamp(part, 0.0, 1.0) * static_cast<double>(control_burst_));
  if (refill > 0) {
    control_left_ = std::min(control_burst_, control_left_ + refill);
    refilled_ = now;
  }
  if (control_left_ == 0) return false;
  --control_left_;
  return true;
}

bool FrameMeter::frame(Moment now) {
  if (opcode_ & control) return control_frame(now);
  unfinished_ = (opcode_ & last_bit) == 0;
  fragments_ = (opcode_ & opcode_bits) == 0 ? fragments_ + 1 : 1;
  return fragments_ <= max_fragments_;
}

}  // namespace pana::server
