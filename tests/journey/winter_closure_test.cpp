// Scenario 8: roads around Astana close in winter. Ranks change, open offers are looked at again, people on
// the road keep their bed, and what was waits for the road to open.
#include "core/time.hpp"
#include "support/catch.hpp"
#include "support/requests.hpp"
#include "support/world.hpp"

namespace pana::test {
namespace {

const std::string stepnogorsk = "c_cszegr";  // 190 km from Astana, by one road only
const std::string temirtau = "c_5b57j6";     // 190 km, or 650 km past Ekibastuz
const std::string kokshetau = "c_4c3ixo";    // 305 km, another way

json::object from_astana(const std::vector<std::string>& centers) {
  return asking("p_astana", woman_alone(), nowhere_but(centers));
}

std::string offered_to(const json::object& placed) {
  return text_of(object_of(placed, "offer"), "center");
}

// The candidates in their order, with their minutes.
std::string ranking(Console& console) {
  const auto preview = console.call("route.preview", from_astana({stepnogorsk, temirtau, kokshetau}));
  std::string words;
  for (const auto& candidate : preview.at("candidates").as_array()) {
    words += text_of(candidate.as_object(), "center") + " " +
             std::to_string(candidate.at("travel_min").as_int64()) + ", ";
  }
  return words;
}

json::value why_not(Console& console, const std::string& center) {
  const auto preview = console.call("route.preview", from_astana({stepnogorsk, temirtau, kokshetau}));
  for (const auto& excluded : preview.at("excluded").as_array()) {
    if (text_of(excluded.as_object(), "center") == center) return excluded.at("reasons");
  }
  return {};
}

std::string an_hour_from_now() {
  return to_rfc3339(SystemClock{}.now() + minutes{60});
}

struct Winter {
  World world{
      {{}, {}, {{staff_of(temirtau), "center", temirtau}, {staff_of(stepnogorsk), "center", stepnogorsk}}}};
  std::unique_ptr<Console> op = world.console(0, "op_one");
  std::unique_ptr<Console> elsewhere = world.console(1, "op_two");
  std::unique_ptr<Console> officer = world.console(1, "officer_one");
  std::unique_ptr<Console> coordinator = world.console(0, "coordinator_one");

  Winter() {
    for (auto* console : {op.get(), elsewhere.get(), officer.get()}) console->call("road.list");
  }

