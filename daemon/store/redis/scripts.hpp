#pragma once
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/time.hpp"

namespace pana::store::redis {

// The scripts of lua/ as Redis gets them: the prelude (key names, durations and the life cycle, made from
// keys.hpp and domain/request.hpp, so that they cannot differ), then common.lua, then the script.
class Scripts {
 public:
  // Lua that yields the time in ms since 1970; a test may give the store another clock.
  static constexpr std::string_view redis_time =
      "local t = redis.call('TIME') return t[1] * 1000 + math.floor(t[2] / 1000)";

  // `utc_offset`: of the country, by whose calendar months are counted.
  explicit Scripts(std::string_view clock = redis_time, minutes utc_offset = {});

  // The SHA-1 by which EVALSHA names it. Throws std::out_of_range for a script that does not exist.
  const std::string& sha(std::string_view name) const { return all_.at(std::string{name}).sha; }
  const std::string& text(std::string_view name) const { return all_.at(std::string{name}).text; }
  // One SCRIPT LOAD for each, as RESP.
  std::vector<std::string> load_commands() const;

 private:
  struct Script {
    std::string text;
    std::string sha;
  };
  std::unordered_map<std::string, Script> all_;
};

// "local function request_after(state, action) … end" and offer_after, from the tables of domain/request.hpp.
std::string life_cycle_in_lua();

}  // namespace pana::store::redis
