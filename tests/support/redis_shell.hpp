#pragma once
#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

struct redisContext;

namespace pana::test {

// Speaks to a private Redis behind the daemons' backs: to look, and to let time pass.
class RedisShell {
 public:
  explicit RedisShell(const std::string& socket);
  ~RedisShell();
  RedisShell(const RedisShell&) = delete;
  RedisShell& operator=(const RedisShell&) = delete;

  // An integer answer, or the number of elements of a list; throws where Redis refuses.
  std::int64_t number(const std::vector<std::string>& words);
  std::string text(const std::vector<std::string>& words);
  std::vector<std::string> texts(const std::vector<std::string>& words);

  // The time of these offers' answers, or of their holds once accepted, has run out: in one step, for all.
  void let_run_out(const std::vector<std::string>& offers);
  // Whether the next search for each of these requests is longer away than that.
  bool all_wait_for(const std::vector<std::string>& requests, std::chrono::seconds time);

 private:
  redisContext* context_;
};

}  // namespace pana::test
