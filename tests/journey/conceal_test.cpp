// Who must not learn of a request is sent the same with it and without it, over the real wire: the story is
// told twice. tests/unit/live/projector_concealed_test.cpp does so for many random stories.
#include <boost/json/serialize.hpp>
#include <regex>

#include "core/id.hpp"
#include "core/random.hpp"
#include "support/catch.hpp"
#include "support/requests.hpp"
#include "support/world.hpp"

namespace pana::test {
namespace {

// Somebody who must not learn of it: follows all that they may, and keeps what they are told.
class Unaware {
 public:
  Unaware(World& world, const std::string& account) : console_(world.console(1, account)), name_(account) {}

  void call(std::string_view method, json::object params = {}) {
    const auto frame = console_->finish(console_->start(method, std::move(params)));
    // The whole frame: padding makes its size one of few.
    told_.push_back(name_ + " " + std::to_string(json::serialize(frame).size() / 64) + " " +
                    without_chance(without_frame(frame)));
  }
  void hear(std::string_view method) { told_.push_back(without_chance(console_->next_notice(method))); }
  const std::vector<std::string>& all() {
    for (auto& notice : console_->notices()) told_.push_back("unexpected " + without_chance(notice));
    return told_;
  }

 private:
  // Ids, moments and cursors differ from world to world: the same for the same, in the order of appearance.
  std::string without_chance(const json::object& told) {
    static const std::regex chance(
        R"re("[or][a-z0-9]{14}"|"[0-9]{4}-[0-9]{2}-[0-9]{2}T[^"]*"|"[0-9]{13}-[0-9]+")re");
    const auto text = json::serialize(told);
    std::string fixed;
    auto rest = text.cbegin();
    for (std::sregex_iterator hit(text.begin(), text.end(), chance), end; hit != end; ++hit) {
      fixed.append(rest, (*hit)[0].first);
      const auto moment = hit->str().find('T') != std::string::npos;
      if (moment) {
        fixed += "#";
      } else {
        fixed += "#" + std::to_string(seen_.emplace(hit->str(), seen_.size()).first->second);
      }
      rest = (*hit)[0].second;
    }
    return fixed.append(rest, text.cend());
  }

  // What is told, without the number of the call and the padding.
  static json::object without_frame(json::object frame) {
    frame.erase("pad");
    frame.erase("id");
    return frame;
  }

  std::unique_ptr<Console> console_;
  std::string name_;
  std::map<std::string, std::size_t> seen_;
  std::vector<std::string> told_;
};

// The hidden case, in steps that lie between what everybody may see. Without it, none of them happens.
class Hidden {
 public:
  Hidden(World& world, bool happens) : happens_(happens) {
    if (!happens) return;
    op_ = world.console(0, "op_one");
    staff_ = world.console(0, staff_of(center::oral));
  }
  // Placed at once, accepted, the handover looked at.
  void placed() {
    if (!happens_) return;
    const auto opened = open_request(*op_, basics());
    CHECK(text_of(object_of(opened, "offer"), "center") == center::oral);
    first_ = text_of(opened, "request");
    staff_->call("offer.accept", change_of("offer", text_of(object_of(opened, "offer"), "offer")));
    op_->call("handover.show", {{"request", first_}});
  }
  // Ended; another one queued, claimed and placed.
  void another() {
    if (!happens_) return;
    op_->call("request.end", withdrawal_of(first_));
    const auto queued = text_of(open_request(*op_, basics(), "queue"), "request");
    op_->call("request.claim", change_of("request", queued));
    op_->call("request.place", change_of("request", queued));
    op_->call("request.end", withdrawal_of(queued));
  }
  // Placed at once, and still held at the end.
  void held() {
    if (happens_) open_request(*op_, basics());
  }
  // Waits for an operator until the end. Without it, some id that no request has.
  std::string waiting() {
    if (!happens_) return new_id('r', random_);
    return text_of(open_request(*op_, basics(), "queue"), "request");
  }

