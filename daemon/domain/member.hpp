#pragma once
#include <array>
#include <cstdint>
#include <initializer_list>
#include <string_view>

namespace pana {

// Every member that an object about centers, requests and offers may have. `travel_about` is written as
// travel_min too, but in full hours.
enum class Member : std::uint8_t {
  accepting,
  answer_by,
  arrival_code,
  available,
  blocked,
  candidate,
  center,
  code,
  confirmed_at,
  cost,
  deadline,
  eligibility,
  estimate,
  expires_at,
  for_whom,
  free,
  freshness,
  handover,
  held,
  held_until,
  household,
  km,
  languages,
  lat,
  line,
  lon,
  looks,
  made_at,
  meeting_point,
  name,
  needs,
  occupied,
  offer,
  offers,
  opened_at,
  operated_by,
  origin_region,
  out_of_service,
  outcome,
  owner,
  people,
  place,
  reason,
  reasons,
  region,
  request,
  shown_at,
  sleeps,
  staffed,
  state,
  step_free,
  total,
  transport,
  travel_about,
  travel_min,
  unit,
  units,
  until,
  urgency,
  version
};
inline constexpr std::array<std::string_view, 60> member_names{"accepting",     "answer_by",
                                                               "arrival_code",  "available",
                                                               "blocked",       "candidate",
                                                               "center",        "code",
                                                               "confirmed_at",  "cost",
                                                               "deadline",      "eligibility",
                                                               "estimate",      "expires_at",
                                                               "for",           "free",
                                                               "freshness",     "handover",
                                                               "held",          "held_until",
                                                               "household",     "km",
                                                               "languages",     "lat",
                                                               "line",          "lon",
                                                               "looks",         "made_at",
                                                               "meeting_point", "name",
                                                               "needs",         "occupied",
                                                               "offer",         "offers",
                                                               "opened_at",     "operator",
                                                               "origin_region", "out_of_service",
                                                               "outcome",       "owner",
                                                               "people",        "place",
                                                               "reason",        "reasons",
                                                               "region",        "request",
                                                               "shown_at",      "sleeps",
                                                               "staffed",       "state",
                                                               "step_free",     "total",
                                                               "transport",     "travel_min",
                                                               "travel_min",    "unit",
                                                               "units",         "until",
                                                               "urgency",       "version"};
constexpr std::string_view name_of(Member member) {
  return member_names[static_cast<std::size_t>(member)];
}

class Members {
 public:
  constexpr Members() = default;
  constexpr Members(std::initializer_list<Member> members) {
    for (const auto member : members) bits_ |= bit(member);
  }
  constexpr bool has(Member member) const { return (bits_ & bit(member)) != 0; }
  constexpr bool empty() const { return bits_ == 0; }
  constexpr Members with(Members more) const { return Members{bits_ | more.bits_}; }
  constexpr Members without(Members others) const { return Members{bits_ & ~others.bits_}; }
  friend constexpr bool operator==(const Members&, const Members&) = default;

 private:
  static_assert(member_names.size() <= 64);
  constexpr explicit Members(std::uint64_t bits) : bits_(bits) {}
  static constexpr std::uint64_t bit(Member member) {
    return std::uint64_t{1} << static_cast<unsigned>(member);
  }

  std::uint64_t bits_ = 0;
};

}  // namespace pana
