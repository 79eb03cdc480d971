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
  if (freshness_of(center.confirmed_at, now, center.limits(limits)) == Freshness::stale) return false;
  for (const auto& group : center.units) {
    if (group.counters.free() > 0) return true;
  }
  return false;
}

// "board.changed" with one list, and the cursor up to which its reader has everything; or nothing where the
// list is empty.
template <class Write>
Frame board_changed(std::string_view list, Write write_items) {
  protocol::JsonWriter items;
  items.begin_array();
  const auto cursor = write_items(items);
  if (cursor == Cursor{}) return nullptr;
  items.end_array();
  protocol::JsonWriter json;
  json.begin_object().member("cursor", to_string(cursor)).key(list).raw(items.text());
  json.end_object();
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
    touch_region(slot);
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
  for (Board::Slot slot = 0; slot < board_.entries().size(); ++slot) touch_region(slot);
  refresh_regions();
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
  sort_dirty();
  Shared shared;
  shared.hidden = board_.concealments();
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
  auto frame = frame_for(subscriber, seen, shared);
  if (frame) subscriber.outlet.send(std::move(frame));
}

Frame Fanout::frame_for(const Subscriber& subscriber, Cursor seen, Shared& shared) const {
  const bool in_step = seen == told_;
  const auto role = subscriber.actor.role;
  if (subscriber.view == BoardView::regions) {
    if (!in_step) return regions_since(role, seen);
    auto& made = shared.regions[role];
    if (!made) made = regions_since(role, told_);
    return made;
  }
  const auto unaware = [&](const Concealment* from) { return from->from(subscriber.actor); };
  const bool shares =
      subscriber.view == BoardView::full && std::none_of(shared.hidden.begin(), shared.hidden.end(), unaware);
  if (!shares) return centers_since(subscriber, seen);
  auto& made = in_step ? shared.full[role] : shared.full_since[{role, seen}];
  if (!made) made = in_step ? dirty_centers(subscriber.reader) : centers_since(subscriber, seen);
  return made;
}

void Fanout::write_newer(protocol::JsonWriter& json, const Center& center, Board::Slot slot, Cursor since,
                         Reader reader) const {
  const auto write = registered_[slot] > since ? protocol::write_center : protocol::write_center_change;
  write(json, center, clock_.now(), board_.limits(), reader);
}

Frame Fanout::dirty_centers(Reader reader) const {
  return board_changed("changes", [&](protocol::JsonWriter& json) {
    Cursor newest;
    for (const auto slot : dirty_) {
      const auto& entry = board_.at(slot);
      write_newer(json, entry.center, slot, told_, reader);
      newest = std::max(newest, entry.changed);
    }
    return newest;
  });
}

// Calls `each` with the slots that the actor sees, or with those of them that have changed since the last
// tick. Staff have one center, and are many: they are not to cost a walk along the board.
template <class Each>
void Fanout::for_each_seen(const Actor& actor, Reader reader, bool only_dirty, Each each) const {
  if (reader.relation == Relation::own_center) {
    if (const auto slot = board_.slot_of(actor.center)) each(*slot);
    return;
  }
  const bool all = board_view_of(actor) == BoardView::full;
  const auto try_one = [&](Board::Slot slot) {
    const auto& center = board_.at(slot).center;
    if (all || relation_to_center(actor, center.id, center.region) == reader.relation) each(slot);
  };
  if (only_dirty) {
    for (const auto slot : dirty_) try_one(slot);
  } else {
    for (Board::Slot slot = 0; slot < board_.entries().size(); ++slot) try_one(slot);
  }
}

Cursor Fanout::write_seen(protocol::JsonWriter& json, const Actor& actor, Reader reader,
                          std::optional<Cursor> since) const {
  Cursor newest;
  const bool hides = board_.hides_changes();
  for_each_seen(actor, reader, since == told_, [&](Board::Slot slot) {
    const auto changed = hides ? board_.changed_for(actor, slot) : board_.at(slot).changed;
    newest = std::max(newest, changed);
    if (since && changed <= *since) return;
    const auto from = since.value_or(Cursor{});
    if (hides) return write_newer(json, board_.seen_by(actor, slot), slot, from, reader);
    write_newer(json, board_.at(slot).center, slot, from, reader);
  });
  return newest;
}

Frame Fanout::centers_since(const Subscriber& subscriber, Cursor since) const {
  return board_changed("changes", [&](protocol::JsonWriter& json) {
    const auto newest = write_seen(json, subscriber.actor, subscriber.reader, since);
    return newest > since ? newest : Cursor{};
  });
}

Frame Fanout::regions_since(Role role, Cursor since) const {
  return board_changed("regions", [&](protocol::JsonWriter& json) {
    Cursor newest;
    for (const auto& [region, state] : regions_) {
      if (state.since <= since) continue;
      protocol::write_region_availability(json, region, state.available, role);
      newest = std::max(newest, state.since);
    }
    return newest;
  });
}

// A region is judged as it was when the last change happened that everybody may know of: what has become
// stale since then must not come out because of one that some must not learn of.
void Fanout::touch_region(Board::Slot slot) {
  const auto& entry = board_.at(slot);
  auto& touched = touched_[entry.center.region];
  touched.changed = entry.changed;
  if (entry.openly != entry.changed) return;
  touched.openly = entry.openly;
  regions_[entry.center.region].as_of = clock_.now();
}

// Told in the order in which they happened, changes would tell of one that their reader must not learn of.
void Fanout::sort_dirty() {
  std::sort(dirty_.begin(), dirty_.end());
}

void Fanout::refresh_regions() {
  if (touched_.empty()) return;
  std::map<std::string_view, bool> available;
  for (const auto& [region, touched] : touched_) available[region] = false;
  for (const auto& entry : board_.entries()) {
    const auto region = available.find(entry.center.region);
    if (region == available.end() || region->second) continue;
    region->second = takes_somebody(entry.center, regions_[entry.center.region].as_of, board_.limits());
  }
  for (const auto& [region, touched] : touched_) {
    auto& known = regions_[region];
    const bool yes = available[region];
    if (known.since != Cursor{} && known.available == yes) continue;
    known.available = yes;
    known.since = touched.openly != Cursor{} ? touched.openly : touched.changed;
  }
  touched_.clear();
}

std::string Fanout::opening(const Actor& actor, std::optional<Cursor> since) {
  refresh_regions();
  sort_dirty();
  const auto view = board_view_of(actor);
  protocol::JsonWriter items;
  Cursor newest;
  items.begin_array();
  if (view == BoardView::regions) {
    // All of them, always: the caller may come from another shard, which has seen a change and its opposite
    // apart.
    for (const auto& [region, state] : regions_) {
      protocol::write_region_availability(items, region, state.available, actor.role);
      newest = std::max(newest, state.since);
    }
  } else {
    newest = write_seen(items, actor, board_reader_of(actor), since);
  }
  items.end_array();
  // Not the board's own cursor: it would tell when something happened that the caller must not learn of.
  const auto list = view == BoardView::regions ? "regions" : since ? "changes" : "centers";
  protocol::JsonWriter json;
  json.begin_object().member("cursor", to_string(std::max(newest, since.value_or(Cursor{}))));
  json.key(list).raw(items.text());
  json.end_object();
  return json.take();
}

}  // namespace pana::live
