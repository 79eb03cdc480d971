#pragma once
#include "domain/personal/word.hpp"

namespace pana::personal {

// Watches for name@domain.tld in words that come one by one; also "name @ domain.tld", "name (at) domain
// (dot) tld".
class Emails {
 public:
  bool take(const Gap& gap, const Word& word);

 private:
  enum class Seen : std::uint8_t { nothing, name, at_word, domain, dot_word };

  bool after_domain(const Gap& gap, const Word& word);

  Seen seen_ = Seen::nothing;
};

}  // namespace pana::personal
