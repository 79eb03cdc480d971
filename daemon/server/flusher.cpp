#include "server/flusher.hpp"

#include <boost/asio/post.hpp>
#include <utility>

namespace pana::server {
namespace {

// About half a millisecond of work.
constexpr std::size_t at_a_time = 64;
constexpr std::size_t ahead = 4;  // so far ahead a session is fetched into the cache

}  // namespace

void Flusher::add(Flushable& one) {
  if (one.flush_at_ != Flushable::nowhere) return;
  one.flush_at_ = listed_.size();
  listed_.push_back(&one);
  if (!posted_) post();
}

void Flusher::forget(Flushable& one) {
  if (one.flush_at_ == Flushable::nowhere) return;
  listed_[one.flush_at_] = nullptr;
  one.flush_at_ = Flushable::nowhere;
}

void Flusher::post() {
  posted_ = true;
  boost::asio::post(io_, [self = shared_from_this()] { self->run(); });
}

void Flusher::run() {
  posted_ = false;
  for (std::size_t done = 0; done < at_a_time && next_ < listed_.size(); ++done, ++next_) {
    if (next_ + ahead < listed_.size()) __builtin_prefetch(listed_[next_ + ahead]);
    Flushable* one = std::exchange(listed_[next_], nullptr);
    if (!one) continue;
    one->flush_at_ = Flushable::nowhere;
    one->flush(scratch_);
  }
  if (next_ < listed_.size()) {
    if (!posted_) post();
    return;
  }
  listed_.clear();
  next_ = 0;
}

}  // namespace pana::server
