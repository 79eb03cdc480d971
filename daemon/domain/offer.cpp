#include "domain/offer.hpp"

#include "domain/named.hpp"

namespace pana {

std::optional<OfferState> offer_state_from(std::string_view name) {
  return named<OfferState>(offer_state_names, name);
}

}  // namespace pana
