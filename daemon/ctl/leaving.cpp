#include "ctl/leaving.hpp"

#include <boost/json/parse.hpp>
#include <charconv>
#include <fstream>
#include <sstream>

#include "ctl/arguments.hpp"
#include "ctl/quit.hpp"

namespace pana::ctl {
namespace {

namespace json = boost::json;

[[noreturn]] void cannot_read(const std::string& word) {
  throw Quit(Exit::usage,
             "cannot read \"" + word + "\": write a household like \"women=1 girl:3-6 boy:7-11\"");
}

int number(const std::string& text, const std::string& word) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) cannot_read(word);
  return value;
}

bool takes_count(RequestArguments& arguments, const std::string& name, const std::string& value,
                 const std::string& word) {
  auto& household = arguments.household;
  auto* count = name == "women"       ? &household.women
                : name == "men"       ? &household.men
                : name == "aged"      ? &household.aged
                : name == "stay-days" ? &arguments.stay_days
                                      : nullptr;
  if (count == nullptr) return false;
  *count = number(value, word);
  return true;
}

// The list that a word of this name adds to; none for a name that there is not.
std::vector<std::string>* list_of(RequestArguments& arguments, const std::string& name) {
  auto& exclusion = arguments.exclusion;
  if (name == "need") return &arguments.needs;
  if (name == "language") return &arguments.languages;
  if (name == "not-region") return &exclusion.regions;
  if (name == "not-place") return &exclusion.places;
  if (name == "not-around") return &exclusion.around;
  if (name == "not-center") return &exclusion.centers;
  return name == "conceal-from" ? &exclusion.conceal_from : nullptr;
}

void take_word(RequestArguments& arguments, const std::string& word) {
  const auto equals = word.find('=');
  if (word == "pregnant") {
    arguments.household.pregnant = true;
  } else if (equals == std::string::npos && word.find(':') != std::string::npos) {
    arguments.household.children.push_back(word);
  } else if (equals == std::string::npos) {
    cannot_read(word);
  } else {
    const auto name = word.substr(0, equals), value = word.substr(equals + 1);
    if (takes_count(arguments, name, value, word)) return;
    if (name == "urgency") {
      arguments.urgency = value;
    } else if (auto* list = list_of(arguments, name)) {
      list->push_back(value);
    } else {
      cannot_read(word);
    }
  }
}

}  // namespace

json::object leaving_params(const std::string& words) {
  RequestArguments arguments;
  std::istringstream text{words};
  for (std::string word; text >> word;) take_word(arguments, word);
  auto params = request_params(arguments, {});
  params.erase("origin");
  return params;
}

json::array leaving_from(const std::string& path) {
  std::ifstream file(path);
  if (!file) throw Quit(Exit::usage, "cannot read " + path);
  std::stringstream text;
  text << file.rdbuf();
  boost::system::error_code broken;
  const auto value = json::parse(text.str(), broken);
  const auto* list = value.if_array();
  if (const auto* object = value.if_object()) {
    const auto* member = object->if_contains("households");
    list = member == nullptr ? nullptr : member->if_array();
  }
  if (broken || list == nullptr)
    throw Quit(Exit::usage, path + " is no list of households ({\"households\": [{\"household\": {…}}]})");
  return *list;
}

}  // namespace pana::ctl
