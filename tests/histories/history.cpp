#include "histories/history.hpp"

#include <array>
#include <ostream>

#include "operations/expire_deadlines.hpp"
#include "operations/purge.hpp"
#include "support/store_commands.hpp"

namespace pana::test {
namespace {

constexpr std::chrono::hours kept_ended{24};
constexpr std::chrono::days kept_open{7};
// More than that many rounds of due work at one moment never end.
constexpr int most_rounds = 50;

operations::Retention retention(vault::Keyring& keyring) {
  return {keyring, kept_ended, kept_open};
}

}  // namespace

History::History(std::uint64_t seed, std::ostream* trace)
    : dice_(seed), daemon_(seed), trace_(trace), most_requests_(1 + dice_.roll(8)) {}

std::string History::run() {
  daemon_.interrupt([this] {
    // While an operation is under way, and not in the middle of an interruption.
    if (!interrupted_ && daemon_.busy() && dice_.one_in(24)) {
      interrupted_ = true;
      deed();
      interrupted_ = false;
    }
  });
  try {
    live();
  } catch (const std::exception& thrown) {
    books_.demand(false, "something was thrown", thrown.what());
  }
  return books_.wrong();
}

void History::live() {
  set_up();
  for (auto steps = 20 + dice_.roll(41); steps > 0 && books_.balanced(); --steps) step();
  daemon_.interrupt({});
  if (books_.balanced()) finish();
}

void History::set_up() {
  for (auto& center : draw_centers(dice_)) {
    books_.registered(center);
    static_cast<void>(daemon_.run(daemon_.context().store.put_center(put(std::move(center)))));
  }
  confirm_all();
  settle();
}

// Most centers say that nothing has changed.
void History::confirm_all() {
  std::vector<CenterId> ids;
  for (const auto& center : ledger().centers()) ids.push_back(center.id);
  for (const auto& id : ids) {
    if (dice_.one_in(8)) continue;
    static_cast<void>(
        daemon_.run(daemon_.context().store.report_capacity({once_by(staff_of(id.text)), id, {}})));
  }
}

void History::step() {
  deed();
  settle();
}

// Whatever happened is followed, and everything must add up.
void History::settle() {
  const auto& events = ledger().events();
  for (; followed_ < events.size(); ++followed_) books_.follow(events[followed_]);
  books_.check(ledger());
  // Now and then the feed is late.
  if (dice_.one_in(8)) return;
  daemon_.tell_board();
  books_.compare(ledger(), daemon_.board());
}

void History::note(const std::string& who, std::string_view what, const std::string& about,
                   const std::string& answer) {
  if (trace_ == nullptr) return;
  *trace_ << "  " << to_rfc3339(daemon_.now()).substr(5, 14) << (interrupted_ ? "   meanwhile " : " ") << who
          << " " << what << " " << about << " -> " << answer << "\n";
}

void History::expire() {
  for (int round = 0; books_.balanced(); ++round) {
    const auto done = daemon_.run(operations::expire_deadlines(daemon_.context()));
    books_.demand(done.has_value(), "due work fails");
    books_.demand(round < most_rounds, "due work never ends");
    if (done.has_error() || *done == 0) break;
    note("system", "expire", std::to_string(*done), "");
    if (!interrupted_) settle();
  }
  books_.demand(ledger().status().deadlines_due == 0, "a deadline has passed and nobody works on it");
}

void History::let_pass(milliseconds by) {
  daemon_.advance(by);
  expire();
}

void History::pass_time() {
  const auto kind = dice_.roll(16);
  if (kind < 12) return let_pass(seconds{dice_.roll(1'000)});
  if (kind < 15) return let_pass(minutes{dice_.roll(300)});
  let_pass(std::chrono::hours{dice_.roll(60)});
  if (!dice_.one_in(3)) confirm_all();
}

void History::forget() {
  const auto done = daemon_.run(operations::forget(daemon_.context(), retention(daemon_.keyring())));
  books_.demand(done.has_value(), "forgetting fails");
  note("system", "forget", "", done ? std::to_string(done->ended) + " ended" : "");
}

// Some answer and some end; then time runs out for everybody else.
void History::finish() {
  for (int round = 0; round < 2; ++round) {
    for (const auto& id : requests_) {
      const auto found = ledger().requests().find(id);
      if (found == ledger().requests().end()) continue;
      const auto record = found->second;
      if (is_open(record.state)) answer_or_end(record);
      settle();
    }
  }
  for (int day = 0; day < 8 && books_.balanced(); ++day) {
    let_pass(std::chrono::hours{24});
    if (day < 6 && dice_.one_in(4)) forget();
    settle();
  }
  books_.check_all_given_back(ledger());
  forget();
  settle();
  books_.check_all_ended();
  daemon_.advance(kept_ended);
  forget();
  settle();
  books_.demand(ledger().requests().empty() && ledger().offers().empty(), "something is never forgotten");
  daemon_.advance(kept_open);
  books_.demand(ledger().status().deadlines_due == 0, "a deadline outlives its request");
}

}  // namespace pana::test
