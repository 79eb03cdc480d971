#include "live/projector.hpp"

#include <algorithm>

#include "protocol/envelope.hpp"
#include "protocol/views_handover.hpp"
#include "protocol/views_report.hpp"
#include "protocol/views_request.hpp"
#include "protocol/views_road.hpp"

namespace pana::live {
namespace {

void send(const std::vector<Subscriber*>& to, const Frame& frame) {
  // A connection that is closed by sending (too slow) leaves the topics later, from its own coroutine.
  for (auto* subscriber : to) subscriber->outlet.send(frame);
}

bool waits_in_queue(RequestState state) {
  return state == RequestState::queued || state == RequestState::claimed || state == RequestState::waiting;
}

}  // namespace

Projector::Projector(store::Store& store, Board& board, Topics& topics, Fanout& fanout, Presence& presence,
                     Metrics& metrics)
    : store_(store),
      board_(board),
      topics_(topics),
      fanout_(fanout),
      presence_(presence),
      metrics_(metrics) {}

store::Feed::Consumer Projector::consumer() {
  return {
      [this](const std::vector<Event>& events) {
        for (const auto& event : events) apply(event);
      },
      [this](store::Snapshot snapshot) {
        const bool missed_some = board_.loaded();
        board_.reset(std::move(snapshot.centers), snapshot.cursor, std::move(snapshot.concealed),
                     std::move(snapshot.closures), std::move(snapshot.waiting));
        if (missed_some) presence_.check_all();
        fanout_.replaced();
        tell_current();
        if (on_room_) on_room_();
      },
      [this](bool connected) {
        connected_ = connected;
        metrics_.set(Metric::redis_connected, connected ? 1 : 0);
        tell_current();
      },
  };
}

void Projector::tell_current() {
  if (on_current_) on_current_(board_.loaded() && connected_);
}

void Projector::apply(const Event& event) {
  const auto room = board_.waiting().room();
  const auto concealed = concealed_by(event);
  const auto& slots = board_.apply(event);
  if (!slots.empty()) {
    metrics_.add(Metric::board_changes_total);
    fanout_.changed(slots, event.put.has_value());
  }
  if (event.offer) tell_offer(event, concealed ? &*concealed : nullptr);
  if (event.request) tell_request(event, concealed ? &*concealed : nullptr);
  if (event.rerouted) tell_route(event);
  if (event.road) tell_road(event);
  if (event.handover_shown) tell_handover(event);
  if (event.reminded) tell_reminder(event);
  if (event.keys && on_keys_) on_keys_(event.keys->from);
  if (event.signed_out) presence_.sign_out(*event.signed_out);
  if (on_room_ && board_.waiting().room() != room) on_room_();
}

// Asked before the board is told, which forgets what is over.
std::optional<Concealment> Projector::concealed_by(const Event& event) const {
  if (event.concealed || (!event.request && !event.offer)) return event.concealed;
  const auto found = board_.concealed().find(event.request ? event.request->request : event.offer->request);
  return found == board_.concealed().end() ? std::nullopt : std::optional{found->second.from};
}

// The center's staff, and the operators who speak for it.
void Projector::tell_offer(const Event& event, const Concealment* concealed) {
  const auto& offer = *event.offer;
  const auto& staff = topics_.offers_of(offer.center);
  const auto& speakers = topics_.speakers_of(offer.center);
  if (staff.empty() && speakers.empty()) return;
  std::optional<store::OfferBody> body;
  if (!offer.sealed.empty()) {
    if (auto opened = store_.unseal(offer.offer, offer.sealed)) body = std::move(*opened);
  }
  std::optional<protocol::Asked> asked;
  if (body) {
    asked.emplace(protocol::Asked{body->household, body->needs, body->languages, body->urgency,
                                  body->origin_region, body->transport});
  }
  const auto told_to = [&](Reader reader) {
    const auto params = protocol::offer_changed(event.cursor, offer, asked ? &*asked : nullptr, reader);
    return make_frame(protocol::notice_frame("offer.changed", params));
  };
  if (!staff.empty()) send(staff, told_to({Role::center, Relation::own_center}));
  if (speakers.empty()) return;
  const auto notice = told_to({Role::hotline_operator, Relation::own_region});
  for (auto* speaker : speakers) {
    if (concealed == nullptr || !concealed->from(speaker->actor)) speaker->outlet.send(notice);
  }
}

void Projector::tell_handover(const Event& event) {
  const auto& staff = topics_.offers_of(event.handover_shown->center);
  if (staff.empty()) return;
  send(staff, make_frame(protocol::notice_frame("handover.shown", protocol::handover_shown(event))));
}

void Projector::tell_request(const Event& event, const Concealment* concealed) {
  const auto& request = *event.request;
  const auto& watchers = topics_.request(request.request);
  for (auto* watcher : watchers) {
    const auto* offer = event.offer ? &*event.offer : nullptr;
    const auto params = protocol::request_changed(event.cursor, request, offer, watcher->actor);
    watcher->outlet.send(make_frame(protocol::notice_frame("request.changed", params)));
  }
  // Requests placed at once never were in the queue: their version is the first.
  const bool concerns_queue = waits_in_queue(request.state) || request.version > 1;
  if (!concerns_queue) return;
  const auto tell = [&](const std::vector<Subscriber*>& to, std::string_view method, auto params) {
    if (to.empty()) return;
    const auto notice = make_frame(protocol::notice_frame(method, params()));
    for (auto* watcher : to) {
      if (concealed == nullptr || !concealed->from(watcher->actor)) watcher->outlet.send(notice);
    }
  };
  tell(topics_.queue(), "queue.changed", [&] { return protocol::queue_changed(event.cursor, request); });
  tell(topics_.waiting(), "waiting.changed", [&] { return protocol::waiting_changed(event.cursor); });
}

// Centers are told what is theirs to do; the rest is the referrer's, and of all operators where it is an
// alarm.
void Projector::tell_reminder(const Event& event) {
  const auto& told = *event.reminded;
  const bool to_center =
      told.kind == ReminderKind::not_arrived || (told.kind == ReminderKind::unanswered && !told.alarm);
  if (to_center) {
    const auto params = protocol::reminder_told(event.cursor, told, {Role::center, Relation::own_center});
    send(topics_.offers_of(told.center), make_frame(protocol::notice_frame("offer.reminder", params)));
  }
  if (told.alarm || told.kind != ReminderKind::unanswered) tell_referrers(event);
}

// Who watches the request and those operators of the queue whom it concerns, each once.
void Projector::tell_referrers(const Event& event) {
  const auto& told = *event.reminded;
  const auto method = told.alarm ? "request.alarm" : "request.reminder";
  const auto tell = [&](Subscriber& who, Relation relation) {
    const auto params = protocol::reminder_told(event.cursor, told, {who.actor.role, relation});
    who.outlet.send(make_frame(protocol::notice_frame(method, params)));
  };
  const auto relation_of = [&](const Subscriber& who) {
    return relation_to_request(who.actor, told.opener, told.owner);
  };
  const auto& watchers = topics_.request(told.request);
  for (auto* watcher : watchers) {
    const auto relation = relation_of(*watcher);
    if (told.alarm || relation != Relation::stranger) tell(*watcher, relation);
  }
  for (auto* watcher : topics_.queue()) {
    const auto relation = relation_of(*watcher);
    const bool known = std::find(watchers.begin(), watchers.end(), watcher) != watchers.end();
    const bool concerned = told.alarm || relation == Relation::owner || relation == Relation::both;
    if (concerned && !known && !board_.conceals(told.request, watcher->actor)) tell(*watcher, relation);
  }
}

// Who watches the request, and its owner and opener wherever they are signed in: people may be on the road.
void Projector::tell_route(const Event& event) {
  const auto& request = *event.request;
  std::vector<std::pair<Outlet*, Actor>> concerned;
  for (auto* watcher : topics_.request(request.request))
    concerned.emplace_back(&watcher->outlet, watcher->actor);
  const auto add = [&](const AccountId& account) {
    for (auto& present : presence_.of(account)) {
      const auto same = [&](const auto& known) { return known.first == present.first; };
      if (std::none_of(concerned.begin(), concerned.end(), same)) concerned.push_back(std::move(present));
    }
  };
  add(request.owner);
  if (request.opener != request.owner) add(request.opener);
  for (const auto& [outlet, actor] : concerned) {
    const auto params = protocol::route_changed(event, actor);
    outlet->send(make_frame(protocol::notice_frame("request.route_changed", params)));
  }
}

void Projector::tell_road(const Event& event) {
  const auto params = protocol::road_changed(event, board_.gazetteer());
  send(topics_.roads(), make_frame(protocol::notice_frame("road.changed", params)));
}

}  // namespace pana::live
