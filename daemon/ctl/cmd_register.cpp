#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

#include "ctl/board_state.hpp"
#include "ctl/commands.hpp"
#include "ctl/quit.hpp"
#include "ctl/register_file.hpp"

namespace pana::ctl {
namespace {

namespace json = boost::json;

struct RegisterArguments {
  std::string file;
  std::string country;
};

std::string read_file(const std::string& path) {
  std::ifstream file(path);
  if (!file) throw Quit(Exit::usage, "cannot read " + path);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

// The whole file, or Quit(usage) with all its mistakes.
std::vector<json::object> checked_entries(const RegisterArguments& arguments) {
  const auto beside = std::filesystem::path(arguments.file).parent_path().string();
  const auto country = !arguments.country.empty() ? arguments.country : beside.empty() ? "." : beside;
  auto file = read_register(read_file(arguments.file), read_known(country));
  if (file.mistakes.empty()) return std::move(file.entries);
  std::string all;
  for (const auto& mistake : file.mistakes) {
    all += arguments.file + ":" + std::to_string(mistake.line) + ": " +
           (mistake.at.empty() ? "the file" : mistake.at) + " " + mistake.what + "\n";
  }
  const auto count = file.mistakes.size();
  throw Quit(Exit::usage, std::to_string(count) + (count == 1 ? " mistake" : " mistakes") +
                              ", nothing was imported\n" + all);
}

void check_file(Desk& desk, const RegisterArguments& arguments) {
  const auto count = checked_entries(arguments).size();
  desk.say({{"centers", count}}, std::to_string(count) + " centers, no mistake");
}

// Calls center.put for each, with progress; the refusal of one ends it, after `told` about how far it came.
void put_each(Desk& desk, const std::vector<json::object>& entries, std::string_view doing, bool check) {
  std::size_t done = 0;
  for (auto entry : entries) {
    const auto id = std::string{entry.at("center").as_string()};
    if (check) entry["check"] = true;
    try {
      desk.change("center.put", std::move(entry));
    } catch (const Quit& refused) {
      const auto so_far = check ? "nothing was imported"
                                : std::to_string(done) + " of " + std::to_string(entries.size()) +
                                      " centers were imported before it; import again";
      throw Quit(refused.code(), id + ": " + refused.what() + "\n" + so_far);
    }
    ++done;
    if (desk.terminal.is_terminal)
      std::cout << "\r" << doing << " " << done << " of " << entries.size() << std::flush;
  }
  if (desk.terminal.is_terminal) std::cout << "\r";
}

// All or nothing: the daemon is asked about every entry before the first is put.
void import_file(Desk& desk, const RegisterArguments& arguments) {
  const auto entries = checked_entries(arguments);
  put_each(desk, entries, "checked", true);
  put_each(desk, entries, "imported", false);
  const auto done = entries.size();
  desk.say({{"imported", done}}, std::to_string(done) + " centers imported");
}

// Entry by entry, one per line, in the order of their codes; without the handovers, which nobody reads back.
std::string exported(Desk& desk) {
  BoardState board;
  board.take(desk.call("board.watch", {}));
  std::string text = "{\"centers\": [";
  bool first = true;
  std::size_t kept_back = 0;
  for (const auto* center : board.by_code()) {
    const auto shown = desk.call("center.show", {{"center", center->at("center")}});
    if (shown.at("handover").as_bool()) ++kept_back;
    text += (first ? "\n" : ",\n") + json::serialize(shown.at("center"));
    first = false;
  }
  if (kept_back > 0)
    std::cerr << "lines and meeting points of " << kept_back << " centers stay in the store, also when this "
              << "is imported there\n";
  return text + "\n]}\n";
}

void export_file(Desk& desk, const RegisterArguments& arguments) {
  const auto text = exported(desk);
  if (arguments.file.empty()) {
    std::cout << text << std::flush;
    return;
  }
  std::ofstream file(arguments.file);
  if (!(file << text << std::flush)) throw Quit(Exit::usage, "cannot write " + arguments.file);
}

using Act = void (*)(Desk&, const RegisterArguments&);
std::pair<CLI::App*, std::shared_ptr<RegisterArguments>> add_action(CLI::App& parent, Desk& desk,
                                                                    const std::string& name,
                                                                    const std::string& help, Act act) {
  const auto [sub, arguments] = command<RegisterArguments>(parent, name, help);
  sub->callback([&desk, act, kept = arguments] { desk.action = [&desk, act, kept] { act(desk, *kept); }; });
  return {sub, arguments};
}

void add_input(CLI::App* sub, RegisterArguments& arguments) {
  sub->add_option("FILE", arguments.file, "The register")->required();
  sub->add_option("--country", arguments.country,
                  "Folder of regions.json and localities.json to check against (default: the file's own)");
}

}  // namespace

void add_register(CLI::App& app, Desk& desk) {
  auto* parent = app.add_subcommand("register", "The register of centers");
  parent->require_subcommand(1);
  const auto [importing, imported] = add_action(
      *parent, desk, "import", "Puts every center of a file; checks the whole file first", import_file);
  add_input(importing, *imported);
  const auto [checking, checks] =
      add_action(*parent, desk, "check", "Tells all mistakes of a file; calls nobody", check_file);
  add_input(checking, *checks);
  const auto [exporting, target] = add_action(
      *parent, desk, "export", "Writes all centers, as import reads them, but for their lines", export_file);
  exporting->add_option("FILE", target->file, "Where to (default: standard output)");
}

}  // namespace pana::ctl
