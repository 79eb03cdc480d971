#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/random.hpp"
#include "core/secret.hpp"
#include "core/time.hpp"

// One-time codes by time (RFC 6238: HMAC-SHA-1, 30 s, six digits, as every authenticator app has them).
namespace pana::access {

// 160 random bits as 32 characters of base32, as authenticator apps take them.
Secret new_code_secret(Random& random);

// "otpauth://totp/Pana:op_one?secret=…&issuer=Pana": what an authenticator app reads from a QR code.
Secret code_uri(std::string_view account, const Secret& secret);

// The time step that `code` belongs to: that of `now`, or the one before or after it (clocks differ). Nothing
// for a wrong code and for a secret that is no base32. Who accepts a code must see to it that its step, and
// earlier ones, are accepted no more.
std::optional<std::int64_t> step_of_code(const Secret& secret, std::string_view code, Instant now);

// The code of a moment, for those who hold the secret.
std::string code_at(const Secret& secret, Instant now);

}  // namespace pana::access
