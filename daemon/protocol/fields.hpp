#pragma once
#include <array>
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "core/id.hpp"
#include "core/result.hpp"
#include "core/time.hpp"
#include "domain/event.hpp"
#include "domain/local_time.hpp"
#include "domain/personal_data.hpp"

// A typed, strict reader of JSON objects. Every reading answers a value at once; what is wrong is collected
// on the side (`Findings`), so that a decoder reads straight down and asks once, at the end.
//
// This is also where inbound text is kept free of personal data (domain/personal_data.hpp), by the type of
// each reading. What people choose (text, ids of centers, places, units and accounts, languages) is examined
// before it is accepted. What machines make (ids of requests, offers and closures, keys, tokens, cursors,
// moments, codes of digits) and the days of a licence has a closed shape and is exempt exactly where it has
// that shape; so is the intake line of a center, the one telephone number that is taken. Passwords are never
// examined. Whatever is refused for any other reason, of whatever type, is examined too, and so are names of
// unknown members: the fault is then personal_data with the pointer and, as the figure `kind`, the name of
// the shape; never the value.
namespace pana::protocol {

// What was wrong, in the order of reading; only the first `most` are kept. Each fault is invalid_params with
// the JSON Pointer in `at` and a figure `why`: missing, unknown, type, range, length, shape, code, twice or
// contradiction; or personal_data.
class Findings {
 public:
  explicit Findings(std::size_t most = 1) : most_(most) {}
  void add(std::string at, std::string_view why);
  void add(std::string at, PersonalData kind);
  void add(Fault fault) {
    if (faults_.size() < most_) faults_.push_back(std::move(fault));
  }
  bool full() const { return faults_.size() >= most_; }
  std::vector<Fault>& faults() { return faults_; }

 private:
  std::size_t most_;
  std::vector<Fault> faults_;
};

// The way from the root to a value; turned into a JSON Pointer (RFC 6901) only where something is wrong.
struct Path {
  const Path* parent = nullptr;
  std::string_view member{};
  std::size_t index = 0;
  bool in_list = false;

  std::string pointer() const;
};

class Fields;

// One value, or the lack of one. A reading of a value that is absent, mistyped or out of bounds answers the
// fallback; all but the first of these is also a finding. Valid while the Fields that it came from is.
class Item {
 public:
  Item(const boost::json::value* value, Path path, Findings* findings)
      : value_(value), path_(path), findings_(findings) {}

  bool present() const { return value_ != nullptr; }
  bool is_string() const { return value_ != nullptr && value_->is_string(); }
  bool is_null() const { return value_ != nullptr && value_->is_null(); }

  std::string_view text(std::size_t least, std::size_t most) const;   // in characters; no control characters
  std::string_view bytes(std::size_t least, std::size_t most) const;  // a password, in bytes: never examined
  std::string_view token() const;                                     // of a session
  std::optional<Cursor> cursor() const;
  std::string_view key() const;                      // a UUID in lower case
  std::string_view language() const;                 // BCP 47, lower case: "kk", "uz-latn"
  std::string_view region() const;                   // two digits
  std::string_view digits(std::size_t count) const;  // a one-time or arrival code
  std::string_view intake_line() const;              // of a center: domain/handover.hpp
  std::string_view fingerprint() const;              // SHA-256 as 64 hex digits in lower case
  std::int64_t integer(std::int64_t low, std::int64_t high, std::int64_t fallback = 0) const;
  bool flag(bool fallback = false) const;
  std::optional<Instant> moment() const;  // RFC 3339
  std::optional<Day> day() const;         // "2026-12-31"
  std::optional<Month> month() const;     // "2026-12"
  std::int16_t clock() const;             // "03:10" as minutes of the day
  template <class AnId>
  AnId id() const {
    constexpr bool random =
        std::is_same_v<AnId, RequestId> || std::is_same_v<AnId, OfferId> || std::is_same_v<AnId, ClosureId>;
    return AnId{std::string{id_text(random)}};
  }
  // The index of one of `names`.
  template <std::size_t count>
  std::size_t code(const std::array<std::string_view, count>& names, std::size_t fallback = 0) const {
    return code_of(names.data(), count, fallback);
  }

  // The members of an object; of nothing, where it is none. The caller calls close() on it.
  Fields fields() const;
  // Calls `read(const Item&)` for every element of an array of at most `most`.
  template <class Read>
  void each(std::size_t most, Read read) const {
    const auto* list = elements(0, most);
    for (std::size_t index = 0; list != nullptr && index < list->size(); ++index) {
      read(Item{&(*list)[index], Path{&path_, {}, index, true}, findings_});
    }
  }

  // Records that this value is wrong; as personal data, where it is that.
  void refuse(std::string_view why) const;
  // Refuses text that is personal data, and answers whether it was.
  bool refused_as_personal() const;

 private:
  std::string_view id_text(bool random) const;
  std::size_t code_of(const std::string_view* names, std::size_t count, std::size_t fallback) const;
  std::string_view string() const;
  const boost::json::array* elements(std::size_t least, std::size_t most) const;

  const boost::json::value* value_;
  Path path_;
  Findings* findings_;
};

// The members of one object. Remembers which were read; the others are unknown and refused by close() or
// finish().
class Fields {
 public:
  // The root: keeps the first finding.
  explicit Fields(const boost::json::object& object) : object_(&object), findings_(&own_) {}
  Fields(const boost::json::object& object, Path path, Findings* findings)
      : object_(&object), path_(path), findings_(findings) {}
  Fields(const Fields&) = delete;
  Fields& operator=(const Fields&) = delete;

  Item required(std::string_view name);
  Item optional(std::string_view name);
  // Records that the object as a whole is wrong, or the member `at` ("/women") of it.
  void refuse(std::string_view why, std::string_view at = {}) {
    findings_->add(path_.pointer().append(at), why);
  }
  // Adds a fault whose `at` is relative to this object.
  void refuse(Fault fault);
  Findings& findings() { return *findings_; }

  // Reads a `pad`, which may hold any text but personal data.
  void take_pad();
  // Refuses every member that was not read.
  void close();
  // Of the root: closes (a `pad` of text is let through) and answers the value, or the first finding.
  template <class Value>
  Result<Value> finish(Value value) {
    take_pad();
    close();
    if (!findings_->faults().empty()) return std::move(findings_->faults().front());
    return value;
  }

 private:
  void refuse_unknown(std::string_view name, const boost::json::value& value);

  const boost::json::object* object_;
  Path path_{};
  Findings own_{};
  Findings* findings_;
  std::uint64_t read_ = 0;  // a bit per member, in the object's order
};

}  // namespace pana::protocol
