#include "protocol/receipt.hpp"

#include <algorithm>
#include <boost/json/parse.hpp>

#include "protocol/readers.hpp"
#include "protocol/views.hpp"

namespace pana::protocol {
namespace {

constexpr std::int64_t version = 1;
constexpr std::size_t most_closures = 1'000;
constexpr std::size_t most_asked = 1'000;
constexpr std::size_t most_unit_groups = 32;

// Who made the receipt sees whole centers; what was hidden from them was left out when it was written.
const Actor& whoever_has_it() {
  static const Actor actor{AccountId{"receipt"}, Role::hotline_operator, {}, {}};
  return actor;
}

// All that a ranking is made of.
struct Inputs {
  const Board& board;
  const Search& search;
  Instant now;
};

void write_rules(JsonWriter& json, const Policy& policy) {
  json.begin_object().member("ageing_after_min", policy.freshness.ageing_after.count());
  json.member("stale_after_min", policy.freshness.stale_after.count());
  json.member("policy", choice_names[static_cast<std::size_t>(policy.placing.choice)]);
  json.member("last_unit_min", policy.placing.last_unit_min);
  json.member("utc_offset_min", policy.utc_offset.count()).end_object();
}

void write_search(JsonWriter& json, const Board& board, const Search& search) {
  json.begin_object();
  if (search.origin != Gazetteer::none) json.member("origin", board.gazetteer().at(search.origin).id.text);
  json.key("household");
  write_household(json, search.asking.household);
  json.key("needs");
  write_strings(json, search.asking.needs.codes());
  json.key("languages");
  write_strings(json, search.asking.languages);
  json.member("stay_days", search.asking.stay_days).member("transport", search.transport);
  json.member("urgency", name_of(search.urgency)).key("exclude");
  write_exclusion(json, search.exclusion);
  write_ids(json, "asked", search.asked);
  json.end_object();
}

void write_closure(JsonWriter& json, const Closure& closure) {
  json.begin_object().member("closure", closure.id.text);
  json.member("from", closure.from.text).member("to", closure.to.text);
  json.member("begins", to_rfc3339(closure.begins)).member("until", to_rfc3339(closure.until));
  json.member("vehicles", closure.vehicles).end_object();
}

void write_center_input(JsonWriter& json, const Center& center, const Inputs& from) {
  json.begin_object().key("entry");
  write_register_entry(json, center, {Role::administrator, Relation::own_region});
  json.key("live");
  write_center_change(json, center, from.now, from.board.limits(),
                      {Role::administrator, Relation::own_region});
  json.end_object();
}

void write_inputs(JsonWriter& json, const Inputs& from, const std::vector<Center>& centers) {
  json.member("receipt", version).member("made_at", to_rfc3339(from.now)).key("rules");
  write_rules(json, from.board.policy());
  json.key("request");
  write_search(json, from.board, from.search);
  json.key("closures").begin_array();
  for (const auto& closure : from.board.closures()) write_closure(json, closure);
  json.end_array().key("centers").begin_array();
  for (const auto& center : centers) write_center_input(json, center, from);
  json.end_array();
}

void write_ranking(JsonWriter& json, const Inputs& from) {
  const auto ranking = rank(from.board, from.search, from.now);
  json.key("candidates").begin_array();
  for (const auto& one : ranking.candidates) write_candidate(json, from.board, one, whoever_has_it());
  json.end_array().key("excluded").begin_array();
  for (const auto& one : ranking.excluded) write_excluded(json, from.board, one, whoever_has_it());
  json.end_array();
}

// In the order of their ids, which is not told by how they were ranked or registered.
std::vector<Center> by_id(std::vector<Center> centers) {
  std::sort(centers.begin(), centers.end(), [](const Center& a, const Center& b) { return a.id < b.id; });
  return centers;
}

std::vector<Center> nearest_seen(const Inputs& from, const Actor& reader) {
  const auto ranking = rank(from.board, from.search, from.now);
  std::vector<Center> centers;
  const auto take = [&](Board::Slot slot) {
    if (centers.size() < most_receipt_centers) centers.push_back(from.board.seen_by(reader, slot));
  };
  for (const auto& candidate : ranking.candidates) take(candidate.slot);
  for (const auto& excluded : ranking.excluded) take(excluded.slot);
  return by_id(std::move(centers));
}

Policy read_rules(const Item& item) {
  constexpr std::int64_t most = 100'000;
  auto fields = item.fields();
  Policy policy;
  policy.freshness.ageing_after = minutes{fields.required("ageing_after_min").integer(0, most)};
  policy.freshness.stale_after = minutes{fields.required("stale_after_min").integer(0, most)};
  policy.placing.choice = static_cast<Choice>(fields.required("policy").code(choice_names));
  policy.placing.last_unit_min = static_cast<std::int32_t>(fields.required("last_unit_min").integer(0, most));
  policy.utc_offset = minutes{fields.required("utc_offset_min").integer(-most, most)};
  fields.close();
  return policy;
}

Search read_search(const Item& item, const Gazetteer& gazetteer) {
  auto fields = item.fields();
  Search search;
  const auto origin = fields.optional("origin");
  if (origin.present()) search.origin = gazetteer.find(origin.id<PlaceId>());
  search.asking.household = read_household(fields.required("household"));
  search.asking.needs = read_needs(fields.required("needs"));
  search.asking.languages = read_languages(fields.required("languages"));
  search.asking.stay_days =
      static_cast<std::int32_t>(fields.required("stay_days").integer(0, longest_stay_days));
  search.transport = transports[fields.required("transport").code(transports)];
  search.urgency = static_cast<Urgency>(fields.required("urgency").code(urgency_names));
  search.exclusion = read_exclusion(fields.required("exclude"));
  fields.required("asked").each(most_asked,
                                [&](const Item& center) { search.asked.push_back(center.id<CenterId>()); });
  fields.close();
  return search;
}

Closure read_closure(const Item& item) {
  auto fields = item.fields();
  Closure closure;
  closure.id = fields.required("closure").id<ClosureId>();
  closure.from = fields.required("from").id<PlaceId>();
  closure.to = fields.required("to").id<PlaceId>();
  closure.begins = fields.required("begins").moment().value_or(Instant{});
  closure.until = fields.required("until").moment().value_or(Instant{});
  closure.vehicles = static_cast<std::uint8_t>(fields.required("vehicles").integer(0, all_vehicles));
  fields.close();
  return closure;
}

void read_counters(const Item& item, Center& center) {
  constexpr std::int64_t most = 1'000'000'000;
  auto fields = item.fields();
  const auto unit = fields.required("unit");
  auto* group = center.find(unit.id<Id<struct UnitKind>>().text);
  const auto number = [&](std::string_view name) { return fields.required(name).integer(0, most); };
  const auto count = [&](std::string_view name) { return static_cast<std::int32_t>(number(name)); };
  const Counters counters{count("total"), count("staffed"),        count("occupied"),
                          count("held"),  count("out_of_service"), number("version")};
  for (const auto* told_already : {"sleeps", "free", "step_free", "for"}) fields.optional(told_already);
  if (group == nullptr) return unit.refuse("unknown");
  group->counters = counters;
  fields.close();
}

void read_live(const Item& item, Center& center) {
  auto fields = item.fields();
  fields.optional("center");
  fields.optional("freshness");
  center.acceptance.accepting = fields.required("accepting").flag();
  const auto reason = fields.optional("reason");
  if (reason.present()) center.acceptance.reason = acceptance_reasons[reason.code(acceptance_reasons)];
  center.acceptance.until = fields.optional("until").moment();
  center.confirmed_at = fields.optional("confirmed_at").moment();
  fields.required("units").each(most_unit_groups, [&](const Item& unit) { read_counters(unit, center); });
  fields.close();
}

Center read_center(const Item& item) {
  auto fields = item.fields();
  auto entry = fields.required("entry").fields();
  auto center = read_register_entry(entry);
  entry.close();
  read_live(fields.required("live"), center);
  fields.close();
  return center;
}

}  // namespace

std::string write_receipt(const Board& board, const Search& search, Instant now, const Actor& reader) {
  const Inputs from{board, search, now};
  JsonWriter json;
  json.begin_object();
  write_inputs(json, from, nearest_seen(from, reader));
  json.end_object();
  // By the very way in which it will be checked.
  return reproduce_receipt(boost::json::parse(json.text()).as_object(), board.shared_roads()).value();
}

Result<std::string> reproduce_receipt(const boost::json::object& receipt,
                                      std::shared_ptr<const RoadTable> roads) {
  Fields fields{receipt};
  fields.required("receipt").integer(version, version);
  const auto now = fields.required("made_at").moment().value_or(Instant{});
  Board board{roads, read_rules(fields.required("rules"))};
  const auto search = read_search(fields.required("request"), roads->gazetteer());
  std::vector<Center> centers;
  fields.required("centers").each(most_receipt_centers,
                                  [&](const Item& center) { centers.push_back(read_center(center)); });
  centers = by_id(std::move(centers));
  board.reset(centers, {1, 0});
  fields.required("closures").each(most_closures, [&](const Item& closure) {
    board.close(read_closure(closure));
  });
  fields.optional("candidates");
  fields.optional("excluded");
  PANA_TRY(read, fields.finish(true));
  JsonWriter json;
  json.begin_object();
  write_inputs(json, {board, search, now}, centers);
  write_ranking(json, {board, search, now});
  json.end_object();
  return read ? json.take() : std::string{};
}

}  // namespace pana::protocol
