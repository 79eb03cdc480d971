#pragma once
#include <string>
#include <string_view>

#include "core/result.hpp"
#include "domain/handover.hpp"
#include "store/records.hpp"
#include "vault/seal.hpp"

namespace pana::store {

// How a center was ranked for an offer: the travel time, and the note of HoldCandidate::route.
struct OfferRoute {
  std::int32_t travel_min = 0;
  std::string note{};
  bool reachable = true;  // false: no road leads there now

  friend bool operator==(const OfferRoute&, const OfferRoute&) = default;
};
struct OfferTold {
  OfferBody body{};
  OfferRoute route{};
};

// Turns what must not be read in Redis into sealed bytes and back. A value is sealed for one record
// ("request:r…") and opens for that one only. What people told (requests, offers, arrival codes) is sealed
// under the key of its day; once that is wiped, opening answers not_found. It refuses with internal_error
// what is damaged, moved or sealed with other keys.
class Codec {
 public:
  explicit Codec(vault::Seal& seal) : seal_(seal) {}

  std::string seal(const RequestId& id, const RequestBody& body) const;
  // `routes`: one for each candidate that the offer may go to; which one it was is known when Redis has
  // answered, and stands in the offer as a number.
  std::string seal(const OfferId& id, const OfferBody& body,
                   const std::vector<OfferRoute>& routes = {}) const;
  // The register entry: no live counters but `total`, no acceptance, no confirmation.
  std::string seal(const Center& center) const;
  // Nothing where it is concealed from nobody.
  std::string seal(const RequestId& id, const Concealment& concealed) const;
  // What blocked a request that ended without a place; nothing where nothing did.
  std::string seal(const RequestId& id, const Figure::Counts& blocked) const;
  std::string seal(const CenterId& id, const Handover& handover) const;
  std::string seal_code(const OfferId& id, std::string_view arrival_code) const;
  std::string seal(const AccountRecord& record) const;
  // A sealed value by which daemons tell that they have the same root key.
  std::string seal_check() const;
  bool is_seal_check(std::string_view sealed) const;
  // What stands in Redis for something that must not: the same for the same value, told by nobody without the
  // key.
  std::string mark(std::string_view kind, std::string_view value) const {
    return seal_.fingerprint(kind, value);
  }

  Result<RequestBody> open(const RequestId& id, std::string_view sealed) const;
  Result<OfferBody> open(const OfferId& id, std::string_view sealed) const;
  // With the route that has this number; an empty one where there is none.
  Result<OfferTold> open_told(const OfferId& id, std::string_view sealed, std::size_t slot) const;
  // Counters are 0 but `total`; acceptance and confirmed_at are those of a new center.
  Result<Center> open(const CenterId& id, std::string_view sealed) const;
  Result<Concealment> open_concealed(const RequestId& id, std::string_view sealed) const;
  Result<Figure::Counts> open_blocked(const RequestId& id, std::string_view sealed) const;
  Result<Handover> open_handover(const CenterId& id, std::string_view sealed) const;
  Result<std::string> open_code(const OfferId& id, std::string_view sealed) const;
  Result<AccountRecord> open(const AccountId& id, std::string_view sealed) const;

 private:
  Result<std::string> reveal(const vault::About& what, std::string_view sealed) const;

  vault::Seal& seal_;
};

}  // namespace pana::store
