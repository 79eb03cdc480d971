#include <algorithm>
#include <cstdlib>

#include "lua/draws.hpp"
#include "lua/told.hpp"
#include "support/catch.hpp"
#include "support/store_commands.hpp"
#include "support/store_world.hpp"

// The scripts against the domain's tables: random sequences of commands go to the store in memory and to the
// scripts on a real Redis; after every step the answers, and in the end the whole state and all events, must
// be the same. PANA_LONG=1 runs many more; PANA_SEED=n runs one sequence.
namespace pana::test {
namespace {

using Action = RequestAction;

constexpr int steps = 60;

std::uint64_t number_from(const char* variable, std::uint64_t otherwise) {
  const char* text = std::getenv(variable);
  return text == nullptr ? otherwise : std::strtoull(text, nullptr, 10);
}

// One random sequence. Few ids, so that commands meet; every third or so breaks a rule.
class Sequence : private Draws {
 public:
  Sequence(std::uint64_t seed, MemoryWorld& memory, RedisWorld& redis)
      : Draws(seed), memory_(memory), redis_(redis) {}

  // What went wrong, or nothing.
  std::string run() {
    for (int i = 0; i < 3 && wrong_.empty(); ++i) both(random_put(), &store::Store::put_center);
    for (int i = 0; i < steps && wrong_.empty(); ++i) step();
    if (wrong_.empty()) compare_state();
    return wrong_;
  }

 private:
  template <class Command, class Outcome>
  void both(Command command, Awaitable<Result<Outcome>> (store::Store::*call)(Command)) {
    // The same call again: the second must be a repetition.
    if (roll(20) == 0) compare(command, call);
    compare(command, call);
    if (roll(40) == 0 && !command.once.key.empty()) {
      command.once.fingerprint += "x";
      compare(command, call);
    }
  }
  template <class Command, class Outcome>
  void compare(const Command& command, Awaitable<Result<Outcome>> (store::Store::*call)(Command)) {
    differ(told(memory_.wait((memory_.store().*call)(command))),
           told(redis_.wait((redis_.store().*call)(command))), command.once.verb.c_str());
  }
  void differ(const std::string& in_memory, const std::string& in_redis, const std::string& where) {
    history_ += where + ": " + in_memory + "\n";
    if (in_memory != in_redis && wrong_.empty()) wrong_ = history_ + "but Redis says: " + in_redis + "\n";
  }

  store::PutCenter random_put() {
    std::vector<Group> groups;
    for (const auto* name : {"single", "family3", "family5"}) {
      if (roll(4) != 0) groups.push_back({name, 3, static_cast<std::int32_t>(roll(4))});
    }
    auto command = put(center_of(pick({"c_a", "c_b", "c_c"}), std::move(groups)));
    if (roll(3) == 0) command.handover.told = true;
    if (command.handover.told && roll(3) != 0)
      command.handover.to = Handover{std::to_string(100 + roll(900))};
    if (roll(5) == 0) command.center.acceptance = {false, "repairs", memory_.now() + minutes{roll(60)}};
    return command;
  }
  std::vector<std::string> candidates() {
    std::vector<std::string> all;
    for (auto left = roll(4); left > 0; --left) all.push_back(center() + "/" + unit());
    return all;
  }
  std::int64_t version_of(const std::string& id) {
    const auto record = memory_.wait(memory_.store().load_request({id}));
    const auto version = record.has_value() ? record->version : 1;
    return roll(10) == 0 ? version - 1 : version;
  }
  std::string offer_of_someone() {
    return made_ == 0 ? "o0"
                      : "o" + std::to_string(roll(made_ < 8 ? made_ : 8) + (made_ < 8 ? 0 : made_ - 8));
  }

