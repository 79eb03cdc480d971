#include "fault/crowd.hpp"

#include "support/requests.hpp"

namespace pana::test {
namespace {

constexpr std::size_t members = 4;

json::object opening() {
  auto params = asking("p_oral", woman_alone(), nowhere_but({}));
  params["route"] = "auto";
  params["key"] = new_key();
  return params;
}

}  // namespace

std::string crowded_center(std::size_t number) {
  return "c_crowded" + std::to_string(number);
}

std::vector<Account> Crowd::accounts() {
  std::vector<Account> list;
  for (std::size_t i = 0; i < members; ++i) list.push_back({"op_crowd" + std::to_string(i), "operator"});
  for (std::size_t i = 0; i < crowded_centers; ++i) {
    list.push_back({staff_of(crowded_center(i)), "center", crowded_center(i)});
  }
  return list;
}

// One operator with a telephone to the staff of every center: what one person does after the other.
struct Crowd::Member {
  Member(World& world, Outage& outage, std::size_t number, std::uint64_t seed)
      : op(world, outage, "op_crowd" + std::to_string(number), number % 2), random(seed + number) {
    for (std::size_t i = 0; i < crowded_centers; ++i) {
      const auto center = crowded_center(i);
      staff.emplace(center,
                    std::make_unique<PersistentClient>(world, outage, staff_of(center), (number + i) % 2));
    }
  }

  void end(const std::string& request) {
    states[request] = text_of(op.call("request.end", withdrawal_of(request)), "state");
  }
  void accept(const std::string& request, const std::string& offer, PersistentClient& by) {
    by.call("offer.accept", change_of("offer", offer));
    states[request] = "accepted";
  }
  void arrive(const std::string& request, const std::string& offer, const std::string& center) {
    auto arrival = change_of("offer", offer);
    arrival["code"] = op.call("handover.show", {{"request", request}}).at("arrival_code");
    staff.at(center)->call("offer.arrived", arrival);
    states[request] = "placed";
    ++occupied[center];
  }
  void depart(const std::string& center) {
    staff.at(center)->call("capacity.adjust",
                           {{"center", center}, {"unit", "single"}, {"by", -1}, {"key", new_key()}});
    --occupied[center];
  }
  void decline(const std::string& offer, PersistentClient& by) {
    auto answer = change_of("offer", offer);
    answer["reason"] = "no_staff";
    by.call("offer.decline", answer);
  }

  // From the call to the end; `leave_open` stops half-way.
  void one_request(bool leave_open);

  PersistentClient op;
  std::map<std::string, std::unique_ptr<PersistentClient>> staff;
  std::mt19937_64 random;
  std::map<std::string, std::string> states;
  std::map<std::string, std::int64_t> occupied;
  std::size_t told = 0;
  std::thread thread;
};

void Crowd::Member::one_request(bool leave_open) {
  const auto opened = op.call("request.open", opening());
  const auto request = text_of(opened, "request");
  states[request] = text_of(opened, "state");
  if (states[request] != "offered") return end(request);
  const auto offer = text_of(object_of(opened, "offer"), "offer");
  const auto center = text_of(object_of(opened, "offer"), "center");
  auto& by = *staff.at(center);
  const auto what = random() % 5;
  if (what == 0 && !leave_open) {
    decline(offer, by);
    return end(request);
  }
  if (what == 1 && !leave_open) return end(request);
  accept(request, offer, by);
  if (leave_open) return;
  if (what == 2) {
    by.call("offer.no_show", change_of("offer", offer));
    return end(request);
  }
  arrive(request, offer, center);
  depart(center);
}

void add_crowded_centers(World& world) {
  const auto coordinator = world.console(0, "coordinator_one");
  BoardCopy board;
  board.watch(*coordinator);
  auto entry = demo_register().at(0).as_object();
  entry["region"] = "27";
  entry["place"] = "p_oral";
  entry["units"] = json::array{json::object{{"unit", "single"}, {"sleeps", 1}, {"total", units_in_each}}};
  for (std::size_t i = 0; i < crowded_centers; ++i) {
    entry["center"] = crowded_center(i);
    entry["key"] = new_key();
    coordinator->call("center.put", entry);
    board.take_until(*coordinator, [&] { return board.knows(crowded_center(i)); });
    coordinator->call("capacity.confirm", {{"center", crowded_center(i)}, {"key", new_key()}});
  }
  // The other daemon hears of them a moment later.
  const auto other = world.console(1, "coordinator_one");
  BoardCopy there;
  there.watch(*other);
  there.take_until(*other, [&] { return there.knows(crowded_center(crowded_centers - 1)); });
}

Crowd::Crowd(World& world, std::uint64_t seed) : world_(world) {
  for (std::size_t i = 0; i < members; ++i) {
    members_.push_back(std::make_unique<Member>(world_, outage_, i, seed));
  }
  for (auto& member : members_) member->thread = std::thread([this, &member = *member] { live(member); });
}

Crowd::~Crowd() {
  {
    const std::lock_guard lock(mutex_);
    finishing_ = true;
  }
  for (auto& member : members_) {
    if (member->thread.joinable()) member->thread.join();
  }
}

void Crowd::live(Member& member) {
  try {
    for (bool last = false; !last;) {
      {
        const std::lock_guard lock(mutex_);
        last = finishing_;
      }
      member.one_request(last);
      std::size_t count = member.op.acknowledged().size();
      for (const auto& [center, client] : member.staff) count += client->acknowledged().size();
      const std::lock_guard lock(mutex_);
      acknowledged_ += count - std::exchange(member.told, count);
      changed_.notify_all();
    }
  } catch (...) {
    const std::lock_guard lock(mutex_);
    failure_ = std::current_exception();
    changed_.notify_all();
  }
}

void Crowd::rethrow() {
  if (failure_) std::rethrow_exception(failure_);
}

void Crowd::wait_for_more(std::size_t acknowledged) {
  std::unique_lock lock(mutex_);
  const auto enough = acknowledged_ + acknowledged;
  changed_.wait_for(lock, seconds{60}, [&] { return acknowledged_ >= enough || failure_; });
  rethrow();
  if (acknowledged_ < enough) throw Lost("nothing goes on");
}

void Crowd::finish() {
  {
    const std::lock_guard lock(mutex_);
    finishing_ = true;
  }
  for (auto& member : members_) member->thread.join();
  rethrow();
}

std::vector<Acknowledged> Crowd::acknowledged() const {
  std::vector<Acknowledged> all;
  for (const auto& member : members_) {
    const auto add = [&](const PersistentClient& client) {
      all.insert(all.end(), client.acknowledged().begin(), client.acknowledged().end());
    };
    add(member->op);
    for (const auto& [center, client] : member->staff) add(*client);
  }
  return all;
}

std::size_t Crowd::repeats() const {
  std::size_t sum = 0;
  for (const auto& member : members_) {
    sum += member->op.repeats();
    for (const auto& [center, client] : member->staff) sum += client->repeats();
  }
  return sum;
}

std::map<std::string, std::string> Crowd::states() const {
  std::map<std::string, std::string> all;
  for (const auto& member : members_) all.insert(member->states.begin(), member->states.end());
  return all;
}

std::map<std::string, std::int64_t> Crowd::occupied() const {
  std::map<std::string, std::int64_t> sums;
  for (const auto& member : members_) {
    for (const auto& [center, count] : member->occupied) sums[center] += count;
  }
  return sums;
}

}  // namespace pana::test
