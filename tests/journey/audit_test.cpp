// What was done is written down, provably; and what happens while it cannot be.
#include <filesystem>
#include <fstream>

#include "support/audit_files.hpp"
#include "support/catch.hpp"
#include "support/requests.hpp"

namespace pana::test {
namespace {

namespace fs = std::filesystem;

// A request of op_one that the staff of the center at Oral has accepted.
std::string accepted_request(World& world) {
  const auto op = world.console(0, "op_one");
  const auto oral = world.console(1, staff_of(center::oral));
  const auto opened = open_request(*op, asking("p_oral", woman_alone(), nowhere_but({center::oral})));
  oral->call("offer.accept", change_of("offer", text_of(object_of(opened, "offer"), "offer")));
  return text_of(opened, "request");
}

void close_both(World& world) {
  for (std::size_t i = 0; i < 2; ++i) world.daemon(i).ask_to_stop();
  for (std::size_t i = 0; i < 2; ++i) CHECK(world.daemon(i).wait_for_exit() == 0);
}

std::vector<std::string> shown_entries(World& world, const std::string& verb, const std::string& id) {
  std::vector<std::string> outcomes;
  for (const auto& record : chained_records(world)) {
    if (record.verb == verb && record.id == id) outcomes.push_back(record.account + " " + record.outcome);
  }
  return outcomes;
}

// The first of the files that holds this: both daemons have written some.
std::string file_with(const World& world, std::string_view text) {
  for (const auto& entry : fs::directory_iterator(world.installation().path("audit"))) {
    std::ifstream file(entry.path(), std::ios::binary);
    const std::string all{std::istreambuf_iterator<char>(file), {}};
    if (all.find(text) != std::string::npos) return entry.path();
  }
  return {};
}

// The folder is away, and something stands in its place. (Modes do not bind root.)
class FolderAway {
 public:
  explicit FolderAway(World& world) : folder_(world.installation().path("audit")) {
    fs::rename(folder_, folder_ + ".away");
    std::ofstream(folder_) << "in the way";
  }
  void back() {
    fs::remove(folder_);
    fs::rename(folder_ + ".away", folder_);
  }

 private:
  std::string folder_;
};

}  // namespace

TEST_CASE("who did what, and what was shown to whom, stands in signed files that verify without a daemon") {
  World world;
  const auto request = accepted_request(world);
  const auto op = world.console(0, "op_one");
  op->call("handover.show", {{"request", request}});
  CHECK(world.console(1, "op_two")->expect_error("handover.show", {{"request", request}}).reason ==
        "not_found");

  const auto auditor = world.console(1, "auditor_one");
  wait_until_chained(world);
  const auto read = auditor->call("audit.read", {{"verb", "handover.show"}});
  const auto& entries = read.at("entries").as_array();
  REQUIRE(entries.size() == 2);
  CHECK(entries[0].at("actor") == "op_two");
  CHECK(entries[0].at("outcome") == "refused");
  CHECK(entries[1].at("actor") == "op_one");
  CHECK(entries[1].at("object").as_string() == request);
  const auto sequence = entries[1].at("sequence").to_number<std::size_t>();
  CHECK(auditor->call("audit.read", {{"actor", "auditor_one"}, {"verb", "audit.read"}})
            .at("entries")
            .as_array()
            .size() == 2);
  CHECK(auditor->call("audit.head").at("writable").as_bool());

  close_both(world);
  const auto verdict = verify_audit(world);
  INFO(verdict.words);
  CHECK(verdict.exit_code == 0);
  CHECK(verdict.words.find("are whole") != std::string::npos);
  const auto records = chained_records(world);
  REQUIRE(sequence <= records.size());
  CHECK(records[sequence - 1].verb == "handover.show");
  CHECK(records[sequence - 1].id == request);
}

TEST_CASE("one changed letter in a file is found, and its line named") {
  World world;
  accepted_request(world);
  wait_until_chained(world);
  close_both(world);
  REQUIRE(verify_audit(world).exit_code == 0);
  const auto file = file_with(world, " center.put ");
  std::fstream both(file, std::ios::in | std::ios::out | std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(both), {}};
  const auto at = text.find(" center.put ");
  REQUIRE(at != std::string::npos);
  both.clear();
  both.seekp(static_cast<std::streamoff>(at) + 1);
  both << "d";
  both.close();
  const auto verdict = verify_audit(world);
  CHECK(verdict.exit_code == 1);
  const auto line = std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n') + 1;
  CAPTURE(verdict.words);
  CHECK(verdict.words.find(file + ":" + std::to_string(line) + ": entry") != std::string::npos);
  CHECK(verdict.words.find("(edited)") != std::string::npos);
}

TEST_CASE(
    "while audit files cannot be written nothing is disclosed; people are placed, and it is written later") {
  World world;
  const auto request = accepted_request(world);
  const auto op = world.console(0, "op_one");
  const auto admin = world.console(1, "admin_one");
  const auto auditor = world.console(0, "auditor_one");
  const json::object ref{{"request", request}};
  op->call("handover.show", ref);

  FolderAway folder(world);
  wait_until_writable(world, false);
  CHECK_FALSE(auditor->call("audit.head").at("writable").as_bool());
  for (std::size_t which = 0; which < 2; ++which) {
    const auto refused = world.console(which, "op_one")->expect_error("handover.show", ref);
    CHECK(refused.reason == "unavailable");
    CHECK(refused.data.at("retry").as_bool());
  }
  CHECK(admin->expect_error("account.create").reason == "unavailable");
  CHECK(auditor->expect_error("audit.read").reason == "unavailable");
  const auto meanwhile = accepted_request(world);
  const auto written = world.daemon(0).output() + world.daemon(1).output();
  CHECK(written.find("level=error event=audit_not_writable") != std::string::npos);

  folder.back();
  wait_until_writable(world, true);
  op->call("handover.show", ref);
  CHECK(admin->expect_error("account.create").reason == "invalid_params");
  close_both(world);
  const auto verdict = verify_audit(world);
  INFO(verdict.words);
  CHECK(verdict.exit_code == 0);
  CHECK(shown_entries(world, "request.open", meanwhile) == std::vector<std::string>{"op_one offered"});
  CHECK(shown_entries(world, "handover.show", request) ==
        std::vector<std::string>{"op_one shown", "op_one shown"});
}

TEST_CASE("a daemon that is told to keep no audit files says so, and discloses") {
  World world({{"audit.directory="}, {}, {}});
  const auto request = accepted_request(world);
  CHECK(world.console(0, "op_one")->call("handover.show", {{"request", request}}).contains("arrival_code"));
  CHECK(world.daemon(0).output().find("event=audit_off") != std::string::npos);
  CHECK(world.console(0, "auditor_one")->expect_error("audit.head").reason == "not_found");
  CHECK_FALSE(fs::exists(world.installation().path("audit")));
}

}  // namespace pana::test
