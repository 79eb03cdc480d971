#include "domain/visible.hpp"

#include <iterator>

namespace pana {
namespace {

using enum Role;
using M = Member;

constexpr auto op = any_of(hotline_operator);
constexpr auto caller = any_of(officer, gateway);
constexpr auto staff = any_of(center);
constexpr auto regional = any_of(coordinator);
constexpr auto openers = any_of(officer, gateway, coordinator);

constexpr auto request = any_of(Relation::both, Relation::opener, Relation::owner, Relation::stranger);
constexpr auto opened = any_of(Relation::both, Relation::opener);
constexpr auto party = any_of(Relation::both, Relation::opener, Relation::owner);
constexpr auto own_center = any_of(Relation::own_center);
constexpr auto own_region = any_of(Relation::own_region);
constexpr auto other_region = any_of(Relation::other_region);
constexpr auto region = any_of(Relation::own_region, Relation::other_region);
constexpr auto no_object = any_of(Relation::none);

// Offers whose center the referrer may know, and the others.
constexpr auto yes = any_of(OfferState::accepted, OfferState::arrived);
constexpr std::uint16_t not_yet = any_offer & ~yes;

constexpr Members live{M::accepting, M::reason, M::until, M::confirmed_at, M::freshness, M::units};
constexpr Members register_part{M::center,      M::code,        M::name,      M::region,    M::place,
                                M::operated_by, M::eligibility, M::needs,     M::languages, M::intake,
                                M::licence,     M::rhythm,      M::phone_only};
constexpr Members numbers{M::total, M::staffed, M::occupied, M::held, M::out_of_service, M::free, M::version};
constexpr Members unit_kind{M::unit, M::sleeps, M::step_free, M::for_whom};
constexpr Members housing = numbers.with(unit_kind).with({M::overflow, M::overflow_until});
constexpr Members told{M::request, M::state, M::urgency, M::opened_at, M::owner, M::outcome};
constexpr Members route{M::travel_min, M::km, M::estimate, M::cost};
constexpr Members candidate =
    route.with({M::center, M::name, M::region, M::place, M::unit, M::free, M::freshness});
// An offer without what tells where its center is: the distance in hours only.
constexpr Members unnamed{M::offer, M::state, M::travel_about, M::answer_by};
constexpr Members named{M::offer,      M::center,  M::unit,      M::state,
                        M::travel_min, M::made_at, M::answer_by, M::held_until};

constexpr Members word{M::center,  M::offers,        M::accepted,   M::declined,        M::expired,
                       M::phantom, M::phantom_share, M::kept_share, M::median_answer_s, M::since};
constexpr Members asked =
    named.without({M::travel_min})
        .with({M::request, M::answered_by, M::travel_about, M::urgency, M::household, M::needs, M::languages,
               M::origin_region, M::transport, M::looks, M::shown_at});
constexpr Members answer{M::offer, M::state, M::held_until, M::answered_by};

constexpr Members rerouted{M::offer, M::request, M::state, M::reachable};

constexpr Visible center_row(Shape shape, std::uint16_t roles, std::uint16_t relations, Members members) {
  return {shape, roles, relations, any_offer, members};
}

// What whom sees of what. To show a member: name it here, for those who need it; the writers of protocol/
// leave out what is not listed. A reader whom several rows concern sees what any of them lists.
constexpr Visible table[] = {
    // Centers: whole for operators and administrators, their own for staff, their regions' for coordinators.
    center_row(Shape::center, any_of(hotline_operator, administrator), region, register_part.with(live)),
    center_row(Shape::center, regional, own_region, register_part.with(live)),
    center_row(Shape::center, staff, own_center, register_part.with(live)),
    center_row(Shape::center_change, any_of(hotline_operator, administrator), region, live.with({M::center})),
    center_row(Shape::center_change, regional, own_region, live.with({M::center})),
    center_row(Shape::center_change, staff, own_center, live.with({M::center})),
    center_row(Shape::unit, any_of(hotline_operator, administrator), region, housing),
    center_row(Shape::unit, regional, own_region, housing),
    center_row(Shape::unit, staff, own_center, housing),
    center_row(Shape::region_availability, any_of(officer, auditor, gateway), no_object,
               {M::region, M::available}),
    center_row(Shape::register_entry, any_of(administrator), region, register_part.with({M::units})),
    center_row(Shape::register_entry, regional, own_region, register_part.with({M::units})),
    center_row(Shape::unit_entry, any_of(administrator), region, unit_kind.with({M::total})),
    center_row(Shape::unit_entry, regional, own_region, unit_kind.with({M::total})),
    center_row(Shape::capacity, any_of(hotline_operator, administrator), region,
               {M::center, M::confirmed_at, M::units}),
    center_row(Shape::capacity, regional, own_region, {M::center, M::confirmed_at, M::units}),
    center_row(Shape::capacity, staff, own_center, {M::center, M::confirmed_at, M::units}),
    center_row(Shape::counters, any_of(hotline_operator, administrator), region, numbers.with({M::unit})),
    center_row(Shape::counters, regional, own_region, numbers.with({M::unit})),
    center_row(Shape::counters, staff, own_center, numbers.with({M::unit})),
    center_row(Shape::promise, staff, own_center, word),
    center_row(Shape::promise, regional, own_region, word),
    // Routes: a coordinator who looks beyond the own regions learns that there is room, not how much.
    center_row(Shape::place, any_of(hotline_operator, officer, coordinator), no_object,
               {M::place, M::name, M::region, M::lat, M::lon}),
    center_row(Shape::candidate, op, region, candidate),
    center_row(Shape::candidate, regional, own_region, candidate),
    center_row(Shape::candidate, regional, other_region, candidate.without({M::free})),
    center_row(Shape::excluded, any_of(hotline_operator, coordinator), region,
               {M::center, M::name, M::region, M::travel_min, M::reasons, M::change}),
    center_row(Shape::route, op, request, route),
    center_row(Shape::route, regional, party, route),
    // Requests: operators see all, officers and gateways those that they opened; coordinators those that they
    // opened for the households of a relocated center; nobody else any.
    {Shape::request_story, op, request, any_offer,
     told.with({M::deadline, M::reason, M::blocked, M::offers})},
    // What was asked for: to work on it, one has it first.
    {Shape::request_story, op, party, any_offer, {M::body}},
    {Shape::request_story, openers, opened, any_offer,
     told.with({M::deadline, M::reason, M::blocked, M::offers})},
    {Shape::request_changed, op, request, any_offer, told.with({M::version, M::blocked})},
    {Shape::request_changed, openers, opened, any_offer, told.with({M::version, M::blocked})},
    {Shape::reminder, op, request, any_offer, {M::request, M::offer, M::urgency, M::kind, M::deadline}},
    {Shape::reminder, openers, opened, any_offer, {M::request, M::offer, M::urgency, M::kind, M::deadline}},
    {Shape::queue_line, op, request, any_offer,
     told.without({M::outcome}).with({M::deadline, M::origin_region, M::people})},
    {Shape::queue_line, openers, party, any_offer,
     told.without({M::outcome}).with({M::deadline, M::origin_region, M::people})},
    {Shape::request_step, op, request, any_offer, {M::request, M::state, M::owner, M::deadline, M::blocked}},
    {Shape::request_step,
     openers,
     party,
     any_offer,
     {M::request, M::state, M::owner, M::deadline, M::blocked}},
    {Shape::placed, op, request, any_offer, {M::request, M::state, M::offer, M::candidate, M::blocked}},
    {Shape::placed, regional, party, any_offer, {M::request, M::state, M::offer, M::candidate, M::blocked}},
    {Shape::placed, caller, party, any_offer, {M::request, M::state, M::offer, M::blocked}},
    {Shape::handover_told,
     any_of(hotline_operator, officer, gateway, coordinator),
     party,
     any_offer,
     {M::line, M::meeting_point, M::arrival_code, M::expires_at}},
    // Offers, as referrers see them: officers and gateways learn the center once it has accepted. A
    // coordinator has chosen it from the plan.
    {Shape::offer_made, op, request, any_offer, named.with({M::request, M::answered_by})},
    {Shape::offer_made, regional, party, any_offer, named.with({M::request, M::answered_by})},
    {Shape::offer_made, caller, party, yes, named.with({M::request, M::answered_by})},
    {Shape::offer_made, caller, party, not_yet, unnamed.with({M::request, M::made_at})},
    {Shape::offer_rerouted, op, request, any_offer, rerouted.with({M::travel_min, M::held_until})},
    {Shape::offer_rerouted, regional, party, any_offer, rerouted.with({M::travel_min, M::held_until})},
    {Shape::offer_rerouted, caller, party, yes, rerouted.with({M::travel_min, M::held_until})},
    {Shape::offer_rerouted, caller, party, not_yet, rerouted.with({M::travel_about})},
    {Shape::offer_told, op, request, any_offer, named.with({M::name, M::reason, M::answered_by})},
    {Shape::offer_told, regional, opened, any_offer, named.with({M::name, M::reason, M::answered_by})},
    {Shape::offer_told, caller, opened, yes, named.with({M::name, M::answered_by})},
    {Shape::offer_told, caller, opened, not_yet, unnamed},
    // And as the center sees those that were made to it: bands and needs, the origin as a region. The minutes
    // of the road would tell the town. An operator who speaks for a center sees what it sees.
    {Shape::offer, staff, own_center, any_offer, asked},
    {Shape::offer, op, region, any_offer, asked},
    {Shape::offer_answer, staff, own_center, any_offer, answer},
    {Shape::offer_answer, op, region, any_offer, answer},
    {Shape::reminder, staff, own_center, any_offer, {M::offer, M::urgency, M::kind, M::deadline}},
    {Shape::offer_answer,
     any_of(hotline_operator, officer),
     party,
     any_offer,
     {M::offer, M::state, M::held_until}},
};

// Centers are written by the thousand: not every lookup is to walk all rows.
struct Rows {
  std::size_t first = std::size(table);
  std::size_t end = 0;
};
constexpr auto rows_of = [] {
  std::array<Rows, shape_names.size()> all{};
  for (std::size_t at = 0; at < std::size(table); ++at) {
    auto& rows = all[static_cast<std::size_t>(table[at].shape)];
    rows.first = at < rows.first ? at : rows.first;
    rows.end = at + 1;
  }
  return all;
}();

}  // namespace

VisibleTable visible_table() {
  return table;
}

Members visible(Shape shape, Reader reader, OfferState state) {
  const auto& [first, end] = rows_of[static_cast<std::size_t>(shape)];
  return visible(shape, reader, state, VisibleTable{table + first, table + end});
}

Members visible(Shape shape, Reader reader, OfferState state, VisibleTable in) {
  Members seen;
  for (const auto& row : in) {
    if (row.shape == shape && contains(row.roles, reader.role) && contains(row.relations, reader.relation) &&
        contains(row.offer_states, state))
      seen = seen.with(row.members);
  }
  return seen;
}

}  // namespace pana
