#include "app/conversation.hpp"

namespace pana::app {

Conversation::Conversation(live::Outlet& outlet, const server::Peer& peer, dispatch::Dispatcher& dispatcher,
                           live::Topics& topics, live::Fanout& fanout, live::Presence& presence,
                           const Clock& clock)
    : outlet_(outlet),
      dispatcher_(dispatcher),
      topics_(topics),
      fanout_(fanout),
      presence_(presence),
      clock_(clock) {
  visit_.address = peer.address;
  visit_.device = peer.device;
  visit_.follow = [this](const Watch& watch) { topics_.watch(outlet_, *visit_.actor, watch); };
  visit_.follow_board = [this](std::optional<Cursor> since) { return follow_board(since); };
  visit_.entered = [this] {
    presence_.enter(outlet_, *visit_.actor, visit_.session, visit_.expires_at, clock_.now());
  };
  visit_.leave = [this] {
    leave();
    presence_.arrive(outlet_, clock_.now());
  };
  visit_.put_out = [this] { outlet_.close(live::CloseCode::signed_out); };
  presence_.arrive(outlet_, clock_.now());
}

Conversation::~Conversation() {
  leave();
}

void Conversation::leave() {
  topics_.leave(outlet_);
  presence_.leave(outlet_);
}

Awaitable<void> Conversation::hear(std::string_view message) {
  presence_.used(outlet_, clock_.now());
  auto answer = co_await dispatcher_.handle(visit_, message);
  outlet_.send(live::make_frame(std::move(answer)));
}

std::string Conversation::follow_board(std::optional<Cursor> since) {
  auto opening = fanout_.opening(*visit_.actor, since);
  topics_.watch(outlet_, *visit_.actor, Watch{WatchKind::board, {}, {}, fanout_.board_cursor()});
  return opening;
}

void Conversation::drained() {
  fanout_.drained();
}

}  // namespace pana::app
