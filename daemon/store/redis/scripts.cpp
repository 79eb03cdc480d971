#include "store/redis/scripts.hpp"

#include <openssl/evp.h>

#include <array>
#include <stdexcept>

#include "domain/request.hpp"
#include "store/action_names.hpp"
#include "store/commands.hpp"
#include "store/keys.hpp"
#include "store/redis/embedded_scripts.hpp"
#include "store/redis/resp.hpp"

namespace pana::store::redis {
namespace {

std::string sha1_hex(std::string_view text) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned size = 0;
  if (EVP_Digest(text.data(), text.size(), digest.data(), &size, EVP_sha1(), nullptr) != 1) {
    throw std::runtime_error("OpenSSL has no SHA-1, by which Redis names scripts");
  }
  static constexpr std::string_view alphabet = "0123456789abcdef";
  std::string hex;
  for (unsigned i = 0; i < size; ++i) {
    hex += alphabet[digest[i] >> 4];
    hex += alphabet[digest[i] & 15];
  }
  return hex;
}

void constant(std::string& lua, std::string_view name, std::string_view key) {
  lua.append("local ").append(name).append(" = '").append(key).append("'\n");
}
void constant(std::string& lua, std::string_view name, std::int64_t number) {
  lua.append("local ").append(name).append(" = ").append(std::to_string(number)).append("\n");
}

std::string constants() {
  std::string lua;
  constant(lua, "REQUEST", keys::request);
  constant(lua, "OFFER", keys::offer);
  constant(lua, "CENTER", keys::center);
  constant(lua, "UNIT", keys::unit);
  constant(lua, "CENTER_OFFERS", keys::center_offers);
  constant(lua, "CENTERS", keys::centers);
  constant(lua, "DEADLINES", keys::deadlines);
  constant(lua, "QUEUE", keys::queue);
  constant(lua, "EVENTS", keys::events);
  constant(lua, "AUDIT", keys::audit);
  constant(lua, "ONCE", keys::once);
  constant(lua, "ACCOUNT", keys::account);
  constant(lua, "EPOCH", keys::epoch);
  constant(lua, "EVENTS_KEPT", milliseconds{keys::events_kept}.count());
  constant(lua, "ONCE_KEPT", milliseconds{keys::once_kept}.count());
  constant(lua, "ENDED_KEPT", milliseconds{keys::ended_kept}.count());
  constant(lua, "AUDIT_KEPT", keys::audit_entries_kept);
  constant(lua, "SEARCH_AGAIN", milliseconds{search_again_after}.count());
  return lua;
}

// A chain of comparisons, not a table: a script's tables are built anew with every call.
template <class State, std::size_t N>
std::string life_cycle(std::string_view function, const std::array<std::string_view, N>& states) {
  std::string lua{"local function "};
  lua.append(function).append("(state, action)\n");
  for (std::size_t a = 0; a < action_names.size(); ++a) {
    std::string from;
    std::string_view to;
    for (std::size_t s = 0; s < N; ++s) {
      const auto next = after(static_cast<State>(s), static_cast<RequestAction>(a));
      if (!next) continue;
      to = states[static_cast<std::size_t>(*next)];
      from.append(from.empty() ? "" : " or ").append("state == '").append(states[s]).append("'");
    }
    if (from.empty()) continue;
    lua.append("  if action == '").append(action_names[a]).append("' then return (").append(from);
    lua.append(") and '").append(to).append("' or nil end\n");
  }
  return lua.append("end\n");
}

}  // namespace

std::string life_cycle_in_lua() {
  return life_cycle<RequestState>("request_after", request_state_names) +
         life_cycle<OfferState>("offer_after", offer_state_names);
}

Scripts::Scripts(std::string_view clock) {
  std::string prelude = constants();
  prelude.append("local function now_ms() ").append(clock).append(" end\n").append(life_cycle_in_lua());
  for (const auto& script : embedded_scripts()) {
    if (script.name == "common") prelude += script.body;
  }
  for (const auto& script : embedded_scripts()) {
    if (script.name == "common") continue;
    auto text = prelude + std::string{script.body};
    auto sha = sha1_hex(text);
    all_.emplace(script.name, Script{std::move(text), std::move(sha)});
  }
}

std::vector<std::string> Scripts::load_commands() const {
  std::vector<std::string> commands;
  for (const auto& [name, script] : all_) {
    Arguments arguments;
    arguments.add("SCRIPT").add("LOAD").add(script.text);
    commands.push_back(format(arguments));
  }
  return commands;
}

}  // namespace pana::store::redis
