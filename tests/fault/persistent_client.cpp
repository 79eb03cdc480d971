#include "fault/persistent_client.hpp"

namespace pana::test {
namespace {

constexpr seconds longest_outage{60};
// Between two attempts at most; they leave the machine to what is starting again.
constexpr milliseconds pause{20};

bool is_worth_repeating(const Refused& refused) {
  return refused.data.contains("retry") || refused.reason == "not_signed_in";
}

}  // namespace

void PersistentClient::connect() {
  if (!console_) console_ = world_.console(which_, account_);
}

json::object PersistentClient::call(std::string_view method, const json::object& params) {
  const auto end = std::chrono::steady_clock::now() + longest_outage;
  for (;; ++repeats_) {
    try {
      connect();
      auto result = console_->call(method, params);
      if (params.contains("key")) acknowledged_.push_back({account_, std::string{method}, params, result});
      return result;
    } catch (const Refused& refused) {
      if (!is_worth_repeating(refused)) throw;
    } catch (const Lost&) {
      console_.reset();
      which_ = 1 - which_;
    }
    if (std::chrono::steady_clock::now() > end) throw Lost("no answer to " + std::string{method});
    outage_.wait(pause);
  }
}

}  // namespace pana::test
