#include <algorithm>

#include "protocol/decode.hpp"
#include "protocol/readers.hpp"

namespace pana::protocol {
namespace {

Role read_role(const Item& item) {
  const auto role = role_from(item.text(1, 32));
  if (item.is_string() && (!role || *role == Role::system)) item.refuse("code");
  return role.value_or(Role::auditor);
}

// What an account belongs to follows from its role: center staff to a center, coordinators and officers to
// regions.
void check_belonging(const AccountCreate& account, const Item& center, const Item& regions) {
  const bool has_regions = account.role == Role::coordinator || account.role == Role::officer;
  if (account.role == Role::center && !center.present()) center.refuse("missing");
  if (account.role != Role::center && center.present()) center.refuse("contradiction");
  if (!has_regions && regions.present()) regions.refuse("contradiction");
}

}  // namespace

Result<AccountCreate> decode_account_create(const Params& params) {
  Fields fields{params};
  AccountCreate out;
  out.account = fields.required("account").id<AccountId>();
  out.password = Secret{std::string{fields.required("password").bytes(12, 256)}};
  out.role = read_role(fields.required("role"));
  const auto center = fields.optional("center");
  out.center = center.id<CenterId>();
  const auto regions = fields.optional("regions");
  out.regions = read_regions(regions);
  const auto station = fields.optional("station");
  out.station = station.id<AccountId>().text;
  out.key = fields.required("key").key();
  check_belonging(out, center, regions);
  const bool has_station = out.role == Role::officer || out.role == Role::gateway;
  if (!has_station && station.present()) station.refuse("contradiction");
  return fields.finish(std::move(out));
}

Result<AccountChange> decode_account_change(const Params& params) {
  Fields fields{params};
  AccountChange out;
  out.account = fields.required("account").id<AccountId>();
  out.key = fields.required("key").key();
  return fields.finish(std::move(out));
}

Result<AccountReset> decode_account_reset(const Params& params) {
  Fields fields{params};
  AccountReset out;
  out.account = fields.required("account").id<AccountId>();
  out.password = Secret{std::string{fields.required("password").bytes(12, 256)}};
  out.key = fields.required("key").key();
  return fields.finish(std::move(out));
}

Result<AccountPassword> decode_account_password(const Params& params) {
  Fields fields{params};
  AccountPassword out;
  out.current = Secret{std::string{fields.required("current").bytes(8, 256)}};
  out.password = Secret{std::string{fields.required("password").bytes(12, 256)}};
  out.key = fields.required("key").key();
  return fields.finish(std::move(out));
}

Result<CertificateBind> decode_certificate_bind(const Params& params) {
  Fields fields{params};
  CertificateBind out;
  out.account = fields.required("account").id<AccountId>();
  out.certificate = fields.required("certificate").fingerprint();
  out.needs_device = fields.optional("needs_certificate").flag();
  out.key = fields.required("key").key();
  return fields.finish(std::move(out));
}

Result<CertificateRevoke> decode_certificate_revoke(const Params& params) {
  Fields fields{params};
  CertificateRevoke out;
  out.certificate = fields.required("certificate").fingerprint();
  out.key = fields.required("key").key();
  return fields.finish(std::move(out));
}

}  // namespace pana::protocol