 private:
  static json::object basics() {
    auto asked = asking("p_atyrau", woman_alone(), nowhere_but({center::atyrau, center::oral}));
    asked["exclude"].as_object()["conceal_from"] = {
        {"accounts", {"op_two", "officer_one"}}, {"centers", {center::atyrau}}, {"stations", {"st_west"}}};
    return asked;
  }

  bool happens_;
  SecureRandom random_;
  std::unique_ptr<Console> op_, staff_;
  std::string first_;
};

json::object closed(const std::string& id) {
  return {{"center", id}, {"accepting", false}, {"reason", "quarantine"}, {"key", new_key()}};
}

void try_what_operators_do(Unaware& op, const std::string& request) {
  for (const auto* method : {"request.show", "request.watch", "handover.show", "request.preview"})
    op.call(method, {{"request", request}});
  for (const auto* method : {"request.claim", "request.release", "request.place"})
    op.call(method, change_of("request", request));
  op.call("request.end", withdrawal_of(request));
  op.call("request.list", {});
}

std::vector<std::string> told_in_a_story(bool with_hidden_case) {
  World world;
  Hidden hidden(world, with_hidden_case);
  const auto actor = world.console(0, "op_one");
  Unaware op(world, "op_two"), officer(world, "officer_one"), staff(world, staff_of(center::atyrau));
  for (auto* one : {&op, &officer, &staff}) one->call("board.watch");
  op.call("request.queue");
  staff.call("offer.list");

  hidden.placed();
  actor->call("capacity.adjust",
              {{"center", center::oral}, {"unit", "single"}, {"by", 1}, {"key", new_key()}});
  op.hear("board.changed");
  hidden.another();
  open_request(*actor, asking("p_atyrau", woman_with_four()), "queue");
  op.hear("queue.changed");
  hidden.held();
  const auto request = hidden.waiting();
  actor->call("center.accepting", closed(center::qulsary));
  op.hear("board.changed");
  actor->call("center.accepting", closed(center::atyrau));
  for (auto* one : {&op, &officer, &staff}) one->hear("board.changed");

  try_what_operators_do(op, request);
  op.call("request.queue");
  op.call("route.preview", asking("p_atyrau", woman_alone()));
  op.call("capacity.adjust", {{"center", center::oral}, {"unit", "single"}, {"by", -1}, {"key", new_key()}});
  op.hear("board.changed");
  hidden.held();
  for (auto* one : {&op, &officer, &staff}) one->call("board.watch");
  std::vector<std::string> all;
  for (auto* one : {&op, &officer, &staff}) all.insert(all.end(), one->all().begin(), one->all().end());
  return all;
}

}  // namespace

TEST_CASE("those from whom a request is concealed are sent the same with it and without it, to the byte") {
  // The two are told one after the other, and a center with intake hours says at which minute one would be
  // there.
  const std::regex minute{R"re(("intake_closed","got":")\d\d:\d\d)re"};
  const auto at_any_minute = [&](const std::string& text) {
    return std::regex_replace(text, minute, "$1--:--");
  };
  const auto without = told_in_a_story(false);
  const auto with = told_in_a_story(true);
  REQUIRE(without.size() == with.size());
  for (std::size_t i = 0; i < without.size(); ++i) {
    INFO("message " << i);
    CHECK(at_any_minute(with[i]) == at_any_minute(without[i]));
  }
}

TEST_CASE(
    "whoever opened a concealed request, and those who may know of it, work with it as with any other") {
  World world;
  const auto op = world.console(0, "op_one");
  const auto officer = world.console(1, "officer_one");
  auto basics = asking("p_atyrau", woman_alone(), nowhere_but({center::oral}));
  basics["exclude"].as_object()["conceal_from"] = {{"accounts", {"op_two"}}};
  const auto opened = text_of(open_request(*officer, basics, "queue"), "request");
  op->call("request.claim", change_of("request", opened));
  CHECK(text_of(op->call("request.place", change_of("request", opened)), "state") == "offered");
  CHECK(text_of(officer->call("request.show", {{"request", opened}}), "state") == "offered");
}

}  // namespace pana::test
