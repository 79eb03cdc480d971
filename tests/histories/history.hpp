#pragma once
#include <deque>
#include <functional>
#include <iosfwd>
#include <string>
#include <vector>

#include "histories/books.hpp"
#include "histories/country.hpp"
#include "histories/simulated_daemon.hpp"
#include "histories/words.hpp"

namespace pana::test {

// One life-cycle history: a small country, a few requests, and what people and time do to them, all drawn
// from a seed. The books are checked after every step. With a trace, every call and answer is written there.
class History {
 public:
  explicit History(std::uint64_t seed, std::ostream* trace = nullptr);

  // To the end of all requests; what did not add up, or nothing.
  std::string run();
  const Books& books() const { return books_; }

 private:
  struct Made {
    Instant at;
    std::function<void()> again;
  };

  void live();
  void set_up();
  void step();
  void deed();
  void settle();
  void finish();
  // Makes a call, and may make it again later. `then` is told the first answer that is none but a value.
  template <class T, class Params, class Then>
  void call(Actor actor, const char* method,
            Awaitable<Result<T>> (*operation)(operations::Context&, operations::Caller, Params),
            Params params, Then then);
  template <class T, class Params>
  void call(Actor actor, const char* method,
            Awaitable<Result<T>> (*operation)(operations::Context&, operations::Caller, Params),
            Params params) {
    call(std::move(actor), method, operation, std::move(params), [](const T&) {});
  }
  void note(const std::string& who, std::string_view what, const std::string& about,
            const std::string& answer);

  void open();
  void claim();
  void release();
  void place();
  void end();
  void accept();
  void decline();
  void arrive();
  void no_show();
  void extend();
  void refuse();
  void close_a_road();
  void open_a_road();
  void report();
  void adjust();
  void confirm();
  void change_acceptance();
  void change_register();
  void repeat();
  void serve();
  void forget();
  void pass_time();
  void let_pass(milliseconds by);
  void confirm_all();
  void expire();
  void go_on(const RequestId& request, bool search_next);

  void answer_or_end(const store::RequestRecord& record);
  Actor referrer();
  Actor operator_or(const AccountId& account);
  Actor staff_for(const OfferId& offer);
  Actor reporter(const CenterId& center);
  AccountId owner_of(const RequestId& request) const;
  RequestId some_request(std::initializer_list<RequestState> states);
  OfferId some_offer(OfferState state);
  const Center& some_center() { return dice_.pick(ledger().centers()); }
  const store::Ledger& ledger() const { return daemon_.ledger(); }

  Dice dice_;
  SimulatedDaemon daemon_;
  std::ostream* trace_;
  Books books_;
  std::size_t followed_ = 0;  // events
  std::size_t keys_ = 0;
  std::size_t most_requests_;
  std::vector<RequestId> requests_;
  std::deque<std::shared_ptr<Made>> calls_;
  bool interrupted_ = false;
};

}  // namespace pana::test
