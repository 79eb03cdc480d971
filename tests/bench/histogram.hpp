#pragma once
#include <array>
#include <bit>
#include <cstddef>

#include "bench/clock.hpp"

namespace pana::bench {

// Counts durations with a precision of 1.6 percent, from a nanosecond to hours.
class Histogram {
 public:
  void add(Nanos value) {
    if (value < 0) value = 0;
    ++buckets_[index(static_cast<std::uint64_t>(value))];
    ++count_;
    if (value > most_) most_ = value;
  }
  void clear() { *this = {}; }
  std::uint64_t count() const { return count_; }
  Nanos most() const { return most_; }

  // The duration below which `share` (0 to 1) of all lie; 0 where there are none.
  Nanos quantile(double share) const {
    auto wanted = static_cast<std::uint64_t>(share * static_cast<double>(count_));
    if (count_ > 0 && wanted >= count_) wanted = count_ - 1;
    std::uint64_t seen = 0;
    for (std::size_t i = 0; i < buckets_.size(); ++i) {
      seen += buckets_[i];
      if (seen > wanted) return middle(i);
    }
    return 0;
  }

 private:
  static constexpr unsigned bits = 6;
  static std::size_t index(std::uint64_t value) {
    if (value < (1U << bits)) return value;
    const auto shift = static_cast<unsigned>(std::bit_width(value)) - bits - 1;
    return ((shift + 1) << bits) + ((value >> shift) & ((1U << bits) - 1));
  }
  static Nanos middle(std::size_t at) {
    if (at < (1U << bits)) return static_cast<Nanos>(at);
    const auto shift = (at >> bits) - 1;
    const auto low = ((std::uint64_t{1} << bits) + (at & ((1U << bits) - 1))) << shift;
    return static_cast<Nanos>(low + ((std::uint64_t{1} << shift) >> 1));
  }

  std::array<std::uint64_t, std::size_t{48} << bits> buckets_{};
  std::uint64_t count_ = 0;
  Nanos most_ = 0;
};

}  // namespace pana::bench
