// What each role is shown of centers, requests and offers, over the wire: the members of every answer and
// notice are those that the rules list for the reader, and no others.
#include <algorithm>

#include "support/catch.hpp"
#include "support/json_schema.hpp"
#include "support/need_to_know.hpp"
#include "support/requests.hpp"
#include "support/world.hpp"

namespace pana::test {
namespace {

const json::object& shapes() {
  static const auto file = read_json(PANA_SOURCE_DIR "/daemon/protocol/schema/shapes.json");
  return file.at("$defs").as_object();
}

bool required(std::string_view shape, std::string_view member) {
  const auto* known = shapes().if_contains(shape);
  const auto* list = known == nullptr ? nullptr : known->as_object().if_contains("required");
  if (list == nullptr) return false;
  const auto& all = list->as_array();
  return std::find(all.begin(), all.end(), json::value(member)) != all.end();
}

// Who looks, and what is looked at is to them.
struct Looker {
  std::string role;
  std::string account;
  std::string relation;  // to the request
  std::string of_centers = "own_region";
};

// Everything listed is there, but for what may be absent; nothing else is.
void holds(const json::value& object, std::string_view shape, const Looker& who, std::string_view relation,
           std::string_view state = "offered") {
  auto listed = oracle_shows(who.role, shape, relation, state);
  if (listed.erase("travel_min~") > 0) listed.emplace("travel_min");
  INFO(who.account << " sees " << shape << ": " << json::serialize(object).substr(0, 300));
  CHECK_FALSE(listed.empty());
  for (const auto& member : object.as_object()) {
    CAPTURE(std::string{member.key()});
    CHECK(listed.contains(std::string_view{member.key()}));
  }
  for (const auto& member : listed) {
    CAPTURE(member);
    if (required(shape, member)) CHECK(object.as_object().contains(member));
  }
}

void each(const json::value& list, std::string_view shape, const Looker& who, std::string_view relation) {
  for (const auto& object : list.as_array()) holds(object, shape, who, relation);
}

// The members of an object that is no more than a frame for others.
void frame_of(const json::object& object, const Words& members) {
  for (const auto& member : object) {
    CAPTURE(std::string{member.key()});
    CHECK(members.contains(std::string_view{member.key()}));
  }
}

void center_holds(const json::value& center, std::string_view shape, const Looker& who) {
  holds(center, shape, who, who.of_centers);
  each(center.at("units"), shape == "register_entry" ? "unit_entry" : "unit", who, who.of_centers);
}

void board_holds(const json::object& board, const Looker& who) {
  frame_of(board, {"cursor", "centers", "changes", "regions"});
  for (const auto* list : {"centers", "changes"}) {
    if (!board.contains(list)) continue;
    for (const auto& center : board.at(list).as_array())
      center_holds(center, center.as_object().contains("code") ? "center" : "center_change", who);
  }
  if (board.contains("regions")) each(board.at("regions"), "region_availability", who, "none");
}

void offer_holds(const json::value& offer, std::string_view shape, const Looker& who) {
  holds(offer, shape, who, who.role == "center" ? "own_center" : who.relation,
        std::string{offer.at("state").as_string()});
}

void story_holds(const json::object& story, const Looker& who) {
  holds(story, "request_story", who, who.relation);
  for (const auto& offer : story.at("offers").as_array()) offer_holds(offer, "offer_told", who);
}

void placed_holds(const json::object& placed, const Looker& who) {
  holds(placed, "placed", who, who.relation);
  if (placed.contains("offer")) offer_holds(placed.at("offer"), "offer_made", who);
  if (placed.contains("candidate")) holds(placed.at("candidate"), "route", who, who.relation);
}

void preview_holds(const json::object& preview, const Looker& who) {
  frame_of(preview, {"candidates", "excluded"});
  each(preview.at("candidates"), "candidate", who, who.of_centers);
  each(preview.at("excluded"), "excluded", who, who.of_centers);
}

void notice_holds(const json::object& notice, const Looker& who) {
  const std::string method{notice.at("method").as_string()};
  const auto& params = notice.at("params").as_object();
  CAPTURE(method, who.account);
  if (method == "board.changed") return board_holds(params, who);
  if (method == "capacity.prompt") return frame_of(params, {"center", "confirmed_at", "stale_at"});
  if (method == "handover.shown") return frame_of(params, {"cursor", "offer", "at"});
  if (method == "offer.reminder" || method == "request.reminder" || method == "request.alarm")
    return holds(params.at("reminder"), "reminder", who, who.role == "center" ? "own_center" : who.relation);
  frame_of(params, {"cursor", "request", "offer"});
  if (method == "offer.changed") return offer_holds(params.at("offer"), "offer", who);
  CHECK((method == "request.changed" || method == "queue.changed"));
  const auto relation = method == "queue.changed" ? "stranger" : who.relation;
  holds(params.at("request"), "request_changed", who, relation);
  if (params.contains("offer")) offer_holds(params.at("offer"), "offer_made", who);
}

const std::vector<Looker>& everybody() {
  static const std::vector<Looker> all{
      {"operator", "op_one", "stranger"},
      {"officer", "officer_one", "both"},
      {"officer", "officer_two", "stranger"},
      {"gateway", "gateway_one", "stranger"},
      {"center", staff_of(center::oral), "stranger", "own_center"},
      {"center", staff_of(center::aktau), "stranger", "own_center"},
      {"coordinator", "coordinator_one", "stranger"},
      {"administrator", "admin_one", "stranger"},
      {"auditor", "auditor_one", "stranger"},
  };
  return all;
}

bool may(const Looker& who, std::string_view method, std::string_view relation) {
  return oracle_permits(who.role, method, relation, "queued");
}

// A refusal that tells nothing but that: of a request that is not theirs as of one that never was.
void is_refused(Console& console, const Looker& who, std::string_view method, const std::string& request) {
  CAPTURE(who.account, method);
  const auto refused = console.expect_error(method, {{"request", request}});
  const auto of_none = console.expect_error(method, {{"request", "rnone"}});
  CHECK((refused.reason == "not_allowed" || refused.reason == "not_found"));
  CHECK(refused.data == of_none.data);
}

std::string offer_id(const json::object& placed) {
  return text_of(object_of(placed, "offer"), "offer");
}

// One request of officer_one per state, by its name.
std::map<std::string, std::string> one_request_per_state(World& world) {
  const auto officer = world.console(0, "officer_one");
  const auto op = world.console(1, "op_two");
  std::map<std::string, std::string> requests;
  const auto at = [&](const std::string& only, std::string_view route = "auto") {
    return open_request(*officer, asking("p_atyrau", woman_alone(), nowhere_but({only})), route);
  };
  const auto accepted_at = [&](const std::string& only) {
    auto opened = at(only);
    world.console(0, staff_of(only))->call("offer.accept", change_of("offer", offer_id(opened)));
    return opened;
  };
  requests["queued"] = text_of(at(center::oral, "queue"), "request");
  requests["claimed"] = text_of(at(center::oral, "queue"), "request");
  op->call("request.claim", change_of("request", requests["claimed"]));
  requests["offered"] = text_of(at(center::oral), "request");
  requests["accepted"] = text_of(accepted_at(center::oral), "request");
  const auto arrived = accepted_at(center::aktau);
  requests["placed"] = text_of(arrived, "request");
  auto arrival = change_of("offer", offer_id(arrived));
  arrival["code"] = officer->call("handover.show", {{"request", requests["placed"]}}).at("arrival_code");
  world.console(0, staff_of(center::aktau))->call("offer.arrived", arrival);
  const auto declined = at(center::aktau);
  requests["waiting"] = text_of(declined, "request");
  auto decline = change_of("offer", offer_id(declined));
  decline["reason"] = "no_staff";
  world.console(0, staff_of(center::aktau))->call("offer.decline", decline);
  requests["ended"] = text_of(at(center::oral, "queue"), "request");
  officer->call("request.end", withdrawal_of(requests["ended"]));
  return requests;
}

void look_where_it_could_go(Console& console, const Looker& who, const std::string& state,
                            const std::string& request) {
  const json::object params{{"request", request}};
  if (oracle_permits(who.role, "request.preview", who.relation, state))
    return preview_holds(console.call("request.preview", params), who);
  const auto reason = console.expect_error("request.preview", params).reason;
  CHECK((reason == "not_allowed" || reason == "not_found"));
}

void look_at_request(Console& console, Looker who, const std::string& state, const std::string& request) {
  CAPTURE(who.account, state);
  // op_two claimed it: its opener does not own it any more.
  if (who.account == "officer_one" && state == "claimed") who.relation = "opener";
  for (const auto* method : {"request.show", "request.watch"}) {
    if (!may(who, method, who.relation)) {
      is_refused(console, who, method, request);
      continue;
    }
    const auto story = console.call(method, {{"request", request}});
    CHECK(text_of(story, "state") == state);
    story_holds(story, who);
  }
  look_where_it_could_go(console, who, state, request);
  if (!may(who, "handover.show", who.relation)) return is_refused(console, who, "handover.show", request);
  if (state != "accepted") {
    CHECK(console.expect_error("handover.show", {{"request", request}}).reason == "conflict");
    return;
  }
  holds(console.call("handover.show", {{"request", request}}), "handover_told", who, who.relation);
}

// All that was told until the request's end.
void hear_out(Console& console, const Looker& who) {
  const auto told = [&](const char* method, const char* object) {
    auto params = console.next_notice(method);
    notice_holds({{"method", method}, {"params", params}}, who);
    return text_of(object_of(params, object), "state");
  };
  if (may(who, "request.watch", who.relation)) {
    while (told("request.changed", "request") != "ended") continue;
  }
  if (who.account == staff_of(center::oral)) {
    while (told("offer.changed", "offer") != "withdrawn") continue;
  }
  for (const auto& notice : console.notices()) notice_holds(notice, who);
}

}  // namespace

TEST_CASE("each role is shown of a request, in each of its states, what is listed for it") {
  World world;
  const auto requests = one_request_per_state(world);
  CHECK(requests.size() == 7);
  for (const auto& who : everybody()) {
    const auto console = world.console(0, who.account);
    for (const auto& [state, request] : requests) look_at_request(*console, who, state, request);
    if (who.role == "operator") {
      const auto queue = console->call("request.queue");
      CHECK(queue.at("requests").as_array().size() == 3);
      each(queue.at("requests"), "queue_line", who, "stranger");
    } else {
      CHECK(console->expect_error("request.queue").reason == "not_allowed");
    }
    if (who.role == "center") {
      const auto open = console->call("offer.list");
      for (const auto& offer : open.at("offers").as_array()) offer_holds(offer, "offer", who);
    } else if (may(who, "offer.list", who.of_centers)) {
      const auto open = console->call("offer.list", {{"center", center::oral}}).at("offers").as_array();
      CHECK(open.size() == 2);
      each(open, "offer", who, who.of_centers);
    } else {
      CHECK(console->expect_error("offer.list").reason == "not_allowed");
    }
  }
}

TEST_CASE("each role is shown of centers what is listed for it") {
  World world{{{}, {}, {{"coordinator_west", "coordinator", "", {"27", "47"}}}}};
  auto all = everybody();
  all.push_back({"coordinator", "coordinator_west", "stranger"});
  for (const auto& who : all) {
    CAPTURE(who.account);
    const auto console = world.console(0, who.account);
    board_holds(console->call("board.watch"), who);
    if (may(who, "place.search", "none"))
      each(console->call("place.search", {{"text", "Oral"}}).at("places"), "place", who, "none");
    if (who.account == "coordinator_west") continue;
    if (may(who, "route.preview", "none"))
      preview_holds(console->call("route.preview", asking("p_atyrau", woman_alone())), who);
    const json::object oral{{"center", center::oral}};
    if (may(who, "center.show", "own_region")) {
      const auto shown = console->call("center.show", oral);
      frame_of(shown, {"center", "live", "handover"});
      center_holds(shown.at("center"), "register_entry", who);
      center_holds(shown.at("live"), "center_change", who);
    } else {
      CHECK(console->expect_error("center.show", oral).reason == "not_allowed");
    }
    if (who.account == staff_of(center::aktau)) continue;
    if (may(who, "center.promise", who.of_centers)) {
      holds(console->call("center.promise", oral), "promise", who, who.of_centers);
    } else {
      CHECK(console->expect_error("center.promise", oral).reason == "not_allowed");
    }
    if (!may(who, "capacity.confirm", who.of_centers)) continue;
    const auto figures = console->call("capacity.confirm", change_of("center", center::oral));
    holds(figures, "capacity", who, who.of_centers);
    each(figures.at("units"), "counters", who, who.of_centers);
  }
}

TEST_CASE("a coordinator sees the figures of the own regions, and of others only that there is room") {
  World world{{{}, {}, {{"coordinator_west", "coordinator", "", {"27", "47"}}}}};
  const auto console = world.console(0, "coordinator_west");
  const Looker own{"coordinator", "coordinator_west", "stranger", "own_region"};
  const Looker other{"coordinator", "coordinator_west", "stranger", "other_region"};
  const auto is_own = [](const json::value& center) {
    return center.at("region").as_string() == "27" || center.at("region").as_string() == "47";
  };
  const auto board = console->call("board.watch");
  CHECK(board.at("centers").as_array().size() == 4);
  for (const auto& center : board.at("centers").as_array()) CHECK(is_own(center));
  const auto preview = console->call("route.preview", asking("p_atyrau", woman_alone()));
  for (const auto& candidate : preview.at("candidates").as_array()) {
    const auto& who = is_own(candidate) ? own : other;
    holds(candidate, "candidate", who, who.of_centers);
    CHECK(candidate.as_object().contains("free") == is_own(candidate));
  }
  world.console(1, staff_of(center::aktobe))->call("capacity.confirm", change_of("center", center::aktobe));
  world.console(1, staff_of(center::oral))->call("capacity.confirm", change_of("center", center::oral));
  const auto changes = console->next_notice("board.changed").at("changes");
  REQUIRE(changes.as_array().size() == 1);
  CHECK(changes.at(0).at("center").as_string() == center::oral);
}

TEST_CASE("each watcher is told along the road to a bed what is listed for it") {
  World world;
  std::vector<std::pair<Looker, std::unique_ptr<Console>>> consoles;
  const auto officer = world.console(1, "officer_one");
  const auto opened =
      open_request(*officer, asking("p_atyrau", woman_alone(), nowhere_but({center::oral})), "queue");
  const json::object request{{"request", text_of(opened, "request")}};
  for (const auto& who : everybody()) {
    auto console = world.console(0, who.account);
    console->call("board.watch");
    if (who.role == "operator") console->call("request.queue");
    if (who.role == "center") console->call("offer.list");
    if (may(who, "request.watch", who.relation)) console->call("request.watch", request);
    consoles.emplace_back(who, std::move(console));
  }
  const Looker opener{"officer", "officer_one", "both"};
  placed_holds(opened, opener);
  const auto placed = officer->call("request.place", change_of("request", text_of(opened, "request")));
  placed_holds(placed, opener);
  CHECK(placed.contains("offer"));
  const auto staff = world.console(1, staff_of(center::oral));
  const Looker asked{"center", staff_of(center::oral), "stranger", "own_center"};
  holds(staff->call("offer.accept", change_of("offer", offer_id(placed))), "offer_answer", asked,
        "own_center");
  holds(officer->call("handover.show", request), "handover_told", opener, "both");
  holds(officer->call("offer.extend", change_of("offer", offer_id(placed))), "offer_answer", opener, "both");
  holds(officer->call("request.end", withdrawal_of(text_of(opened, "request"))), "request_step", opener,
        "both");
  for (auto& [who, console] : consoles) hear_out(*console, who);
}

}  // namespace pana::test
