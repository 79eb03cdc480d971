#include "ctl/board_state.hpp"

#include <algorithm>
#include <boost/json/array.hpp>

#include "ctl/quit.hpp"
#include "domain/place.hpp"

namespace pana::ctl {
namespace {

namespace json = boost::json;

std::string text_of(const json::object& object, std::string_view name) {
  const auto* value = object.if_contains(name);
  return value != nullptr && value->is_string() ? std::string{value->get_string()} : std::string{};
}

// A change names every member that can change; what it does not name is gone (a reason, when it opens again).
void bring_forward(json::object& center, const json::object& change) {
  for (const auto* gone : {"reason", "until", "confirmed_at"}) center.erase(gone);
  for (const auto& [name, value] : change) center[name] = value;
}

bool is_called(const json::object& center, std::string_view text, const std::string& folded) {
  if (text_of(center, "center") == text || text_of(center, "code") == text) return true;
  const auto* names = center.if_contains("name");
  if (names == nullptr || !names->is_object()) return false;
  return std::any_of(names->get_object().begin(), names->get_object().end(), [&](const auto& name) {
    return name.value().is_string() && fold(name.value().get_string()) == folded;
  });
}

}  // namespace

std::set<std::string> BoardState::take(const json::object& message) {
  std::set<std::string> changed;
  cursor_ = text_of(message, "cursor");
  if (const auto* all = message.if_contains("centers")) {
    centers_.clear();
    for (const auto& center : all->as_array())
      centers_[text_of(center.as_object(), "center")] = center.as_object();
  }
  if (const auto* changes = message.if_contains("changes")) {
    for (const auto& change : changes->as_array()) {
      const auto id = text_of(change.as_object(), "center");
      bring_forward(centers_[id], change.as_object());
      changed.insert(id);
    }
  }
  if (const auto* regions = message.if_contains("regions")) {
    for (const auto& region : regions->as_array()) {
      const auto code = text_of(region.as_object(), "region");
      const bool available = region.at("available").as_bool();
      const auto known = regions_.find(code);
      if (known == regions_.end() || known->second != available) changed.insert(code);
      regions_[code] = available;
    }
  }
  return changed;
}

std::vector<const json::object*> BoardState::by_code() const {
  std::vector<const json::object*> all;
  for (const auto& [id, center] : centers_) all.push_back(&center);
  std::sort(all.begin(), all.end(), [](const json::object* a, const json::object* b) {
    return std::pair{text_of(*a, "code"), text_of(*a, "center")} <
           std::pair{text_of(*b, "code"), text_of(*b, "center")};
  });
  return all;
}

const json::object& BoardState::find(std::string_view text) const {
  const auto folded = fold(text);
  std::vector<const json::object*> found;
  for (const auto* center : by_code()) {
    if (is_called(*center, text, folded)) found.push_back(center);
  }
  if (found.size() == 1) return *found.front();
  if (found.empty())
    throw Quit(Exit::usage, "no center is called \"" + std::string{text} + "\" (id, code or name)");
  std::string codes;
  for (const auto* center : found) codes += " " + text_of(*center, "code");
  throw Quit(Exit::usage, "several centers are called \"" + std::string{text} + "\": give a code:" + codes);
}

}  // namespace pana::ctl
