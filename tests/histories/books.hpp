#pragma once
#include <bitset>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "domain/board.hpp"
#include "protocol/params.hpp"
#include "store/memory_ledger.hpp"

namespace pana::test {

// The accounts of one history, kept apart from the store: from what was acknowledged and from the events,
// with rules of their own. Whatever does not add up is told once, in words, and stays.
class Books {
 public:
  // What was acknowledged.
  void opened(const RequestId& request) { opened_.insert(request); }
  void arrived(const OfferId& offer);
  void reported(const protocol::CapacityReport& report);
  void adjusted(const protocol::CapacityAdjust& adjustment);
  void registered(const Center& center);
  // An operator names the center for the request: it may then be asked again.
  void named(const RequestId& request, const CenterId& center) { named_.insert({request, center}); }

  // Every event of the store, in order, once.
  void follow(const Event& event);
  // What must be so at any moment.
  void check(const store::Ledger& ledger);
  // The board knows what the store knows.
  void compare(const store::Ledger& ledger, const Board& board);
  // When everybody has answered or time has run out.
  void check_all_given_back(const store::Ledger& ledger);
  void check_all_ended();

  void demand(bool so, std::string_view what, std::string_view which = {});
  // Every step from one state of a request to the next that was seen: of those that were opened from `none`.
  using Moves = std::bitset<64>;
  static constexpr std::size_t none = request_state_names.size();
  static std::size_t move(std::size_t from, RequestState to) {
    return from * (none + 1) + static_cast<std::size_t>(to);
  }
  const Moves& moves() const { return moves_; }
  bool balanced() const { return wrong_.empty(); }
  const std::string& wrong() const { return wrong_; }

 private:
  using UnitName = std::pair<std::string, std::string>;  // center, unit
  struct Figures {
    std::int32_t total = 0;
    std::int32_t staffed = 0;
    std::int32_t occupied = 0;
    std::int32_t out_of_service = 0;
  };
  struct OfferLine {
    RequestId request;
    UnitName unit;
    OfferState state = OfferState::offered;
  };
  struct RequestLine {
    RequestState state = RequestState::queued;
    std::int64_t version = 0;
    std::multiset<CenterId> asked;
    OfferId holds;  // the offer that holds a unit for it
    std::string outcome;
  };

  void follow_offer(const Event& event);
  void follow_request(const Event& event);
  void check_units(const store::Ledger& ledger);
  void check_request(const store::Ledger& ledger, const store::RequestRecord& record);
  void check_queue(const store::Ledger& ledger);

  std::map<UnitName, Figures> figures_;
  std::map<OfferId, OfferLine> offers_;
  std::map<RequestId, RequestLine> requests_;
  std::set<RequestId> opened_;
  std::set<std::pair<RequestId, CenterId>> named_;
  Moves moves_;
  std::string wrong_;
};

}  // namespace pana::test
