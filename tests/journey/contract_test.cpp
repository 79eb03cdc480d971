// The published schemas against the real daemon: their examples are called, and what is answered fits them.
#include <boost/json/serialize.hpp>
#include <filesystem>

#include "core/fault.hpp"
#include "domain/permission.hpp"
#include "support/catch.hpp"
#include "support/json_schema.hpp"
#include "support/requests.hpp"
#include "support/world.hpp"

namespace pana::test {
namespace {

const std::string folder = PANA_SOURCE_DIR "/daemon/protocol/schema";

Schemas& schemas() {
  static Schemas known{folder};
  return known;
}

// Refuses what the schema of this method or notice refuses; `part` is "result" or "params".
void fits(const json::value& value, const std::string& name, const std::string& part) {
  const auto refused = schemas().refused(value, name + ".json", "/$defs/" + part);
  INFO(name << " " << part << ": " << json::serialize(value).substr(0, 400));
  CHECK(refused.value_or("nothing refused") == "nothing refused");
}

bool known_reason(std::string_view reason) {
  for (int code = 0; code <= static_cast<int>(FaultCode::draining); ++code) {
    if (name_of(static_cast<FaultCode>(code)) == reason) return true;
  }
  return false;
}

std::string somebody_for(std::string_view method) {
  if (method == "offer.list") return staff_of(center::oral);  // operators name a center with it
  for (const auto& [role, account] : {std::pair{Role::hotline_operator, std::string{"op_one"}},
                                      std::pair{Role::coordinator, std::string{"coordinator_one"}},
                                      std::pair{Role::administrator, std::string{"admin_one"}},
                                      std::pair{Role::auditor, std::string{"auditor_one"}},
                                      std::pair{Role::center, staff_of(center::oral)}}) {
    if (permitted(method, role)) return account;
  }
  throw std::runtime_error("nobody may call " + std::string{method});
}

// An example's road stays closed from now on, not in the past.
json::object timely(json::object call) {
  auto& params = call.at("params").as_object();
  if (call.at("method") == "road.close") params["until"] = to_rfc3339(SystemClock{}.now() + minutes{60});
  return call;
}

// A console that holds every result against its schema.
class Checked {
 public:
  Checked(World& world, std::size_t which, std::string_view account)
      : console_(world.console(which, account)) {}
  ~Checked() {
    for (const auto& notice : console_->notices()) {
      fits(notice.at("params"), std::string{notice.at("method").as_string()}, "params");
    }
  }
  Checked(const Checked&) = delete;
  Checked& operator=(const Checked&) = delete;

  json::object call(const std::string& method, json::object params = {}) {
    auto result = console_->call(method, std::move(params));
    fits(result, method, "result");
    return result;
  }
  json::object next_notice(const std::string& method) {
    auto params = console_->next_notice(method);
    fits(params, method, "params");
    return params;
  }

 private:
  std::unique_ptr<Console> console_;
};

json::object two_more_beds_at_oral() {
  const auto until = to_rfc3339(SystemClock{}.now() + minutes{60});
  return {{"center", center::oral}, {"unit", "single"}, {"places", 2}, {"until", until}, {"key", new_key()}};
}

void look_after_oral(Checked& coordinator) {
  const json::object oral_itself{{"center", center::oral}};
  coordinator.call("center.show", oral_itself);
  coordinator.call("center.promise", oral_itself);
  coordinator.call("capacity.overflow", two_more_beds_at_oral());
  coordinator.call("report.summary", {{"from", "2025-01"}, {"to", "2025-12"}});
  coordinator.call("system.status");
}

}  // namespace

TEST_CASE("every published example of a call is answered with a result or a refusal, both as published") {
  World world;
  std::size_t called = 0;
  for (const auto& file : std::filesystem::directory_iterator(folder)) {
    const auto name = file.path().stem().string();
    const auto* examples = schemas().file(name + ".json").as_object().if_contains("examples");
    if (examples == nullptr) continue;
    for (const auto& example : examples->as_array()) {
      const auto* call = example.as_object().if_contains("call");
      if (call == nullptr) continue;
      CAPTURE(name);
      const auto console = world.console(called++ % 2, somebody_for(name));
      console->send_text(json::serialize(timely(call->as_object())));
      const auto answer = console->finish(call->at("id").to_number<std::uint64_t>());
      CHECK(answer.at("jsonrpc").as_string() == "2.0");
      if (const auto* result = answer.if_contains("result")) {
        fits(*result, name, "result");
      } else {
        const auto& error = answer.at("error").as_object();
        CAPTURE(json::serialize(error));
        CHECK(known_reason(error.at("data").at("reason").as_string()));
        CHECK(error.at("data").at("reason") != "invalid_params");
        CHECK(error.at("data").at("reason") != "internal_error");
      }
    }
  }
  CHECK(called >= permissions().size());
}

TEST_CASE("what the daemon answers and tells along the road to a bed is as published") {
  World world;
  Checked op(world, 0, "op_one");
  Checked queue(world, 0, "op_two");
  Checked officer(world, 1, "officer_one");
  Checked oral(world, 1, staff_of(center::oral));
  Checked coordinator(world, 0, "coordinator_one");
  const auto cursor = op.call("board.watch").at("cursor");
  officer.call("board.watch");
  oral.call("board.watch");
  queue.call("request.queue");
  oral.call("offer.list");
  op.call("place.search", {{"text", "Орал"}});
  const auto basics = asking("p_atyrau", woman_with_four(), {{"home_place", true}}, "urgent");
  op.call("route.preview", basics);

  coordinator.call("request.waiting");
  auto opening = basics;
  opening["route"] = "queue";
  opening["key"] = new_key();
  const auto request = text_of(op.call("request.open", opening), "request");
  const json::object ref{{"request", request}};
  queue.next_notice("queue.changed");
  coordinator.next_notice("waiting.changed");
  queue.call("request.queue");
  op.call("request.claim", change_of("request", request));
  op.call("request.watch", ref);
  op.call("request.preview", ref);
  op.call("request.release", change_of("request", request));
  const auto placed = op.call("request.place", change_of("request", request));
  const auto offer = text_of(object_of(placed, "offer"), "offer");
  oral.next_notice("offer.changed");
  oral.call("offer.list");
  op.call("offer.list", {{"center", center::oral}});
  oral.call("offer.accept", change_of("offer", offer));
  op.next_notice("request.changed");
  op.call("offer.extend", change_of("offer", offer));
  auto arrival = change_of("offer", offer);
  arrival["code"] = op.call("handover.show", ref).at("arrival_code");
  oral.next_notice("handover.shown");
  oral.call("offer.list");
  oral.call("offer.arrived", arrival);
  op.call("request.show", ref);

  opening["route"] = "auto";
  opening["key"] = new_key();
  const auto second = officer.call("request.open", opening);
  officer.call("request.watch", {{"request", second.at("request")}});
  officer.call(
      "offer.refuse",
      {{"offer", object_of(second, "offer").at("offer")}, {"reason", "changed_mind"}, {"key", new_key()}});
  officer.next_notice("request.changed");
  look_after_oral(coordinator);
  oral.call("center.accepting",
            {{"center", center::oral}, {"accepting", false}, {"reason", "quarantine"}, {"key", new_key()}});
  op.next_notice("board.changed");
  op.call("board.watch", {{"since", cursor}});
}

}  // namespace pana::test
