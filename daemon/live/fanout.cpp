#include "live/fanout.hpp"

#include <boost/asio/post.hpp>

#include "protocol/envelope.hpp"
#include "protocol/views.hpp"

namespace pana::live {
namespace {

using std::chrono::steady_clock;

constexpr milliseconds most_patience{50};
constexpr std::chrono::microseconds worth_of_a_call{100};

bool takes_somebody(const Center& center, Instant now, const FreshnessLimits& limits) {
  if (!center.acceptance.open_at(now)) return false;
  if (freshness_of(center.confirmed_at, now, limits) == Freshness::stale) return false;
  for (const auto& group : center.units) {
    if (group.counters.free() > 0) return true;
  }
  return false;
}

// "board.changed" with one list, or nothing where the list is empty.
template <class Write>
Frame board_changed(Cursor cursor, std::string_view list, Write write_items) {
  protocol::JsonWriter json;
  json.begin_object().member("cursor", to_string(cursor)).key(list).begin_array();
  if (!write_items(json)) return nullptr;
  json.end_array().end_object();
  return make_frame(protocol::notice_frame("board.changed", json.text()));
}

}  // namespace

Fanout::Fanout(const asio::any_io_executor& executor, const Board& board, Topics& topics, const Clock& clock,
               const Metrics& metrics, milliseconds tick)
    : executor_(executor),
      timer_(executor),
      board_(board),
      topics_(topics),
      clock_(clock),
      metrics_(metrics),
      tick_(tick) {}

void Fanout::changed(const std::vector<Board::Slot>& slots, bool registered) {
  is_dirty_.resize(board_.entries().size());
  registered_.resize(board_.entries().size());
  for (const auto slot : slots) {
    if (registered) registered_[slot] = board_.cursor();
    if (is_dirty_[slot]) continue;
    is_dirty_[slot] = true;
    dirty_.push_back(slot);
  }
  // With nobody watching the changes wait for the first who comes.
  if (!dirty_.empty() && !topics_.board().empty()) schedule();
}

void Fanout::replaced() {
  is_dirty_.assign(board_.entries().size(), false);
  registered_.assign(board_.entries().size(), board_.cursor());
  dirty_.clear();
  for (Board::Slot slot = 0; slot < board_.entries().size(); ++slot) dirty_.push_back(slot);
  refresh_regions();
  dirty_.clear();
  told_ = board_.cursor();
  // Redis has lost what these were told: they get everything anew.
  for (auto* watcher : topics_.board()) {
    if (watcher->board_seen > board_.cursor()) watcher->board_seen = {};
  }
  schedule();
}

void Fanout::drained() {
  schedule();
}

void Fanout::schedule() {
  again_ = telling_;
  if (scheduled_ || telling_) return;
  scheduled_ = true;
  timer_.expires_at(std::max(not_before_, steady_clock::now()));
  timer_.async_wait([this](const boost::system::error_code& ec) {
    if (!ec) tick();
  });
}

void Fanout::tick() {
  scheduled_ = false;
  telling_ = true;
  began_ = steady_clock::now();
  calls_before_ = metrics_.get(Metric::frames_in_total);
  refresh_regions();
  Shared shared;
  for (auto* subscriber : topics_.board()) tell(*subscriber, shared);
  told_ = board_.cursor();
  for (const auto slot : dirty_) is_dirty_[slot] = false;
  dirty_.clear();
  // Runs after the shard has written what was queued now.
  asio::post(executor_, [this] { told(); });
}

void Fanout::told() {
  const auto now = steady_clock::now();
  // The shard writes in slices, in the order of telling: as long as the last watcher's message waits, so do
  // the next changes, unless that watcher does not read.
  const auto& watchers = topics_.board();
  const bool out = watchers.empty() || watchers.back()->outlet.idle();
  if (!out && now - began_ < most_patience) return asio::post(executor_, [this] { told(); });
  telling_ = false;
  not_before_ = now + pause_after(now - began_);
  if (again_) schedule();
}

// The rest of the tick, and room for calls: those that came while we told leave as many again, and each is
// worth some time, but never more than the telling took.
steady_clock::duration Fanout::pause_after(steady_clock::duration took) const {
  const auto calls = metrics_.get(Metric::frames_in_total) - calls_before_;
  const auto room = std::min<steady_clock::duration>(took, calls * worth_of_a_call);
  return std::max(tick_ - std::min(tick_, took), room);
}

void Fanout::tell(Subscriber& subscriber, Shared& shared) {
  if (!subscriber.outlet.idle()) return;
  const Cursor seen = subscriber.board_seen;
  if (seen == board_.cursor()) return;
  subscriber.board_seen = board_.cursor();
  const bool in_step = seen == told_;
  Frame frame;
  const auto role = subscriber.actor.role;
  if (!in_step && subscriber.view == BoardView::full) {
    auto& made = shared.full_since[{role, seen}];
    if (!made) made = changes_since(subscriber, seen);
    frame = made;
  } else if (!in_step || subscriber.view == BoardView::own) {
    frame = changes_since(subscriber, seen);
  } else if (subscriber.view == BoardView::full) {
    auto& made = shared.full[role];
    if (!made) made = dirty_centers(subscriber.reader);
    frame = made;
  } else {
    auto& made = shared.regions[role];
    if (!made) made = regions_since(role, told_);
    frame = made;
  }
  if (frame) subscriber.outlet.send(std::move(frame));
}

void Fanout::write_newer(protocol::JsonWriter& json, Board::Slot slot, Cursor since, Reader reader) const {
  const auto& center = board_.at(slot).center;
  const auto write = registered_[slot] > since ? protocol::write_center : protocol::write_center_change;
  write(json, center, clock_.now(), board_.limits(), reader);
}

Frame Fanout::dirty_centers(Reader reader) const {
  return board_changed(board_.cursor(), "changes", [&](protocol::JsonWriter& json) {
    for (const auto slot : dirty_) write_newer(json, slot, told_, reader);
    return !dirty_.empty();
  });
}

Frame Fanout::changes_since(const Subscriber& subscriber, Cursor since) const {
  if (subscriber.view == BoardView::own) return own_centers(subscriber, since);
  if (subscriber.view == BoardView::regions) return regions_since(subscriber.actor.role, since);
  return board_changed(board_.cursor(), "changes", [&](protocol::JsonWriter& json) {
    bool any = false;
    for (Board::Slot slot = 0; slot < board_.entries().size(); ++slot) {
      if (board_.at(slot).changed <= since) continue;
      write_newer(json, slot, since, subscriber.reader);
      any = true;
    }
    return any;
  });
}

// Staff have one center, and are many: they are not to cost a walk along the board.
template <class Each>
void Fanout::for_each_own(const Actor& actor, Reader reader, bool only_dirty, Each each) const {
  if (reader.relation == Relation::own_center) {
    if (const auto slot = board_.slot_of(actor.center)) each(*slot);
    return;
  }
  const auto try_one = [&](Board::Slot slot) {
    const auto& center = board_.at(slot).center;
    if (relation_to_center(actor, center.id, center.region) == reader.relation) each(slot);
  };
  if (only_dirty) {
    for (const auto slot : dirty_) try_one(slot);
  } else {
    for (Board::Slot slot = 0; slot < board_.entries().size(); ++slot) try_one(slot);
  }
}

Frame Fanout::own_centers(const Subscriber& subscriber, Cursor since) const {
  return board_changed(board_.cursor(), "changes", [&](protocol::JsonWriter& json) {
    bool any = false;
    for_each_own(subscriber.actor, subscriber.reader, since == told_, [&](Board::Slot slot) {
      if (board_.at(slot).changed <= since) return;
      write_newer(json, slot, since, subscriber.reader);
      any = true;
    });
    return any;
  });
}

Frame Fanout::regions_since(Role role, Cursor since) const {
  return board_changed(board_.cursor(), "regions", [&](protocol::JsonWriter& json) {
    bool any = false;
    for (const auto& [region, state] : regions_) {
      if (state.since <= since) continue;
      protocol::write_region_availability(json, region, state.available, role);
      any = true;
    }
    return any;
  });
}

void Fanout::refresh_regions() {
  std::map<std::string_view, bool> available;
  for (const auto slot : dirty_) available[board_.at(slot).center.region] = false;
  if (available.empty()) return;
  const auto now = clock_.now();
  for (const auto& entry : board_.entries()) {
    const auto region = available.find(entry.center.region);
    if (region == available.end() || region->second) continue;
    region->second = takes_somebody(entry.center, now, board_.limits());
  }
  for (const auto& [region, yes] : available) {
    auto& known = regions_[std::string{region}];
    known.touched = board_.cursor();
    if (known.since != Cursor{} && known.available == yes) continue;
    known.available = yes;
    known.since = board_.cursor();
  }
}

std::string Fanout::opening(const Actor& actor, std::optional<Cursor> since) {
  refresh_regions();
  const auto view = board_view_of(actor);
  protocol::JsonWriter json;
  json.begin_object().member("cursor", to_string(board_.cursor()));
  if (view == BoardView::regions) {
    json.key("regions").begin_array();
    for (const auto& [region, state] : regions_) {
      // The caller may come from another shard, which has seen a change and its opposite apart.
      if (!since || state.touched > *since)
        protocol::write_region_availability(json, region, state.available, actor.role);
    }
  } else {
    json.key(since ? "changes" : "centers").begin_array();
    const auto reader = board_reader_of(actor);
    const auto write = [&](Board::Slot slot) {
      if (!since || board_.at(slot).changed > *since)
        write_newer(json, slot, since.value_or(Cursor{}), reader);
    };
    if (view == BoardView::own) {
      for_each_own(actor, reader, false, write);
    } else {
      for (Board::Slot slot = 0; slot < board_.entries().size(); ++slot) write(slot);
    }
  }
  json.end_array().end_object();
  return json.take();
}

}  // namespace pana::live
