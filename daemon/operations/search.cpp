#include "operations/search.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace pana::operations {
namespace {

Fault unknown_place(const Gazetteer& gazetteer, const std::string& named, std::string at) {
  Fault unknown = fault(FaultCode::not_found, std::move(at));
  unknown.figures.push_back({"nearest", gazetteer.nearest_names(named, 5)});
  return unknown;
}

std::string pointer(std::string_view list, std::size_t index, std::string_view member = {}) {
  return "/exclude/" + std::string{list} + "/" + std::to_string(index) + std::string{member};
}

Result<Gazetteer::Index> origin_of(const Gazetteer& gazetteer, const protocol::Origin& origin) {
  if (!origin.region.empty()) {
    const auto* region = gazetteer.region(origin.region);
    if (region == nullptr) return fault(FaultCode::not_found, "/origin/region");
    return gazetteer.find(region->capital);
  }
  const auto index = gazetteer.find(origin.place);
  if (index == Gazetteer::none) return unknown_place(gazetteer, origin.place.text, "/origin/place");
  return index;
}

std::optional<Fault> check(const Board& board, const Exclusion& exclude) {
  const auto& gazetteer = board.gazetteer();
  for (std::size_t i = 0; i < exclude.regions.size(); ++i) {
    if (gazetteer.region(exclude.regions[i]) == nullptr)
      return fault(FaultCode::not_found, pointer("regions", i));
  }
  for (std::size_t i = 0; i < exclude.places.size(); ++i) {
    const auto& place = exclude.places[i];
    if (gazetteer.find(place) == Gazetteer::none)
      return unknown_place(gazetteer, place.text, pointer("places", i));
  }
  for (std::size_t i = 0; i < exclude.around.size(); ++i) {
    const auto& place = exclude.around[i].place;
    if (gazetteer.find(place) == Gazetteer::none) {
      return unknown_place(gazetteer, place.text, pointer("around", i, "/place"));
    }
  }
  for (std::size_t i = 0; i < exclude.centers.size(); ++i) {
    if (board.find(exclude.centers[i]) == nullptr) return fault(FaultCode::not_found, pointer("centers", i));
  }
  return std::nullopt;
}

// Centers that must not learn of the request are not asked.
Exclusion with_concealed(Exclusion exclude) {
  const auto& unaware = exclude.conceal_from.centers;
  exclude.centers.insert(exclude.centers.end(), unaware.begin(), unaware.end());
  return exclude;
}

void add_refused(RefusedDistance& refused, const store::OfferRecord& offer) {
  auto& [too_far, too_near] = refused;
  const auto here = offer.travel_min;
  if (offer.reason == "too_far") too_far = std::min(too_far.value_or(here), here);
  if (offer.reason == "too_near") too_near = std::max(too_near.value_or(here), here);
}

}  // namespace

Result<Search> search_for(const Board& board, const protocol::RequestBasics& basics) {
  PANA_TRY(origin, origin_of(board.gazetteer(), basics.origin));
  if (auto bad = check(board, basics.exclude)) return *bad;
  return Search{origin,
                {basics.household, basics.needs, basics.languages, basics.stay_days},
                with_concealed(basics.exclude),
                {},
                basics.transport,
                basics.urgency};
}

Awaitable<Result<Search>> search_stored(Context& context, store::RequestRecord record) {
  const auto& body = record.body;
  Search search{context.board.gazetteer().find(body.origin),
                {body.household, body.needs, body.languages, body.stay_days},
                with_concealed(body.exclude),
                record.asked,
                body.transport,
                record.urgency};
  for (const auto& id : record.refused) {
    PANA_CO_TRY(offer, co_await context.store.load_offer(id));
    add_refused(search.refused, offer);
  }
  co_return search;
}

store::RequestBody body_of(const Board& board, const protocol::RequestBasics& basics, const Search& search) {
  const auto& origin = board.gazetteer().at(search.origin);
  return {origin.id,      origin.region,    basics.household, basics.needs,    basics.languages,
          basics.exclude, basics.transport, basics.channel,   basics.stay_days};
}

store::OfferBody offer_body_of(const store::RequestBody& body, Urgency urgency) {
  return {body.household, body.needs, body.languages, urgency, body.origin_region, body.transport};
}

std::string route_note(const Candidate& candidate) {
  std::array<char, 96> text{};
  char* at = text.data();
  const auto put = [&](std::int32_t number) {
    if (at != text.data()) *at++ = '|';
    at = std::to_chars(at, text.data() + text.size(), number).ptr;
  };
  put(candidate.leg.km);
  put(candidate.leg.estimate ? 1 : 0);
  for (const auto minutes : candidate.minutes) put(minutes);
  return {text.data(), at};
}

Route route_from(std::string_view note) {
  std::array<std::int32_t, 2 + cost_item_count> numbers{};
  const char* at = note.data();
  const char* end = note.data() + note.size();
  for (auto& number : numbers) {
    at = std::from_chars(at, end, number).ptr;
    if (at != end) ++at;
  }
  Route route{numbers[0], numbers[1] != 0};
  std::copy(numbers.begin() + 2, numbers.end(), route.cost.begin());
  return route;
}

std::vector<store::HoldCandidate> hold_candidates(const Board& board,
                                                  const std::vector<Candidate>& candidates) {
  std::vector<store::HoldCandidate> out;
  out.reserve(candidates.size());
  for (const auto& candidate : candidates) {
    const auto& center = board.at(candidate.slot).center;
    out.push_back(
        {center.id, center.units[candidate.unit].unit, candidate.leg.minutes, route_note(candidate)});
  }
  return out;
}

Figure::Counts blocked_counts(const Ranking& ranking) {
  Figure::Counts counts;
  for (const auto& [rule, count] : blocked_by(ranking))
    counts.emplace_back(std::string{name_of(rule)}, count);
  return counts;
}

Figure blocked_figure(const Ranking& ranking) {
  auto counts = blocked_counts(ranking);
  // Candidates of a ranking that found no place were full when the store was asked.
  if (const auto full = static_cast<std::int64_t>(ranking.candidates.size()); full > 0) {
    const auto same = [](const auto& count) { return count.first == name_of(Rule::no_free_unit); };
    const auto row = std::find_if(counts.begin(), counts.end(), same);
    if (row == counts.end()) {
      counts.emplace_back(name_of(Rule::no_free_unit), full);
    } else {
      row->second += full;
    }
  }
  return {"blocked", std::move(counts)};
}

Fault no_place(const Ranking& ranking) {
  return {FaultCode::no_place, {}, {blocked_figure(ranking)}, false};
}

}  // namespace pana::operations
