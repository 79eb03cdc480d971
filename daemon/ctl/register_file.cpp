#include "ctl/register_file.hpp"

#include <algorithm>
#include <boost/json/parse.hpp>
#include <fstream>
#include <sstream>
#include <tuple>

#include "ctl/json_lines.hpp"
#include "ctl/words.hpp"
#include "domain/personal_data.hpp"
#include "protocol/json_tree.hpp"
#include "protocol/readers.hpp"

namespace pana::ctl {
namespace {

namespace json = boost::json;
using protocol::Fields;
using protocol::Findings;
using protocol::Item;

constexpr std::size_t most_centers = 100'000;
constexpr std::size_t most_mistakes = 1'000;
constexpr std::size_t most_depth = 8;

// What one entry must not share with another, and what must exist.
class Entries {
 public:
  Entries(const Known& known, std::vector<json::object>& out) : known_(known), out_(out) {}

  void read(const Item& item) {
    auto fields = item.fields();
    const auto center = protocol::read_register_entry(fields);
    const auto handover = protocol::read_handover(fields.optional("handover"));
    fields.close();
    if (!center.id.empty() && !ids_.insert(center.id.text).second) fields.refuse("twice", "/center");
    if (!center.code.empty() && !codes_.insert(center.code).second) fields.refuse("twice", "/code");
    if (absent(known_.regions, center.region)) fields.refuse("no such region", "/region");
    if (absent(known_.places, center.place.text)) fields.refuse("no such locality", "/place");
    const auto* point = handover.to && handover.to->meeting_point ? &*handover.to->meeting_point : nullptr;
    if (point != nullptr && absent(known_.places, point->place.text))
      fields.refuse("no such locality", "/handover/meeting_point/place");
  }
  void keep(const json::value& entry) {
    if (entry.is_object()) out_.push_back(entry.get_object());
  }

 private:
  static bool absent(const std::set<std::string>& known, const std::string& text) {
    return !known.empty() && !text.empty() && known.count(text) == 0;
  }

  const Known& known_;
  std::vector<json::object>& out_;
  std::set<std::string> ids_;
  std::set<std::string> codes_;
};

// The one place for a telephone number, where others than people's are taken.
bool is_misspelled_line(const Fault& fault) {
  if (!fault.at.ends_with("/handover/line") || fault.figures.empty()) return false;
  const auto* why = std::get_if<std::string>(&fault.figures.front().value);
  return fault.code == FaultCode::personal_data || (why != nullptr && *why == "shape");
}

std::string what_of(const Fault& fault) {
  if (is_misspelled_line(fault)) return "must be + and 8 to 15 digits, or 3 or 4 digits, without blanks";
  for (const auto& figure : fault.figures) {
    if (figure.name == "why") return why_words(std::get<std::string>(figure.value));
    if (figure.name == "kind") return personal_words(std::get<std::string>(figure.value));
  }
  return describe(fault);
}

// A member's name is shown only where it is no personal data itself.
std::string shown(std::string pointer) {
  return find_personal_data(pointer) ? std::string{} : std::move(pointer);
}

std::vector<Mistake> not_a_tree(std::string_view text, const protocol::NoTree& no_tree) {
  using Why = protocol::NoTree::Why;
  std::vector<Mistake> mistakes;
  if (no_tree.why == Why::member_twice) {
    for (auto& again : members_again(text))
      mistakes.push_back({again.line, shown(std::move(again.pointer)), why_words("twice")});
  }
  if (mistakes.empty()) {
    const auto* what = no_tree.why == Why::not_json ? "is no JSON from here on" : "is nested too deep";
    mistakes.push_back({line_at(text, no_tree.offset), "", what});
  }
  return mistakes;
}

std::set<std::string> ids_in(const std::string& path, std::string_view list, std::string_view id) {
  std::ifstream file(path);
  std::stringstream text;
  text << file.rdbuf();
  boost::system::error_code error;
  const auto tree = json::parse(text.str(), error);
  std::set<std::string> ids;
  if (error || !tree.is_object()) return ids;
  const auto* all = tree.get_object().if_contains(list);
  if (all == nullptr || !all->is_array()) return ids;
  for (const auto& one : all->get_array()) ids.emplace(one.at(id).as_string());
  return ids;
}

}  // namespace

RegisterFile read_register(std::string_view text, const Known& known) {
  RegisterFile file;
  json::value tree;
  if (const auto no_tree = protocol::parse_tree(text, most_depth, tree)) {
    file.mistakes = not_a_tree(text, *no_tree);
    return file;
  }
  Findings findings{most_mistakes};
  Entries entries{known, file.entries};
  auto root = Item{&tree, {}, &findings}.fields();
  root.optional("note").text(0, 4'096);
  root.required("centers").each(most_centers, [&](const Item& item) { entries.read(item); });
  root.close();
  for (const auto& fault : findings.faults())
    file.mistakes.push_back({line_of(text, fault.at), fault.at, what_of(fault)});
  std::sort(file.mistakes.begin(), file.mistakes.end(), [](const Mistake& a, const Mistake& b) {
    return std::tie(a.line, a.at) < std::tie(b.line, b.at);
  });
  if (!file.mistakes.empty()) return file;
  for (const auto& entry : tree.at("centers").as_array()) entries.keep(entry);
  return file;
}

Known read_known(const std::string& directory) {
  return {ids_in(directory + "/regions.json", "regions", "region"),
          ids_in(directory + "/localities.json", "places", "place")};
}

}  // namespace pana::ctl
