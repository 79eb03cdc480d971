#pragma once
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/redis/resp.hpp"

namespace pana::store::redis {

using Moment = std::chrono::steady_clock::time_point;

// How a call ended.
struct Outcome {
  enum class Kind : std::uint8_t {
    replied,   // `reply` holds what Redis said (an error reply, too, is a reply)
    not_sent,  // Redis has not seen it
    unknown,   // it was written, whole or in part, and the link broke or was too slow: it may have been done
  };
  Kind kind = Kind::not_sent;
  Reply reply{};
};

// Who waits for a call. finish() is called exactly once, and may push new calls.
class Waiter {
 public:
  virtual ~Waiter() = default;
  virtual void finish(Outcome outcome) = 0;
};

struct Call {
  std::string bytes;  // the command as RESP
  bool repeatable =
      false;  // Redis answers the same when it gets it twice: repeated once if its outcome is unknown
  bool waits = false;  // its acknowledgement counts only with replicas (see Pipeline)
  std::chrono::milliseconds timeout{5000};
  std::unique_ptr<Waiter> waiter;
};

// The life of calls on one link, without any input or output: queued → staged → written → done. Replies match
// calls first in, first out. Not for several threads; waiters are called from within feed, lost, expire and
// fail_all.
//
// With replicas > 0, every batch that holds a call with `waits` ends with one WAIT; the replies of the batch
// are given out after it, and where fewer replicas have the batch the outcome of those calls is unknown (not
// repeated: the link is sound, the replicas are not).
class Pipeline {
 public:
  explicit Pipeline(int replicas = 0,
                    std::chrono::milliseconds replica_timeout = std::chrono::milliseconds{1500});

  // The call's time runs from `now`.
  void push(Call call, Moment now);
  bool anything_queued() const { return !queued_.empty(); }
  bool idle() const { return queued_.empty() && sent_.empty(); }
  std::size_t size() const { return queued_.size() + sent_.size(); }

  // Stages everything queued; appends its bytes to `out`.
  void stage(std::string& out);
  // So many of the staged bytes have been written, in all since the last call.
  void written(std::size_t bytes);
  // Bytes from Redis. False where they are no RESP or answer nothing: the link must be closed then.
  bool feed(std::string_view bytes);
  // The link is gone. Calls that Redis cannot have seen whole are queued again, in order; so are repeatable
  // ones, once, and their time starts anew. The others end as unknown. A new parser is ready for the next
  // link.
  void lost(Moment now);
  // Ends queued calls whose deadline has passed as not_sent. True where a sent call's deadline has passed:
  // the link must be given up then, because replies come in order.
  bool expire(Moment now);
  // The earliest deadline of all calls.
  std::optional<Moment> next_deadline() const;
  // Ends everything: queued calls as not_sent, sent ones as unknown.
  void fail_all();
  std::uint64_t unknown_outcomes() const { return unknown_outcomes_; }

 private:
  struct Sent {
    Call call;
    Moment deadline;
    bool repeated = false;
    std::size_t end = 0;  // of its bytes, counted from the start of the link
    bool held = false;    // its reply is given out after the WAIT of its batch
    bool is_wait = false;
    Reply reply{};
  };
  struct Queued {
    Call call;
    Moment deadline;
    bool repeated = false;
  };
  bool take(Reply reply);
  bool take_wait(const Reply& reply);
  void finish(Call call, Outcome::Kind kind, Reply reply = {});

  int replicas_;
  std::string wait_command_;
  Parser parser_;
  std::deque<Queued> queued_;
  std::deque<Sent> sent_;
  std::size_t answered_ = 0;  // of sent_, from the front: those whose reply is held
  std::size_t staged_bytes_ = 0;
  std::size_t written_bytes_ = 0;
  std::uint64_t unknown_outcomes_ = 0;
};

}  // namespace pana::store::redis
