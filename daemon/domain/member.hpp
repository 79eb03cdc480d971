#pragma once
#include <array>
#include <cstdint>
#include <initializer_list>
#include <string_view>

namespace pana {

// Every member that an object about centers, requests and offers may have. `travel_about` is written as
// travel_min too, but in full hours.
enum class Member : std::uint8_t {
  accepted,
  accepting,
  answer_by,
  answered_by,
  arrival_code,
  available,
  blocked,
  body,
  candidate,
  center,
  change,
  code,
  confirmed_at,
  cost,
  deadline,
  declined,
  eligibility,
  estimate,
  expired,
  expires_at,
  for_whom,
  free,
  freshness,
  handover,
  held,
  held_until,
  household,
  intake,
  kept_share,
  kind,
  km,
  languages,
  lat,
  licence,
  line,
  lon,
  looks,
  made_at,
  median_answer_s,
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
  overflow,
  overflow_until,
  owner,
  people,
  phantom,
  phantom_share,
  phone_only,
  place,
  reachable,
  reason,
  reasons,
  region,
  request,
  rhythm,
  shown_at,
  since,
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
inline constexpr std::array<std::string_view, 79> member_names{"accepted",
                                                               "accepting",
                                                               "answer_by",
                                                               "answered_by",
                                                               "arrival_code",
                                                               "available",
                                                               "blocked",
                                                               "body",
                                                               "candidate",
                                                               "center",
                                                               "change",
                                                               "code",
                                                               "confirmed_at",
                                                               "cost",
                                                               "deadline",
                                                               "declined",
                                                               "eligibility",
                                                               "estimate",
                                                               "expired",
                                                               "expires_at",
                                                               "for",
                                                               "free",
                                                               "freshness",
                                                               "handover",
                                                               "held",
                                                               "held_until",
                                                               "household",
                                                               "intake",
                                                               "kept_share",
                                                               "kind",
                                                               "km",
                                                               "languages",
                                                               "lat",
                                                               "licence",
                                                               "line",
                                                               "lon",
                                                               "looks",
                                                               "made_at",
                                                               "median_answer_s",
                                                               "meeting_point",
                                                               "name",
                                                               "needs",
                                                               "occupied",
                                                               "offer",
                                                               "offers",
                                                               "opened_at",
                                                               "operator",
                                                               "origin_region",
                                                               "out_of_service",
                                                               "outcome",
                                                               "overflow",
                                                               "overflow_until",
                                                               "owner",
                                                               "people",
                                                               "phantom",
                                                               "phantom_share",
                                                               "phone_only",
                                                               "place",
                                                               "reachable",
                                                               "reason",
                                                               "reasons",
                                                               "region",
                                                               "request",
                                                               "rhythm",
                                                               "shown_at",
                                                               "since",
                                                               "sleeps",
                                                               "staffed",
                                                               "state",
                                                               "step_free",
                                                               "total",
                                                               "transport",
                                                               "travel_min",
                                                               "travel_min",
                                                               "unit",
                                                               "units",
                                                               "until",
                                                               "urgency",
                                                               "version"};
constexpr std::string_view name_of(Member member) {
  return member_names[static_cast<std::size_t>(member)];
}

class Members {
 public:
  constexpr Members() = default;
  constexpr Members(std::initializer_list<Member> members) {
    for (const auto member : members) words_[word(member)] |= bit(member);
  }
  constexpr bool has(Member member) const { return (words_[word(member)] & bit(member)) != 0; }
  constexpr bool empty() const { return *this == Members{}; }
  constexpr Members with(Members more) const {
    for (std::size_t i = 0; i < words; ++i) more.words_[i] |= words_[i];
    return more;
  }
  constexpr Members without(Members others) const {
    for (std::size_t i = 0; i < words; ++i) others.words_[i] = words_[i] & ~others.words_[i];
    return others;
  }
  friend constexpr bool operator==(const Members&, const Members&) = default;

 private:
  static constexpr std::size_t words = (member_names.size() + 63) / 64;
  static constexpr std::size_t word(Member member) { return static_cast<std::size_t>(member) / 64; }
  static constexpr std::uint64_t bit(Member member) {
    return std::uint64_t{1} << (static_cast<unsigned>(member) % 64);
  }

  std::array<std::uint64_t, words> words_{};
};

}  // namespace pana
