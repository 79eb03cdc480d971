#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pana {

// What a household needs or a center can give. To add one: a line here and its name in need_names.
enum class Need : std::uint8_t {
  step_free,
  wheelchair,
  infant_cot,
  medical_care,
  pregnancy_late,
  deaf_or_hard_of_hearing,
  blind_or_low_vision,
  mental_health,
  substance_use,
  pet,
  psychological_support,
  legal_aid,
  social_work,
  schooling,
  documents,
  employment,
};
inline constexpr std::array<std::string_view, 16> need_names{"step_free",
                                                             "wheelchair",
                                                             "infant_cot",
                                                             "medical_care",
                                                             "pregnancy_late",
                                                             "deaf_or_hard_of_hearing",
                                                             "blind_or_low_vision",
                                                             "mental_health",
                                                             "substance_use",
                                                             "pet",
                                                             "psychological_support",
                                                             "legal_aid",
                                                             "social_work",
                                                             "schooling",
                                                             "documents",
                                                             "employment"};

// True for a BCP 47 tag in lower case of language, script and region only ("uz", "uz-cyrl", "ug-cn"): no
// extension and no private part, so that nothing can be said in one.
bool is_language(std::string_view tag);

// A set of needs, and the languages (BCP 47, lower case) for which an interpreter is needed or given.
class Needs {
 public:
  void add(Need need) { bits_ |= bit(need); }
  bool has(Need need) const { return (bits_ & bit(need)) != 0; }
  bool empty() const { return bits_ == 0 && interpreters_.empty(); }
  std::uint32_t bits() const { return bits_; }
  const std::vector<std::string>& interpreters() const { return interpreters_; }

  // Adds a code as on the wire: a name of need_names or "interpreter:<BCP 47>". False, and nothing added, if
  // unknown.
  bool add_code(std::string_view code);
  // All codes, in the order of need_names, then interpreters in alphabetical order.
  std::vector<std::string> codes() const;
  // The codes of this set that `given` lacks.
  std::vector<std::string> missing_from(const Needs& given) const;
  // True where missing_from would be empty; allocates nothing.
  bool met_by(const Needs& given) const;
  // Is there an interpreter for this language?
  bool interprets(std::string_view language) const;

  friend bool operator==(const Needs&, const Needs&) = default;

 private:
  static std::uint32_t bit(Need need) { return 1U << static_cast<unsigned>(need); }
  std::uint32_t bits_ = 0;
  std::vector<std::string> interpreters_;  // sorted, unique
};

}  // namespace pana
