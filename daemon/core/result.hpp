#pragma once
#include <boost/system/result.hpp>
#include <stdexcept>

#include "core/fault.hpp"

namespace pana {

// Thrown when somebody takes the value of a Result that holds a Fault: a bug in the caller.
class FaultError : public std::runtime_error {
 public:
  explicit FaultError(Fault fault) : std::runtime_error(describe(fault)), fault_(std::move(fault)) {}
  const Fault& fault() const { return fault_; }

 private:
  Fault fault_;
};

[[noreturn]] inline void throw_exception_from_error(const Fault& fault, const boost::source_location&) {
  throw FaultError(fault);
}

// A value or a Fault. Expected failures travel this way; it must not be ignored.
template <class T>
class [[nodiscard]] Result : public boost::system::result<T, Fault> {
 public:
  using boost::system::result<T, Fault>::result;
};

inline Fault fault(FaultCode code, std::string at = {}) {
  return Fault{code, std::move(at), {}, false};
}

}  // namespace pana

// PANA_TRY(name, expression): takes the value of a Result, or returns its Fault from the enclosing function.
// PANA_CO_TRY does the same inside a coroutine.
#define PANA_TRY(name, ...)                                    \
  auto name##_result = (__VA_ARGS__);                          \
  if (name##_result.has_error()) return name##_result.error(); \
  auto& name = *name##_result
#define PANA_CO_TRY(name, ...)                                    \
  auto name##_result = (__VA_ARGS__);                             \
  if (name##_result.has_error()) co_return name##_result.error(); \
  auto& name = *name##_result
// The same where only the failure matters.
#define PANA_CO_CHECK(...)                                                            \
  do {                                                                                \
    if (auto checked = (__VA_ARGS__); checked.has_error()) co_return checked.error(); \
  } while (false)
