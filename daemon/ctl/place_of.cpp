#include "ctl/place_of.hpp"

#include <algorithm>
#include <boost/json/array.hpp>
#include <iostream>

#include "core/id.hpp"
#include "ctl/quit.hpp"
#include "domain/place.hpp"
#include "protocol/shapes.hpp"

namespace pana::ctl {
namespace {

namespace json = boost::json;

// "Atyrua" → "p_atyrua": the ids of localities are made of their English names.
std::string guessed_id(const std::string& text) {
  std::string id = "p_";
  for (const char c : text) {
    if (c >= 'A' && c <= 'Z')
      id += static_cast<char>(c - 'A' + 'a');
    else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
      id += c;
    else if (c == ' ' || c == '-')
      id += '_';
  }
  return id;
}

bool is_called(const json::value& place, const std::string& folded) {
  const auto& names = place.at("name").as_object();
  return std::any_of(names.begin(), names.end(),
                     [&](const auto& name) { return fold(name.value().as_string()) == folded; });
}

// The name is the first one's and no other's.
bool is_plain(const json::array& places, const std::string& text) {
  const auto folded = fold(text);
  const auto count = std::count_if(places.begin(), places.end(),
                                   [&](const json::value& place) { return is_called(place, folded); });
  return count == 1 && is_called(places.front(), folded);
}

std::string words_of(const Desk& desk, const json::value& place) {
  return desk.name_of(place.at("name")) + " (region " + std::string{place.at("region").as_string()} + ", " +
         std::string{place.at("place").as_string()} + ")";
}

}  // namespace

json::object find_origin(Desk& desk, const std::string& text) {
  if (protocol::is_digits(text, 2)) return {{"region", text}};
  if (text.rfind("p_", 0) == 0 && is_id(text)) return {{"place", text}};
  const auto found = desk.call("place.search", {{"text", text}, {"limit", 4}});
  const auto& places = found.at("places").as_array();
  if (places.empty()) {
    const auto guess = guessed_id(text);
    if (guess.size() > 2 && is_id(guess)) return {{"place", guess}};
    throw Quit(Exit::refused, "no locality is called \"" + text + "\"");
  }
  if (places.size() > 1 && !is_plain(places, text)) {
    std::cerr << "from " << words_of(desk, places.front()) << "; also:";
    for (std::size_t index = 1; index < places.size(); ++index)
      std::cerr << " " << words_of(desk, places[index]);
    std::cerr << '\n';
  }
  return {{"place", places.front().at("place")}};
}

}  // namespace pana::ctl
