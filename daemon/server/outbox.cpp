#include "server/outbox.hpp"

#include <algorithm>

#include "server/frame.hpp"

namespace pana::server {
namespace {

constexpr std::size_t header_size = 4;
constexpr std::size_t kept_capacity = 8;  // more is given back when the outbox is empty

}  // namespace

bool Outbox::push(live::Frame frame) {
  if (!empty() && (bytes_ - (frames_[first_]->size() - offset_) > max_bytes_ || count() >= max_frames_))
    return false;
  bytes_ += frame->size();
  frames_.push_back(std::move(frame));
  return true;
}

bool Outbox::append_piece(std::string& batch, std::size_t size) {
  const auto rest = std::string_view(*frames_[first_]).substr(offset_);
  const auto piece = rest.substr(0, max_frame_payload);
  if (batch.size() + header_size + piece.size() > size) return false;
  const bool last = piece.size() == rest.size();
  append_frame(batch, offset_ == 0 ? Opcode::text : Opcode::continuation, last, piece);
  bytes_ -= piece.size();
  offset_ = last ? 0 : offset_ + piece.size();
  if (last) frames_[first_++].reset();
  return true;
}

std::size_t Outbox::take(std::string& batch, std::size_t size) {
  const auto before = first_;
  while (!empty() && append_piece(batch, size)) {
  }
  const auto finished = first_ - before;
  if (empty()) {
    clear();
  } else if (first_ >= 64 && first_ * 2 >= frames_.size()) {
    frames_.erase(frames_.begin(), frames_.begin() + static_cast<std::ptrdiff_t>(first_));
    first_ = 0;
  }
  return finished;
}

void Outbox::clear() {
  frames_.clear();
  if (frames_.capacity() > kept_capacity) frames_.shrink_to_fit();
  first_ = offset_ = bytes_ = 0;
}

}  // namespace pana::server
