#pragma once
#include <array>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

// Who may do and see what, written down once more from the rules of the field and not from the code: plain
// tables, one line each, columns parted by "|". "*" is everything of a column, "-" that there is no object.
namespace pana::test {

// role | relations | states of the request | methods
inline constexpr std::string_view who_may = R"(
operator officer gateway center coordinator administrator auditor | - | * | session.open session.resume session.close account.password board.watch country.show
operator officer coordinator            | - | * | place.search
operator coordinator                    | - | * | route.preview
operator officer coordinator            | - | * | road.list
coordinator                             | - | * | road.close road.open
operator officer gateway                | - | * | request.open
operator                                | - | * | request.queue
operator officer gateway coordinator    | - | * | request.list
operator                                | both opener owner stranger | * | request.claim request.release request.show request.watch
operator                                | both opener owner | * | request.place request.preview request.end offer.extend offer.refuse handover.show
operator                                | stranger          | queued waiting | request.place request.preview
operator                                | own_region other_region | * | offer.list offer.accept offer.decline offer.arrived offer.no_show
operator                                | own_region other_region | * | capacity.report capacity.adjust capacity.confirm center.accepting
officer gateway                         | both opener       | * | request.show request.watch
officer gateway                         | both opener owner | * | request.end offer.refuse handover.show
officer                                 | both opener owner | * | request.place offer.extend
center                                  | own_center | * | offer.list offer.accept offer.decline offer.arrived offer.no_show offer.extend
center                                  | own_center | * | capacity.report capacity.adjust capacity.confirm center.accepting center.promise
coordinator                             | own_region | * | capacity.report capacity.adjust capacity.confirm capacity.overflow center.accepting center.promise center.show center.put
administrator                           | own_region other_region | * | center.show center.put
coordinator                             | own_region | * | relocation.plan relocation.place
coordinator                             | both opener       | * | request.show request.watch
coordinator                             | both opener owner | * | request.place request.end handover.show offer.refuse
coordinator                             | - | * | request.waiting
coordinator auditor                     | - | * | report.summary
coordinator administrator               | - | * | request.purge system.status
administrator                           | - | * | account.create account.list account.disable account.enable account.reset session.list session.end certificate.bind certificate.revoke
auditor                                 | - | * | audit.read audit.head
)";