  std::string open(const json::object& basics) {
    const auto opened = open_request(*op, basics);
    op->call("request.watch", {{"request", opened.at("request")}});
    return text_of(opened, "request");
  }
  json::object show(const std::string& request) { return op->call("request.show", {{"request", request}}); }
  // Closed, and every daemon has heard of it.
  std::string close(const std::string& from, const std::string& to) {
    const auto closed = coordinator->call(
        "road.close", {{"from", from}, {"to", to}, {"until", an_hour_from_now()}, {"key", new_key()}});
    const auto id = text_of(closed, "closure");
    hear(id, true);
    return id;
  }
  void reopen(const std::string& closure) {
    coordinator->call("road.open", {{"closure", closure}, {"key", new_key()}});
    hear(closure, false);
  }
  void hear(const std::string& closure, bool closed) {
    for (auto* console : {op.get(), elsewhere.get(), officer.get()}) {
      const auto told = console->next_notice("road.changed", [&](const json::object& params) {
        return text_of(object_of(params, "road"), "closure") == closure;
      });
      CHECK(told.at("closed").as_bool() == closed);
    }
  }
  json::object hear_of(const std::string& method, const std::string& request, const Console::Pred& fits) {
    return op->next_notice(method, [&](const json::object& params) {
      const auto* of = params.if_contains("request");
      const auto& named = of == nullptr ? object_of(params, "offer") : of->as_object();
      return text_of(named, "request") == request && fits(params);
    });
  }
};

}  // namespace

TEST_CASE(
    "when roads around Astana close, offers move, people on the road are told, and all ends as it began") {
  Winter at;
  const auto before = ranking(*at.op);
  CHECK(before == temirtau + " 143, " + stepnogorsk + " 143, " + kokshetau + " 229, ");

  // One offer is open, and one household is on the road.
  const auto asked = at.open(from_astana({stepnogorsk, kokshetau}));
  const auto on_the_road = at.open(from_astana({temirtau}));
  const auto offer = at.show(on_the_road).at("offers").at(0).at("offer");
  at.world.console(1, staff_of(temirtau))->call("offer.accept", {{"offer", offer}, {"key", new_key()}});
  const auto accepted = at.hear_of("request.changed", on_the_road, [](const json::object& params) {
    return text_of(object_of(params, "request"), "state") == "accepted";
  });
  const auto held_until = *from_rfc3339(text_of(object_of(accepted, "offer"), "held_until"));

  const auto to_stepnogorsk = at.close("p_stepnogorsk", "p_astana");
  const auto to_temirtau = at.close("p_astana", "p_temirtau");
  CHECK(at.officer->call("road.list").at("closures").as_array().size() == 2);

  // Far is not the same as unreachable, on either daemon.
  for (auto* console : {at.op.get(), at.elsewhere.get()}) {
    CHECK(ranking(*console) == kokshetau + " 229, " + temirtau + " 488, ");
    CHECK(why_not(*console, stepnogorsk).at(0) ==
          json::value{{"rule", "road_closed"}, {"got", "p_astana-p_stepnogorsk"}});
  }

  // The open offer goes on to the next nearest; who is on the road keeps the bed for longer.
  const auto moved = at.hear_of("request.changed", asked, [](const json::object& params) {
    return params.contains("offer") && text_of(object_of(params, "offer"), "center") == kokshetau;
  });
  CHECK(text_of(object_of(moved, "offer"), "state") == "offered");
  CHECK(at.show(asked).at("offers").at(0).at("state").as_string() == "withdrawn");
  const auto told =
      at.hear_of("request.route_changed", on_the_road, [](const json::object&) { return true; });
  const auto& way = object_of(told, "offer");
  CHECK(way.at("travel_min").as_int64() == 488);
  CHECK(way.at("reachable").as_bool());
  CHECK(text_of(way, "state") == "accepted");
  CHECK(*from_rfc3339(text_of(way, "held_until")) == held_until + minutes{540 - 180});
  CHECK(text_of(at.show(on_the_road), "state") == "accepted");

  // Who fits nowhere else waits, and is served when the road opens.
  const auto waits = at.open(from_astana({stepnogorsk}));
  CHECK(text_of(at.show(waits), "state") == "waiting");
  at.reopen(to_stepnogorsk);
  const auto placed = at.hear_of("request.changed", waits, [](const json::object& params) {
    return text_of(object_of(params, "request"), "state") == "offered";
  });
  CHECK(offered_to(placed) == stepnogorsk);
  at.reopen(to_temirtau);
  CHECK(ranking(*at.elsewhere) == before);
  const auto shorter = at.hear_of("request.route_changed", on_the_road, [](const json::object& params) {
    return object_of(params, "offer").at("travel_min").as_int64() == 143;
  });
  CHECK(object_of(shorter, "offer").at("held_until") == way.at("held_until"));
  CHECK(at.officer->call("road.list").at("closures").as_array().empty());
}

TEST_CASE("roads that do not exist, and times that cannot be, are refused by name; who drives closes none") {
  auto& world = shared_world();
  auto coordinator = world.console(0, "coordinator_one");
  const auto refused = [&](const std::string& from, const std::string& to, const std::string& until) {
    const auto error = coordinator->expect_error(
        "road.close", {{"from", from}, {"to", to}, {"until", until}, {"key", new_key()}});
    return error.reason + " " + error.at;
  };
  CHECK(refused("p_astna", "p_temirtau", an_hour_from_now()) == "not_found /from");
  CHECK(refused("p_astana", "p_almaty", an_hour_from_now()) == "not_found /to");
  CHECK(refused("p_astana", "p_temirtau", "2026-01-31T09:00:00Z") == "invalid_params /until");
  const json::object known{{"closure", "kz3v9qdm2zpxa4t"}, {"key", new_key()}};
  CHECK(coordinator->expect_error("road.open", known).at == "/closure");
  for (const auto* account : {"op_one", "officer_one", "gateway_one"}) {
    auto console = world.console(1, account);
    CHECK(console->expect_error("road.open", known).reason == "not_allowed");
  }
  CHECK(world.console(0, "auditor_one")->expect_error("road.list").reason == "not_allowed");
}

}  // namespace pana::test
