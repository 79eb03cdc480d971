#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "support/console.hpp"

// Help requests as tests open them.
namespace pana::test {

// A woman with four children, a girl of 3-6, a girl and a boy of 7-11, a boy of 14-15: five people who need a
// family5.
json::object woman_with_four();
// A woman alone.
json::object woman_alone();

// The basics of a request: what route.preview takes.
json::object asking(std::string_view origin, json::object household, json::object exclude = {},
                    std::string_view urgency = "standard");
// What excludes every center of the demo register but these.
json::object nowhere_but(const std::vector<std::string>& centers);
// request.open with a new key; answers its result.
json::object open_request(Console& console, json::object basics, std::string_view route = "auto");

// Members of a result.
std::string text_of(const json::object& object, std::string_view member);
const json::object& object_of(const json::object& object, std::string_view member);

// {"request" or "offer": id, "key": a new one}
json::object change_of(std::string_view what, const std::string& id);

// {"request", "outcome": "withdrawn", "reason", "key"}
json::object withdrawal_of(const std::string& request);

}  // namespace pana::test