// role | relations | states of the offer | object | members. "travel_min~" are full hours.
inline constexpr std::string_view who_sees = R"(
operator administrator | own_region other_region | * | center | center code name region place operator eligibility needs languages intake licence rhythm phone_only accepting reason until confirmed_at freshness units
operator administrator | own_region other_region | * | center_change | center accepting reason until confirmed_at freshness units
operator administrator | own_region other_region | * | unit | unit sleeps total staffed occupied held out_of_service free version step_free for overflow overflow_until
operator administrator | own_region other_region | * | capacity | center confirmed_at units
operator administrator | own_region other_region | * | counters | unit total staffed occupied held out_of_service free version
administrator | own_region other_region | * | register_entry | center code name region place operator eligibility needs languages intake licence rhythm phone_only units
administrator | own_region other_region | * | unit_entry | unit sleeps total step_free for
coordinator | own_region | * | center | center code name region place operator eligibility needs languages intake licence rhythm phone_only accepting reason until confirmed_at freshness units
coordinator | own_region | * | center_change | center accepting reason until confirmed_at freshness units
coordinator | own_region | * | unit | unit sleeps total staffed occupied held out_of_service free version step_free for overflow overflow_until
coordinator | own_region | * | capacity | center confirmed_at units
coordinator | own_region | * | counters | unit total staffed occupied held out_of_service free version
coordinator | own_region | * | register_entry | center code name region place operator eligibility needs languages intake licence rhythm phone_only units
coordinator | own_region | * | unit_entry | unit sleeps total step_free for
center | own_center | * | center | center code name region place operator eligibility needs languages intake licence rhythm phone_only accepting reason until confirmed_at freshness units
center | own_center | * | center_change | center accepting reason until confirmed_at freshness units
center | own_center | * | unit | unit sleeps total staffed occupied held out_of_service free version step_free for overflow overflow_until
center | own_center | * | capacity | center confirmed_at units
center | own_center | * | counters | unit total staffed occupied held out_of_service free version
officer gateway auditor | - | * | region_availability | region available
operator officer coordinator | - | * | place | place name region lat lon
operator | own_region other_region | * | candidate | center name region place unit free travel_min km estimate freshness cost
coordinator | own_region | * | candidate | center name region place unit free travel_min km estimate freshness cost
coordinator | other_region | * | candidate | center name region place unit travel_min km estimate freshness cost
operator coordinator | own_region other_region | * | excluded | center name region travel_min reasons change
operator | both opener owner stranger | * | route | travel_min km estimate cost
operator | both opener owner stranger | * | placed | request state offer candidate blocked
operator | both opener owner | * | request_story | body
operator | both opener owner stranger | * | request_story | request state urgency opened_at owner outcome deadline reason blocked offers
operator | both opener owner stranger | * | request_changed | request state urgency opened_at owner outcome blocked version
operator | both opener owner stranger | * | request_step | request state owner deadline blocked
operator | both opener owner stranger | * | reminder | request offer urgency kind deadline
officer gateway | both opener | * | reminder | request offer urgency kind deadline
center | own_center | * | reminder | offer urgency kind deadline
operator | both opener owner stranger | * | queue_line | request state urgency opened_at owner deadline origin_region people
officer gateway coordinator | both opener owner | * | queue_line | request state urgency opened_at owner deadline origin_region people
operator | both opener owner stranger | * | offer_made | offer request center unit state travel_min made_at answer_by held_until answered_by
operator | both opener owner stranger | * | offer_told | offer center name unit state reason travel_min made_at answer_by held_until answered_by
officer gateway | both opener | * | request_story | request state urgency opened_at owner outcome deadline reason blocked offers
officer gateway | both opener | * | request_changed | request state urgency opened_at owner outcome blocked version
officer gateway | both opener owner | * | request_step | request state owner deadline blocked
operator | both opener owner stranger | * | offer_rerouted | offer request state travel_min reachable held_until
officer gateway | both opener owner | * | placed | request state offer blocked
officer gateway | both opener owner | accepted arrived | offer_made | offer request center unit state travel_min made_at answer_by held_until answered_by
officer gateway | both opener owner | offered declined expired withdrawn no_show refused | offer_made | offer request state travel_min~ made_at answer_by
officer gateway | both opener | accepted arrived | offer_told | offer center name unit state travel_min made_at answer_by held_until answered_by
officer gateway | both opener | offered declined expired withdrawn no_show refused | offer_told | offer state travel_min~ answer_by
officer gateway | both opener owner | accepted arrived | offer_rerouted | offer request state travel_min reachable held_until
officer gateway | both opener owner | offered declined expired withdrawn no_show refused | offer_rerouted | offer request state travel_min~ reachable
coordinator | both opener owner | * | route | travel_min km estimate cost
coordinator | both opener owner | * | placed | request state offer candidate blocked
coordinator | both opener | * | request_story | request state urgency opened_at owner outcome deadline reason blocked offers
coordinator | both opener | * | request_changed | request state urgency opened_at owner outcome blocked version
coordinator | both opener owner | * | request_step | request state owner deadline blocked
coordinator | both opener owner | * | offer_made | offer request center unit state travel_min made_at answer_by held_until answered_by
coordinator | both opener | * | offer_told | offer center name unit state reason travel_min made_at answer_by held_until answered_by
operator officer gateway coordinator | both opener owner | * | handover_told | line meeting_point arrival_code expires_at
coordinator | both opener owner | * | offer_rerouted | offer request state travel_min reachable held_until
coordinator | both opener | * | reminder | request offer urgency kind deadline
operator officer | both opener owner | * | offer_answer | offer state held_until
center | own_center | * | offer_answer | offer state held_until answered_by
center | own_center | * | offer | offer request center unit state travel_min~ made_at answer_by held_until answered_by urgency household needs languages origin_region transport looks shown_at
operator | own_region other_region | * | offer_answer | offer state held_until answered_by
operator | own_region other_region | * | offer | offer request center unit state travel_min~ made_at answer_by held_until answered_by urgency household needs languages origin_region transport looks shown_at
center | own_center | * | promise | center offers accepted declined expired phantom kept_share phantom_share median_answer_s since
coordinator | own_region | * | promise | center offers accepted declined expired phantom kept_share phantom_share median_answer_s since
)";

using Words = std::set<std::string, std::less<>>;

// The lines of a table, each column a set of words.
inline std::vector<std::vector<Words>> lines_of(std::string_view table) {
  std::vector<std::vector<Words>> lines;
  std::istringstream text{std::string{table}};
  for (std::string line; std::getline(text, line);) {
    if (line.empty()) continue;
    std::vector<Words> columns(1);
    std::istringstream words{line};
    for (std::string word; words >> word;) {
      if (word == "|") {
        columns.emplace_back();
      } else {
        columns.back().insert(word);
      }
    }
    lines.push_back(std::move(columns));
  }
  return lines;
}

inline bool says(const Words& column, std::string_view word) {
  return column.contains(word) || column.contains("*") || (word == "none" && column.contains("-"));
}

inline bool oracle_permits(std::string_view role, std::string_view method, std::string_view relation,
                           std::string_view state) {
  static const auto lines = lines_of(who_may);
  for (const auto& line : lines) {
    if (line[0].contains(role) && says(line[1], relation) && says(line[2], state) && line[3].contains(method))
      return true;
  }
  return false;
}

inline Words oracle_shows(std::string_view role, std::string_view shape, std::string_view relation,
                          std::string_view offer_state) {
  static const auto lines = lines_of(who_sees);
  Words members;
  for (const auto& line : lines) {
    if (line[0].contains(role) && says(line[1], relation) && says(line[2], offer_state) &&
        line[3].contains(shape))
      members.insert(line[4].begin(), line[4].end());
  }
  return members;
}

}  // namespace pana::test
