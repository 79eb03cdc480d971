#pragma once
#include "core/result.hpp"
#include "domain/need.hpp"
#include "store/packing.hpp"

// What several packed records have in common.
namespace pana::store {

inline void pack(Packer& packer, const Needs& needs) {
  packer.number(needs.bits()).texts(needs.interpreters());
}

inline Needs unpack_needs(Unpacker& unpacker) {
  Needs needs;
  const auto bits = unpacker.number();
  for (std::size_t i = 0; i < need_names.size(); ++i) {
    if ((bits >> i & 1) != 0) needs.add(static_cast<Need>(i));
  }
  for (const auto& language : unpacker.texts()) needs.add_code("interpreter:" + language);
  return needs;
}

// The value, unless what was packed is not what was read.
template <class Value>
Result<Value> finished(const Unpacker& unpacker, Value value) {
  if (!unpacker.finished()) return fault(FaultCode::internal_error);
  return value;
}

}  // namespace pana::store
