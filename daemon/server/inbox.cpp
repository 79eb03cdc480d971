#include "server/inbox.hpp"

namespace pana::server {
namespace {

constexpr std::size_t step = 4096;

}  // namespace

std::span<char> Inbox::space() {
  if (size_ == 0) return short_;
  if (long_.empty()) long_.assign(short_.data(), size_);
  if (long_.size() - size_ < step) long_.resize(size_ + step);
  return {long_.data() + size_, long_.size() - size_};
}

void Inbox::clear() {
  size_ = 0;
  std::string().swap(long_);
}

}  // namespace pana::server
