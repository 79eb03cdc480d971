#pragma once
#include <string>
#include <string_view>

#include "core/result.hpp"
#include "store/records.hpp"
#include "vault/seal.hpp"

namespace pana::store {

// Turns what must not be read in Redis into sealed bytes and back. A value is sealed for one record
// ("request:r…") and opens for that one only. Opening refuses with internal_error what is damaged, moved or
// sealed with other keys.
class Codec {
 public:
  explicit Codec(vault::Seal& seal) : seal_(seal) {}

  std::string seal(const RequestId& id, const RequestBody& body) const;
  std::string seal(const OfferId& id, const OfferBody& body) const;
  // The register entry: no live counters but `total`, no acceptance, no confirmation.
  std::string seal(const Center& center) const;
  std::string seal_code(const OfferId& id, std::string_view arrival_code) const;
  std::string seal(const AccountRecord& record) const;

  Result<RequestBody> open(const RequestId& id, std::string_view sealed) const;
  Result<OfferBody> open(const OfferId& id, std::string_view sealed) const;
  // Counters are 0 but `total`; acceptance and confirmed_at are those of a new center.
  Result<Center> open(const CenterId& id, std::string_view sealed) const;
  Result<std::string> open_code(const OfferId& id, std::string_view sealed) const;
  Result<AccountRecord> open(const AccountId& id, std::string_view sealed) const;

 private:
  vault::Seal& seal_;
};

}  // namespace pana::store
