#include "story.hpp"

#include "support/small_country.hpp"
#include "support/store_commands.hpp"
#include "support/waiting.hpp"

namespace pana::live {
namespace {

using namespace test;

// The first center's staff must not learn of the hidden part; its requests are placed in the others. So many
// units that the last is never taken.
const std::vector<std::pair<std::string, std::string>> centers{
    {"c_oral", "p_oral"}, {"c_aktau", "p_aktau"}, {"c_zhana", "p_zhanaozen"}, {"c_atyrau", "p_atyrau"}};
const std::vector<std::string> units{"single", "family5"};
constexpr std::int32_t plenty = 60;

const auto alice = operator_called("op_x");
const auto bob = operator_called("op_y");

constexpr RequestAction actions[] = {RequestAction::claim,          RequestAction::release,
                                     RequestAction::hold,           RequestAction::accept,
                                     RequestAction::decline,        RequestAction::hold_ran_out,
                                     RequestAction::answer_ran_out, RequestAction::no_show,
                                     RequestAction::arrive,         RequestAction::end,
                                     RequestAction::refuse};

template <class List>
const auto& one_of(const List& list, SeededRandom& dice) {
  return list[dice.below(std::size(list))];
}

Concealment from_the_unaware(SeededRandom& dice) {
  Concealment from{{AccountId{"op_x"}}, {CenterId{"c_oral"}}, {}};
  if (dice.below(2) == 0) {
    from.accounts.emplace_back("officer_x");
  } else {
    from.stations.emplace_back("st_west");
  }
  if (dice.below(3) == 0) from.accounts.emplace_back("op_z");
  return from;
}

}  // namespace

Story::Story(std::uint64_t seed, bool with_hidden_part)
    : seen_{"r", false, SeededRandom{seed * 2 + 1}},
      hidden_{"h", true, SeededRandom{seed * 2 + 2}},
      with_hidden_part_(with_hidden_part) {
  register_centers();
  for (auto& shard : shards_) shard = std::make_unique<Shard>(world_);
  const Actor officer{AccountId{"officer_x"}, Role::officer, {}, {}, "st_west"};
  const Actor other_officer{AccountId{"officer_y"}, Role::officer, {}, {}, "st_east"};
  for (const auto& actor :
       {alice, officer, staff_of("c_oral"), bob, operator_called("op_z"), other_officer, staff_of("c_aktau")})
    people_.push_back(std::make_unique<Person>(actor, step_));
  for (auto& person : people_) follow(*person);
}

template <class T>
Result<T> Story::done(Awaitable<Result<T>> command) {
  return wait_for(desk_, std::move(command));
}

void Story::register_centers() {
  for (const auto& [id, place] : centers) {
    auto center = tests::center(id, place, {});
    for (const auto& unit : units) center.units.push_back(tests::group(unit, 5, 0));
    for (auto& group : center.units) group.counters.total = plenty;
    world_.must(world_.store().put_center(put(std::move(center))));
    world_.must(world_.store().report_capacity({once_by(staff_of(id)), CenterId{id}, {}}));
  }
}

std::vector<const Listener*> Story::unaware() const {
  return {&people_[0]->ear, &people_[1]->ear, &people_[2]->ear};
}

void Story::play(int steps) {
  for (int i = 0; i < steps; ++i) step();
}

void Story::step() {
  ++step_;
  shift_time();
  move_somebody();
  for (auto left = hidden_.dice.below(3); left > 0; --left) something_hidden();
  if (hidden_.dice.below(2) == 0) settle();
  for (auto left = seen_.dice.below(3); left > 0; --left) {
    something_open();
    if (hidden_.dice.below(2) == 0) something_hidden();
  }
  settle();
  move_somebody();
}

// Mostly minutes; now and then a night, in which figures become stale and offers run out.
void Story::shift_time() {
  const auto by = seen_.dice.below(6) == 0 ? minutes{seen_.dice.below(600)} : minutes{seen_.dice.below(9)};
  world_.advance(by + seconds{1});
}

void Story::something_open() {
  switch (seen_.dice.below(8)) {
    case 0:
      return count_units();
    case 1:
      return close_or_open();
    case 2:
      return open(seen_);
    default:
      return seen_.open.empty() ? open(seen_) : go_on(seen_);
  }
}

void Story::something_hidden() {
  if (!with_hidden_part_) return;
  if (hidden_.open.empty() || (hidden_.open.size() < 6 && hidden_.dice.below(4) == 0)) return open(hidden_);
  go_on(hidden_);
}

std::vector<std::string> Story::candidates(Part& part) {
  std::vector<std::string> chosen;
  const auto first = part.hidden ? 1 : part.dice.below(centers.size());
  for (auto i = first; i < centers.size(); ++i) {
    if (part.dice.below(2) == 0) chosen.push_back(centers[i].first + "/" + one_of(units, part.dice));
  }
  return chosen;
}

void Story::open(Part& part) {
  const auto id = part.name + std::to_string(1000 + part.opened++);
  const auto conceal_from = part.hidden ? from_the_unaware(part.dice) : Concealment{};
  part.open.emplace_back(id);
  if (part.dice.below(2) == 0) {
    auto command = open_as(RequestState::queued, id);
    command.body.exclude.conceal_from = conceal_from;
    done(world_.store().open_request(std::move(command))).value();
    return;
  }
  auto command = open_and_hold(id, id + "o", candidates(part));
  command.wait_if_none = true;
  command.open->body.exclude.conceal_from = conceal_from;
  const auto held = done(world_.store().hold_unit(std::move(command))).value().held;
  if (part.hidden && held) ++hidden_holds_;
}

// The next thing that its state permits. Nobody arrives in the hidden part: that cannot be hidden.
void Story::go_on(Part& part) {
  const auto which = part.dice.below(part.open.size());
  if (part.dice.below(3) == 0) (void)done(world_.store().remind(part.open[which]));
  const auto request = world_.memory().ledger().load_request(part.open[which]).value();
  auto action = one_of(actions, part.dice);
  while (!after(request.state, action) || (part.hidden && action == RequestAction::arrive))
    action = one_of(actions, part.dice);
  carry_out(part, request, action);
  const auto now = world_.memory().ledger().load_request(request.request).value();
  if (!is_open(now.state)) part.open.erase(part.open.begin() + static_cast<std::ptrdiff_t>(which));
}

// What comes before its time is refused.
void Story::carry_out(Part& part, const store::RequestRecord& request, RequestAction action) {
  auto& store = world_.store();
  const auto& id = request.request.text;
  if (action == RequestAction::hold) {
    auto command = hold(id, request.version, id + "o" + std::to_string(request.version), candidates(part));
    const auto held = done(store.hold_unit(std::move(command)));
    if (part.hidden && held.value().held) ++hidden_holds_;
  } else if (action == RequestAction::claim || action == RequestAction::release ||
             action == RequestAction::end) {
    (void)done(store.change_request(change(id, action, bob)));
  } else {
    const auto offer = world_.memory().ledger().load_offer(request.offer).value();
    (void)done(store.answer_offer(answer(offer.offer.text, action, staff_of(offer.center.text))));
    if (action == RequestAction::accept) (void)done(store.show_handover({once_by(bob), request.request}));
  }
}

void Story::count_units() {
  auto& dice = seen_.dice;
  const CenterId center{one_of(centers, dice).first};
  const auto by = staff_of(center.text);
  if (dice.below(3) == 0) {
    (void)done(world_.store().adjust_capacity({once_by(by), center, one_of(units, dice), 1}));
    return;
  }
  store::ReportCapacity report{once_by(by), center, {}};
  const auto snapshot = done(world_.store().snapshot()).value();
  for (const auto& known : snapshot.centers) {
    if (known.id != center || dice.below(2) == 0) continue;
    const auto& unit = known.units[dice.below(known.units.size())];
    report.units.push_back({unit.unit, unit.counters.version, static_cast<std::int32_t>(dice.below(9))});
  }
  done(world_.store().report_capacity(std::move(report))).value();
}

void Story::close_or_open() {
  auto& dice = seen_.dice;
  const auto& [id, place] = one_of(centers, dice);
  Acceptance acceptance{dice.below(2) == 0, {}, {}};
  if (!acceptance.accepting) acceptance.reason = "quarantine";
  if (!acceptance.accepting && dice.below(2) == 0) acceptance.until = world_.now() + minutes{dice.below(90)};
  if (dice.below(4) > 0) {
    (void)done(world_.store().set_accepting({once_by(staff_of(id)), CenterId{id}, acceptance}));
    return;
  }
  auto center = tests::center(id, place, {});
  for (const auto& unit : units) center.units.push_back(tests::group(unit, 5, 0));
  for (auto& group : center.units) group.counters.total = plenty + static_cast<std::int32_t>(dice.below(5));
  done(world_.store().put_center(put(std::move(center)))).value();
}

void Story::move_somebody() {
  if (seen_.dice.below(4) == 0) move(*people_[seen_.dice.below(people_.size())]);
  settle();
}

// Reads no more, or again; or comes back, to the same daemon or another.
void Story::move(Person& person) {
  auto& shard = *shards_[person.shard];
  if (seen_.dice.below(2) == 0) {
    person.ear.reads = !person.ear.reads;
    return person.ear.reads ? shard.fanout.drained() : void();
  }
  shard.topics.leave(person.ear);
  person.shard = seen_.dice.below(shards_.size());
  person.ear.reads = true;
  follow(person);
}

// All that the role may follow, and what it is answered at once.
void Story::follow(Person& person) {
  auto& shard = *shards_[person.shard];
  auto& ear = person.ear;
  const auto& actor = person.actor;
  const bool resumes =
      ear.cursor() != Cursor{} && ear.cursor() <= shard.board.cursor() && seen_.dice.below(3) > 0;
  ear.keep(*shard.follow_board(ear, actor, resumes ? std::optional{ear.cursor()} : std::nullopt));
  if (actor.role == Role::hotline_operator)
    shard.topics.watch(ear, actor, Watch{WatchKind::queue, {}, {}, {}});
  for (const auto& [id, place] : centers) {
    if (actor.role == Role::hotline_operator)
      shard.topics.watch(ear, actor, Watch{WatchKind::offers, CenterId{id}, {}, {}});
  }
  if (actor.role == Role::center)
    shard.topics.watch(ear, actor, Watch{WatchKind::offers, actor.center, {}, {}});
  if (actor.role != Role::center) {
    for (const auto& id : seen_.open) shard.topics.watch(ear, actor, Watch{WatchKind::request, {}, id, {}});
  }
  // A tick is over when the last watcher has been told: somebody who always reads.
  auto& last = *last_.at(person.shard);
  shard.topics.leave(last);
  shard.follow_board(last, bob);
}

}  // namespace pana::live
