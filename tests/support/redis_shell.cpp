#include "support/redis_shell.hpp"

#include <hiredis/hiredis.h>

#include <algorithm>
#include <memory>
#include <stdexcept>

#include "store/keys.hpp"

namespace pana::test {
namespace {

using Reply = std::unique_ptr<redisReply, void (*)(void*)>;

Reply ask(redisContext* context, const std::vector<std::string>& words) {
  std::vector<const char*> texts;
  std::vector<std::size_t> sizes;
  for (const auto& word : words) {
    texts.push_back(word.data());
    sizes.push_back(word.size());
  }
  auto* answer = redisCommandArgv(context, static_cast<int>(words.size()), texts.data(), sizes.data());
  Reply reply(static_cast<redisReply*>(answer), freeReplyObject);
  if (!reply || reply->type == REDIS_REPLY_ERROR) {
    throw std::runtime_error(words.front() + ": " + (reply ? reply->str : "Redis is away"));
  }
  return reply;
}

// One script, so that no daemon sees one offer due before the others; what holds no unit any more has no
// time. store/lua/common.lua tells what is where.
constexpr const char* run_out = R"(
local now = redis.call('TIME')
local past = string.format('%d', now[1] * 1000 + math.floor(now[2] / 1000) - 1)
for i = 3, #ARGV do
  local offer = ARGV[1] .. ARGV[i]
  local state = redis.call('HGET', offer, 'state')
  if state == 'accepted' then
    redis.call('HSET', offer, 'held_until', past)
  elseif state == 'offered' then
    local fixed, found = string.gsub(redis.call('HGET', offer, 'fixed'), '^(%S* %S* %S* %S* %S* )%S*', '%1' .. past)
    if found ~= 1 then return redis.error_reply('an offer has no time to answer') end
    redis.call('HSET', offer, 'fixed', fixed)
  end
  if state == 'accepted' or state == 'offered' then redis.call('ZADD', ARGV[2], past, 'o:' .. ARGV[i]) end
end
return #ARGV)";

}  // namespace

RedisShell::RedisShell(const std::string& socket) : context_(redisConnectUnix(socket.c_str())) {
  if (context_ != nullptr && context_->err == 0) return;
  redisFree(context_);
  throw std::runtime_error("no connection to Redis");
}

RedisShell::~RedisShell() {
  redisFree(context_);
}

std::int64_t RedisShell::number(const std::vector<std::string>& words) {
  const auto reply = ask(context_, words);
  return reply->type == REDIS_REPLY_ARRAY ? static_cast<std::int64_t>(reply->elements) : reply->integer;
}

std::string RedisShell::text(const std::vector<std::string>& words) {
  const auto reply = ask(context_, words);
  return reply->str == nullptr ? std::string{} : std::string{reply->str, reply->len};
}

std::vector<std::string> RedisShell::texts(const std::vector<std::string>& words) {
  const auto reply = ask(context_, words);
  std::vector<std::string> list;
  for (std::size_t i = 0; i < reply->elements; ++i) {
    const auto* element = reply->element[i];
    list.emplace_back(element->str == nullptr ? "" : std::string{element->str, element->len});
  }
  return list;
}

void RedisShell::let_run_out(const std::vector<std::string>& offers) {
  std::vector<std::string> words{"EVAL", run_out, "0", std::string{store::keys::offer},
                                 std::string{store::keys::deadlines}};
  words.insert(words.end(), offers.begin(), offers.end());
  number(words);
}

bool RedisShell::all_wait_for(const std::vector<std::string>& requests, std::chrono::seconds time) {
  const auto now = std::stoll(texts({"TIME"}).front());
  return std::all_of(requests.begin(), requests.end(), [&](const std::string& request) {
    const auto at = text({"ZSCORE", std::string{store::keys::deadlines}, "r:" + request});
    return !at.empty() && std::stod(at) / 1000 > static_cast<double>(now + time.count());
  });
}

}  // namespace pana::test
