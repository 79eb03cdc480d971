#pragma once
#include <cstdint>
#include <optional>
#include <set>
#include <tuple>
#include <vector>

#include "core/id.hpp"
#include "core/time.hpp"
#include "domain/request.hpp"

namespace pana {

// Whose turn it is: the most urgent first, then the oldest.
struct Turn {
  Urgency urgency = Urgency::standard;
  Instant opened_at{};
  RequestId request{};

  friend bool operator==(const Turn&, const Turn&) = default;
  friend bool operator<(const Turn& a, const Turn& b) {
    if (a.urgency != b.urgency) return a.urgency > b.urgency;
    return std::tie(a.opened_at, a.request) < std::tie(b.opened_at, b.request);
  }
};
// After everybody.
inline const Turn last_turn{Urgency::standard, Instant::max(), {}};

// Who waits for a place, as a Board knows it, and whether it is worth looking whether they find one: a new
// request must not take what somebody before it has waited for.
class WaitingList {
 public:
  void reset(std::vector<Turn> turns);
  // What has become of a request: it waits, or no longer does.
  void follow(const Turn& turn, bool waits);
  // Something has happened by which somebody may find a place: a unit was freed, a center confirmed or put.
  void note_room();

  bool empty() const { return turns_.empty(); }
  std::size_t size() const { return turns_.size(); }
  // Counts what note_room() tells; `news` also counts who has begun to wait.
  std::uint64_t room() const { return room_; }
  std::uint64_t news() const { return news_; }

  // Nobody before `turn` finds a place, as was seen by one who looked at `now` and knew `news`.
  void none_found(std::uint64_t news, Turn before, Instant now);
  // Does anybody wait before `turn` who was not looked at since there were news? Doors also open with time
  // alone: what was seen is believed for a moment only.
  bool worth_a_look(const Turn& turn, Instant now) const;

 private:
  static constexpr seconds believed_for{1};
  struct Look {
    std::uint64_t news = 0;
    Turn before{};
    Instant at{};
  };

  std::set<Turn> turns_;
  std::uint64_t room_ = 0;
  std::uint64_t news_ = 0;
  std::optional<Look> last_{};
};

}  // namespace pana