  void step() {
    switch (roll(22)) {
      case 0:
        return both(random_open(), &store::Store::open_request);
      case 1:
      case 2:
      case 3:
      case 4:
        return both(random_hold(), &store::Store::hold_unit);
      case 5:
      case 6:
      case 7:
        return both(random_answer(), &store::Store::answer_offer);
      case 8:
        return both(store::ExtendOffer{once(actor()), {offer_of_someone()}}, &store::Store::extend_offer);
      case 9:
      case 10:
        return both(random_change(), &store::Store::change_request);
      case 11:
        return both(random_report(), &store::Store::report_capacity);
      case 12:
        return both(random_adjustment(), &store::Store::adjust_capacity);
      case 13:
        if (roll(2) == 0) return both(random_overflow(), &store::Store::open_overflow);
        return both(random_acceptance(), &store::Store::set_accepting);
      case 14:
        return both(random_purge(), &store::Store::purge);
      case 15:
        return both(random_put(), &store::Store::put_center);
      case 16:
        return compare(random_look(), &store::Store::show_handover);
      case 17:
        return remind();
      case 18:
        return roll(3) == 0 ? both(random_reopening(), &store::Store::open_road)
                            : both(random_closure(), &store::Store::close_road);
      case 19:
        return roll(2) == 0 ? both(random_rerouting(), &store::Store::reroute_offer) : look_at_road();
      default:
        return pass_time();
    }
  }
  store::ShowHandover random_look() {
    return {once(actor()), {request()}, minutes{roll(3) == 0 ? roll(60) : 0}};
  }
  ClosureId closure() { return {"k" + std::to_string(roll(4))}; }
  store::CloseRoad random_closure() {
    const auto now = memory_.now();
    const std::uint8_t vehicles = roll(2) == 0 ? all_vehicles : bit(Vehicle::bus);
    return {once(actor()),
            {closure(),
             {pick({"p_a", "p_b"})},
             {pick({"p_b", "p_c"})},
             now + minutes{roll(90)} - minutes{30},
             now + minutes{roll(120)} - minutes{10},
             vehicles}};
  }
  store::OpenRoad random_reopening() { return {once(actor()), closure(), roll(3) == 0}; }
  store::RerouteOffer random_rerouting() {
    const OfferId offer{offer_of_someone()};
    const auto record = memory_.wait(memory_.store().load_offer(offer));
    const auto version = record.has_value() ? version_of(record->request.text) : 1;
    return {once(actor()), offer,
            version,       some_offer_body(),
            "60|80|0|0",   static_cast<std::int32_t>(roll(600)),
            roll(3) != 0,  minutes{60 * roll(3)}};
  }
  void look_at_road() {
    store::LookedAtRoad done{closure()};
    for (const auto& known : memory_.must(memory_.store().list_roads())) {
      if (known.id == done.closure && roll(4) != 0) done.seen = known;
    }
    if (roll(3) != 0) done.next = memory_.now() + minutes{roll(60)};
    differ(told(std::int64_t{memory_.must(memory_.store().looked_at_road(done))}),
           told(std::int64_t{redis_.must(redis_.store().looked_at_road(done))}), "looked");
  }
  store::OpenRequest random_open() {
    auto command = open_as(roll(3) == 0 ? RequestState::waiting : RequestState::queued, request(),
                           static_cast<Urgency>(roll(3)));
    command.once = once(actor());
    command.body.exclude.conceal_from = random_concealment();
    return command;
  }
  Concealment random_concealment() {
    return roll(3) == 0 ? Concealment{{{"op_x"}}, {{"c_x"}}, {}} : Concealment{};
  }
  store::HoldUnit random_hold() {
    const auto id = request();
    const auto offer = "o" + std::to_string(made_++);
    const bool opens = memory_.wait(memory_.store().load_request({id})).has_error() != (roll(12) == 0);
    auto command =
        opens ? open_and_hold(id, offer, candidates()) : hold(id, version_of(id), offer, candidates());
    command.once = once(actor());
    command.wait_if_none = roll(2) == 0;
    command.ask_again = roll(command.wait_if_none ? 20 : 4) == 0;
    if (opens) command.open->body.exclude.conceal_from = random_concealment();
    return command;
  }
  store::AnswerOffer random_answer() {
    static constexpr std::array actions{
        Action::accept, Action::accept, Action::decline,        Action::arrive,       Action::no_show,
        Action::refuse, Action::refuse, Action::answer_ran_out, Action::hold_ran_out, Action::cut_off};
    auto command = answer(offer_of_someone(), actions[roll(actions.size())], actor());
    command.once = once(command.once.actor);
    if (command.action == Action::decline && roll(2) == 0) command.reason = "no_bed_after_all";
    return command;
  }
  store::ChangeRequest random_change() {
    static constexpr std::array actions{Action::claim, Action::claim, Action::release, Action::claim_ran_out,
                                        Action::end};
    auto command = change(request(), actions[roll(actions.size())], actor());
    command.once = once(command.once.actor);
    if (roll(2) == 0) command.blocked = {{"boy_age_max", 3}, {"no_free_unit", static_cast<int>(1 + roll(9))}};
    return command;
  }
  store::ReportCapacity random_report() {
    store::ReportCapacity command{once(actor()), {center()}, {}};
    const auto snapshot = memory_.must(memory_.store().snapshot());
    for (auto left = roll(3); left > 0; --left) {
      store::ReportCapacity::Unit named{unit(), 1, {}, {}, {}};
      for (const auto& known : snapshot.centers) {
        const auto* group = known.id == command.center ? known.find(named.unit) : nullptr;
        if (group != nullptr && roll(8) != 0) named.version = group->counters.version;
      }
      for (auto* figure : {&named.occupied, &named.staffed, &named.out_of_service}) {
        if (roll(2) == 0) *figure = static_cast<std::int32_t>(roll(4));
      }
      command.units.push_back(std::move(named));
    }
    return command;
  }
  store::AdjustCapacity random_adjustment() {
    return {once(actor()), {center()}, unit(), static_cast<std::int32_t>(roll(5)) - 2};
  }
  store::OpenOverflow random_overflow() {
    store::OpenOverflow command{once(actor()), {center()}, unit(), static_cast<std::int32_t>(roll(4))};
    const auto away = static_cast<std::int64_t>(roll(8 * 60)) - 60;
    if (command.places > 0) command.until = memory_.now() + minutes{roll(12) == 0 ? away * 1000 : away};
    return command;
  }
  store::SetAccepting random_acceptance() {
    Acceptance acceptance;
    if (roll(2) == 0) acceptance = {false, "no_staff", std::nullopt};
    if (roll(4) == 0) acceptance = {false, "repairs", memory_.now() + minutes{roll(30)}};
    return {once(actor()), {center()}, acceptance};
  }
  store::Purge random_purge() {
    store::Purge command{once(actor())};
    command.ended_for = milliseconds{roll(2) == 0 ? 0 : roll(2'000'000)};
    command.open_for = milliseconds{roll(2) == 0 ? 0 : roll(2'000'000)};
    command.most = 1 + roll(4);
    command.only_look = roll(3) == 0;
    if (roll(3) == 0) command.keys_from = static_cast<std::uint32_t>(20'000 + roll(5));
    command.ended = static_cast<std::int64_t>(roll(3));
    return command;
  }
  void remind() {
    const RequestId id{request()};
    differ(told(memory_.wait(memory_.store().remind(id))), told(redis_.wait(redis_.store().remind(id))),
           "remind " + id.text);
  }
  void pass_time() {
    const milliseconds by{roll(4) == 0 ? roll(20'000'000) : roll(400'000)};
    memory_.advance(by);
    redis_.advance(by);
    const auto limit = 1 + roll(4);
    const seconds lease{roll(30)};
    differ(told(memory_.wait(memory_.store().take_due(limit, lease))),
           told(redis_.wait(redis_.store().take_due(limit, lease))),
           "due after " + std::to_string(by.count()));
  }

  void compare_state() {
    auto& memory = memory_.store();
    auto& redis = redis_.store();
    const auto expected = memory_.must(memory.snapshot());
    const auto found = redis_.must(redis.snapshot());
    check(expected.centers == found.centers, "centers");
    check(expected.concealed == found.concealed, "concealed");
    check(expected.waiting == found.waiting, "waiting");
    check(expected.closures == found.closures, "closures");
    check(memory_.must(memory.list_roads()) == redis_.must(redis.list_roads()), "roads");
    auto open_offers = redis_.must(redis.list_open_offers());
    std::sort(open_offers.begin(), open_offers.end());
    check(memory_.must(memory.list_open_offers()) == open_offers, "open offers");
    for (int i = 0; i < 6; ++i) {
      const RequestId id{"r" + std::to_string(i)};
      check(memory_.wait(memory.load_request(id)) == redis_.wait(redis.load_request(id)), id.text);
    }
    for (std::size_t i = 0; i < made_; ++i) {
      const OfferId id{"o" + std::to_string(i)};
      check(memory_.wait(memory.load_offer(id)) == redis_.wait(redis.load_offer(id)), id.text);
    }
    for (const auto* id : {"c_a", "c_b", "c_c"}) {
      check(memory_.wait(memory.list_offers({id})) == redis_.wait(redis.list_offers({id})), id);
      check(memory_.wait(memory.load_responses({id})) == redis_.wait(redis.load_responses({id})), id);
    }
    check(memory_.must(memory.list_tallies()) == redis_.must(redis.list_tallies()), "tallies");
    check(memory_.wait(memory.list_queue(99)) == redis_.wait(redis.list_queue(99)), "queue");
    for (const auto* account : {"op_a", "op_b", "staff_c_a", "system"}) {
      for (const std::size_t limit : {1u, 99u}) {
        const auto own = memory_.wait(memory.list_requests({account}, limit));
        check(own == redis_.wait(redis.list_requests({account}, limit)), "own requests");
      }
    }
    differ(told(memory_.wait(memory.status())), told(redis_.wait(redis.status())), "status");
    compare_events();
  }
  void compare_events() {
    auto in_memory = memory_.ledger().events();
    auto in_redis = redis_.events();
    for (auto* events : {&in_memory, &in_redis}) {
      for (auto& event : *events) {
        event.cursor = {};
        if (!event.offer || event.offer->sealed.empty()) continue;
        check(*memory_.store().unseal(event.offer->offer, event.offer->sealed) == some_offer_body(),
              "sealed");
        event.offer->sealed = "something";
      }
    }
    check(in_memory == in_redis, "events");
  }
  void check(bool same, const std::string& what) {
    if (!same && wrong_.empty()) wrong_ = history_ + "different in the end: " + what + "\n";
  }

  MemoryWorld& memory_;
  RedisWorld& redis_;
  std::size_t made_ = 0;
  std::string history_;
  std::string wrong_;
};

}  // namespace

TEST_CASE("random sequences of commands end alike in the scripts and in the domain's tables") {
  const bool one = std::getenv("PANA_SEED") != nullptr;
  const auto first = number_from("PANA_SEED", 1);
  const auto last = one ? first : first + (number_from("PANA_LONG", 0) != 0 ? 20'000 : 300) - 1;
  for (auto seed = first; seed <= last; ++seed) {
    MemoryWorld memory;
    RedisWorld redis;
    const auto wrong = Sequence(seed, memory, redis).run();
    INFO("PANA_SEED=" << seed << "\n" << wrong);
    REQUIRE(wrong.empty());
  }
}

}  // namespace pana::test
