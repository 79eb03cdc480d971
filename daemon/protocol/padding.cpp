#include "protocol/padding.hpp"

#include <string_view>

namespace pana::protocol {
namespace {

constexpr std::size_t around = 5;  // a frame's header, a record's type
constexpr std::size_t least = 256;
constexpr std::size_t step = 4096;
constexpr std::string_view before = R"(,"pad":")";
constexpr std::string_view after = R"("})";

std::size_t class_of(std::size_t size) {
  const auto whole = size + around;
  if (whole > step) return (whole + step - 1) / step * step - around;
  auto power = least;
  while (power < whole) power *= 2;
  return power - around;
}

}  // namespace

std::size_t padded_size(std::size_t size) {
  const auto as_it_is = class_of(size);
  return as_it_is == size ? size : class_of(size + before.size() + after.size() - 1);
}

std::string padded(std::string message) {
  const auto size = message.size();
  if (size < 3 || message.front() != '{' || message.back() != '}') return message;
  const auto full = padded_size(size);
  if (full == size) return message;
  message.reserve(full);
  message.pop_back();
  message.append(before).append(full - size - before.size() - after.size() + 1, ' ').append(after);
  return message;
}

}  // namespace pana::protocol
