#include <boost/json/parse.hpp>
#include <fstream>
#include <sstream>

#include "ctl/commands.hpp"
#include "ctl/quit.hpp"
#include "protocol/receipt.hpp"
#include "settings/country.hpp"

namespace pana::ctl {
namespace {

namespace json = boost::json;

struct ReceiptArguments {
  std::string file;
  std::string country = "config/kazakhstan";
};

std::string content_of(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) throw Quit(Exit::usage, file + ": cannot be read");
  std::ostringstream text;
  text << in.rdbuf();
  auto content = text.str();
  while (content.ends_with('\n')) content.pop_back();
  return content;
}

std::shared_ptr<const RoadTable> roads_of(const std::string& directory) {
  auto loaded = settings::load_country(directory);
  if (!loaded.ok()) throw Quit(Exit::usage, directory + ": cannot be used: panad --check-config tells why");
  return loaded.country.roads;
}

std::string reproduced(const std::string& text, const ReceiptArguments& arguments) {
  boost::system::error_code broken;
  const auto receipt = json::parse(text, broken);
  if (broken || !receipt.is_object()) throw Quit(Exit::usage, arguments.file + ": is no receipt");
  auto again = protocol::reproduce_receipt(receipt.get_object(), roads_of(arguments.country));
  if (again.has_error()) throw Quit(Exit::usage, arguments.file + ": is no receipt, at " + again.error().at);
  return std::move(*again);
}

void check(Desk& desk, const ReceiptArguments& arguments) {
  const auto text = content_of(arguments.file);
  const auto again = reproduced(text, arguments);
  if (again != text)
    throw Quit(Exit::refused, arguments.file +
                                  ": does not follow from its inputs: it was changed, or these "
                                  "roads or this version's rules are others");
  const auto receipt = json::parse(again);
  const auto count = receipt.at("candidates").as_array().size();
  desk.say({{"reproduced", true}, {"candidates", count}},
           "The ranking follows from its inputs, byte for byte: " + std::to_string(count) + " candidates.");
}

}  // namespace

void add_receipt(CLI::App& app, Desk& desk) {
  const auto [sub, arguments] = command<ReceiptArguments>(
      app, "receipt", "Ranks anew from a decision receipt, and tells whether the same comes out");
  sub->add_option("FILE", arguments->file, "What `panactl preview --receipt FILE` wrote")->required();
  sub->add_option("--country", arguments->country, "Folder of regions.json, localities.json and roads.json")
      ->capture_default_str();
  sub->footer("Calls nobody. Ends with 1 where it does not.");
  sub->callback([&desk, kept = arguments] { desk.action = [&desk, kept] { check(desk, *kept); }; });
}

}  // namespace pana::ctl
