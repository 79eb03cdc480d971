#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/secret.hpp"
#include "core/time.hpp"
#include "domain/actor.hpp"
#include "protocol/json_writer.hpp"

// Sessions, accounts and the state of the daemon as JSON.
namespace pana::protocol {

// {"account","role","center"?,"regions"?,"resume_token","expires_at"}: what session.open and session.resume
// answer.
void write_session(JsonWriter& json, const Actor& actor, const Secret& resume_token, Instant expires_at);
// An account as administrators see it: nothing that helps to sign in as somebody else.
struct AccountView {
  Actor actor;
  bool disabled = false;
  std::vector<std::string> certificates;
  bool needs_certificate = false;
};
void write_account(JsonWriter& json, const AccountView& account);
// The same with the secret of its one-time codes (base32).
void write_new_account(JsonWriter& json, const AccountView& account, const Secret& code_secret);

// {"account","role","center"?,"regions"?,"station"?,"opened_at","seen_at","expires_at","certificate"?}: a
// session in force, for administrators.
struct SignedInView {
  Actor actor;
  Instant opened_at;
  Instant seen_at;
  Instant expires_at;
  bool certificate = false;
};
void write_signed_in(JsonWriter& json, const SignedInView& session);

// What system.status answers.
struct SystemState {
  std::string instance;
  std::string build;
  std::int64_t uptime_s = 0;
  std::int64_t connections = 0;
  struct Redis {
    std::string role;
    std::string version;
    std::int64_t replicas = 0;
    std::int64_t open_requests = 0;
    std::int64_t deadlines_due = 0;
    std::int64_t oldest_due_ms = 0;
  } redis;
  // What people told: for how long the request that ended first is over, and how many days' keys are kept.
  std::int64_t oldest_remains_s = 0;
  std::int64_t day_keys = 0;
};
void write_status(JsonWriter& json, const SystemState& state);

}  // namespace pana::protocol
