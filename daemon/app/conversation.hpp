#pragma once
#include <string>

#include "dispatch/dispatcher.hpp"
#include "live/fanout.hpp"
#include "live/presence.hpp"
#include "server/application.hpp"

namespace pana::app {

// One connection: its frames go to the dispatcher, what it follows comes from live. The only place where both
// meet.
class Conversation final : public server::Conversation {
 public:
  Conversation(live::Outlet& outlet, const server::Peer& peer, dispatch::Dispatcher& dispatcher,
               live::Topics& topics, live::Fanout& fanout, live::Presence& presence, const Clock& clock);
  ~Conversation() override;

  Awaitable<void> hear(std::string_view message) override;
  void drained() override;

 private:
  void leave();
  std::string follow_board(std::optional<Cursor> since);

  live::Outlet& outlet_;
  dispatch::Dispatcher& dispatcher_;
  live::Topics& topics_;
  live::Fanout& fanout_;
  live::Presence& presence_;
  const Clock& clock_;
  dispatch::Visit visit_;
};

}  // namespace pana::app
