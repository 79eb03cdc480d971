#pragma once
#include <concepts>

#include "domain/visible.hpp"
#include "protocol/json_writer.hpp"

namespace pana::protocol {

// Writes one object as one reader may see it: members that the table of what is visible (domain/visible)
// does not list for them are left out, whoever asks for them. Open until end(); the JsonWriter outlives it.
class ObjectWriter {
 public:
  ObjectWriter(JsonWriter& json, Members seen) : json_(json), seen_(seen) { json_.begin_object(); }

  bool shows(Member member) const { return seen_.has(member); }
  template <class Value>
    requires(!std::invocable<Value, JsonWriter&>)
  ObjectWriter& member(Member member, const Value& content) {
    if (shows(member)) json_.member(name_of(member), content);
    return *this;
  }
  // A member that is an object or a list: `write` writes it, where it is shown.
  template <std::invocable<JsonWriter&> Write>
  ObjectWriter& member(Member member, Write write) {
    if (!shows(member)) return *this;
    json_.key(name_of(member));
    write(json_);
    return *this;
  }
  void end() { json_.end_object(); }

 private:
  JsonWriter& json_;
  Members seen_;
};

}  // namespace pana::protocol
