#include "store/redis/scripts.hpp"

#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <stdexcept>

#include "domain/promise.hpp"
#include "domain/reminder.hpp"
#include "domain/request.hpp"
#include "store/action_names.hpp"
#include "store/commands.hpp"
#include "store/keys.hpp"
#include "store/redis/embedded_scripts.hpp"
#include "store/redis/resp.hpp"
#include "store/sign_in.hpp"

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

// A named piece of the prelude: a constant or a function.
struct Piece {
  std::string name;
  std::string text;
};
using Pieces = std::vector<Piece>;

// Constants are texts, for Redis takes texts; in sums Lua makes numbers of them.
void constant(Pieces& pieces, std::string name, std::string_view value) {
  auto text = "local " + name + " = '" + std::string{value} + "'\n";
  pieces.push_back({std::move(name), std::move(text)});
}

void add_constants(Pieces& pieces, minutes utc_offset) {
  constant(pieces, "UTC_OFFSET", std::to_string(milliseconds{utc_offset}.count()));
  constant(pieces, "TALLIES", keys::tallies);
  constant(pieces, "SUMMARIES", keys::summaries);
  constant(pieces, "REQUEST", keys::request);
  constant(pieces, "OFFER", keys::offer);
  constant(pieces, "CENTER", keys::center);
  constant(pieces, "UNITS", keys::units);
  constant(pieces, "CENTER_OFFERS", keys::center_offers);
  constant(pieces, "RESPONSES", keys::responses);
  constant(pieces, "RESPONSES_KEPT", std::to_string(responses_kept));
  constant(pieces, "CENTERS", keys::centers);
  constant(pieces, "DEADLINES", keys::deadlines);
  constant(pieces, "QUEUE", keys::queue);
  constant(pieces, "OWN_REQUESTS", keys::own_requests);
  constant(pieces, "CLOSURES", keys::closures);
  constant(pieces, "CONCEALED", keys::concealed);
  constant(pieces, "EVENTS", keys::events);
  constant(pieces, "AUDIT", keys::audit);
  constant(pieces, "AUDIT_LEASE", keys::audit_lease);
  constant(pieces, "AUDIT_HEAD", keys::audit_head);
  constant(pieces, "ONCE", keys::once);
  constant(pieces, "ACCOUNT", keys::account);
  constant(pieces, "ACCOUNTS", keys::accounts);
  constant(pieces, "SESSION", keys::session);
  constant(pieces, "SESSIONS", keys::sessions);
  constant(pieces, "ATTEMPTS", keys::attempts);
  constant(pieces, "KNOWN", keys::known);
  constant(pieces, "EPOCH", keys::epoch);
  constant(pieces, "KEPT", keys::kept);
  constant(pieces, "ENDED", keys::ended);
  constant(pieces, "TRIM_BEFORE", keys::trim_before);
  constant(pieces, "KEYS_FROM", keys::keys_from);
  constant(pieces, "READERS_BEHIND", std::to_string(milliseconds{keys::readers_behind}.count()));
  constant(pieces, "EVENTS_KEPT", std::to_string(milliseconds{keys::events_kept}.count()));
  constant(pieces, "ONCE_KEPT", std::to_string(seconds{keys::once_kept}.count()));
  constant(pieces, "ENDED_KEPT", std::to_string(seconds{keys::ended_kept}.count()));
  constant(pieces, "AUDIT_KEPT", std::to_string(keys::audit_entries_kept));
  constant(pieces, "MOST_WRONG_CODES", std::to_string(most_wrong_codes));
  constant(pieces, "FREE_ATTEMPTS", std::to_string(free_attempts));
  constant(pieces, "LONGEST_WAIT", std::to_string(milliseconds{longest_wait}.count()));
  constant(pieces, "ATTEMPTS_KEPT", std::to_string(seconds{attempts_remembered}.count()));
  constant(pieces, "SOURCE_KNOWN", std::to_string(seconds{source_known}.count()));
  constant(pieces, "SOURCES_KNOWN", std::to_string(sources_known));
  constant(pieces, "CLAIM_REMINDER_PERCENT", std::to_string(claim_reminder_percent));
  constant(pieces, "HOLD_REMINDER_BEFORE", std::to_string(milliseconds{hold_reminder_before}.count()));
  constant(pieces, "SEARCH_AGAIN", std::to_string(milliseconds{search_again_after}.count()));
}

bool is_word_part(char c) {
  return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool mentions(std::string_view text, std::string_view name) {
  for (auto at = text.find(name); at != std::string_view::npos; at = text.find(name, at + 1)) {
    const auto end = at + name.size();
    if ((at == 0 || !is_word_part(text[at - 1])) && (end == text.size() || !is_word_part(text[end])))
      return true;
  }
  return false;
}

// common.lua in pieces: each begins with "local" at the start of a line. Comments between them are dropped.
void add_common(Pieces& pieces, std::string_view lua) {
  while (!lua.empty()) {
    const auto line = lua.substr(0, std::min(lua.find('\n'), lua.size() - 1) + 1);
    lua.remove_prefix(line.size());
    if (line.starts_with("--") || line == "\n") continue;
    if (line.starts_with("local ")) {
      auto rest = line.substr(6);
      if (rest.starts_with("function ")) rest.remove_prefix(9);
      pieces.push_back({std::string{rest.substr(0, rest.find_first_of(" =(,"))}, {}});
    }
    pieces.back().text += line;
  }
}

// The script behind those pieces that it, or a piece that it needs, mentions.
std::string with_prelude(const Pieces& pieces, std::string_view script) {
  std::string text{script};
  for (auto piece = pieces.rbegin(); piece != pieces.rend(); ++piece) {
    if (mentions(text, piece->name)) text.insert(0, piece->text);
  }
  return text;
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

// What runs out in a state, by its name; nothing in a last one.
std::string reminders_in_lua() {
  std::string lua{"local function reminder_of(state)\n"};
  for (std::size_t s = 0; s < request_state_names.size(); ++s) {
    const auto kind = reminder_of(static_cast<RequestState>(s));
    if (!kind) continue;
    lua.append("  if state == '").append(request_state_names[s]).append("' then return '");
    lua.append(name_of(*kind)).append("' end\n");
  }
  return lua.append("end\n");
}

}  // namespace

std::string life_cycle_in_lua() {
  return life_cycle<RequestState>("request_after", request_state_names) +
         life_cycle<OfferState>("offer_after", offer_state_names);
}

Scripts::Scripts(std::string_view clock, minutes utc_offset) {
  Pieces pieces;
  add_constants(pieces, utc_offset);
  pieces.push_back({"now_ms", "local function now_ms() " + std::string{clock} + " end\n"});
  pieces.push_back({"request_after", life_cycle<RequestState>("request_after", request_state_names)});
  pieces.push_back({"offer_after", life_cycle<OfferState>("offer_after", offer_state_names)});
  pieces.push_back({"reminder_of", reminders_in_lua()});
  for (const auto& script : embedded_scripts()) {
    if (script.name == "common") add_common(pieces, script.body);
  }
  for (const auto& script : embedded_scripts()) {
    if (script.name == "common") continue;
    auto text = with_prelude(pieces, script.body);
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
