#pragma once
#include <initializer_list>
#include <string>

#include "support/store_commands.hpp"
#include "support/store_world.hpp"

namespace pana::test {

// What a random sequence of commands is made of: few ids, so that commands meet, and some that are none.
class Draws {
 protected:
  explicit Draws(std::uint64_t seed) : dice_(seed) {}

  std::size_t roll(std::size_t sides) { return static_cast<std::size_t>(dice_.below(sides)); }
  std::string pick(std::initializer_list<const char*> from) { return *(from.begin() + roll(from.size())); }
  std::string center() { return pick({"c_a", "c_b", "c_c", "c_none"}); }
  std::string unit() { return pick({"single", "family3", "family5"}); }
  std::string request() { return "r" + std::to_string(roll(6)); }

  Actor actor() {
    switch (roll(4)) {
      case 0:
        return staff_of(center());
      case 1:
        return {{"system"}, Role::system, {}, {}};
      default:
        return operator_called(pick({"op_a", "op_b"}));
    }
  }
  // Sometimes an old key: with its fingerprint, or with another.
  store::Once once(Actor actor) {
    auto made = once_by(std::move(actor));
    if (made.actor.role == Role::system && roll(2) == 0) made.key.clear();
    return made;
  }

  SeededRandom dice_;
};

}  // namespace pana::test
