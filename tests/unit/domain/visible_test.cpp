// Who sees which members, against rules written down apart from the table, cell by cell.
#include "domain/visible.hpp"

#include "support/catch.hpp"
#include "support/need_to_know.hpp"

using namespace pana;

namespace {

// Calls with each reader of a shape and each state of the offer.
template <class Each>
void for_each_case(Each each) {
  for (std::size_t role = 0; role < role_names.size(); ++role) {
    for (std::size_t relation = 0; relation < relation_names.size(); ++relation) {
      for (std::size_t state = 0; state < offer_state_names.size(); ++state)
        each(Reader{static_cast<Role>(role), static_cast<Relation>(relation)},
             static_cast<OfferState>(state));
    }
  }
}

Members oracle(Shape shape, Reader reader, OfferState state) {
  const auto words =
      test::oracle_shows(name_of(reader.role), name_of(shape), name_of(reader.relation), name_of(state));
  Members members;
  for (std::size_t at = 0; at < member_names.size(); ++at) {
    const auto member = static_cast<Member>(at);
    const bool about = member == Member::travel_about;
    if (words.contains(about ? "travel_min~" : name_of(member))) members = members.with({member});
  }
  return members;
}

using Expected = std::vector<Members>;

Expected seen(Shape shape, VisibleTable table) {
  Expected all;
  for_each_case(
      [&](Reader reader, OfferState state) { all.push_back(visible(shape, reader, state, table)); });
  return all;
}

Expected told(Shape shape) {
  Expected all;
  for_each_case([&](Reader reader, OfferState state) { all.push_back(oracle(shape, reader, state)); });
  return all;
}

// Calls with every cell of a row flipped in turn.
template <class Each>
void for_each_cell(const Visible& row, Each each) {
  const auto flip = [&](std::uint16_t Visible::* set, std::size_t bits) {
    for (std::size_t bit = 0; bit < bits; ++bit) {
      auto changed = row;
      changed.*set ^= static_cast<std::uint16_t>(1U << bit);
      each(changed);
    }
  };
  flip(&Visible::roles, role_names.size());
  flip(&Visible::relations, relation_names.size());
  flip(&Visible::offer_states, offer_state_names.size());
  for (std::size_t at = 0; at < member_names.size(); ++at) {
    const Members one{static_cast<Member>(at)};
    auto changed = row;
    changed.members =
        row.members.has(static_cast<Member>(at)) ? row.members.without(one) : row.members.with(one);
    each(changed);
  }
}

struct Tally {
  std::size_t noticed = 0;
  std::size_t unnoticed = 0;
  std::size_t without_effect = 0;  // widened to whom another row shows as much already
};

void flip_every_cell(Shape shape, Tally& tally) {
  std::vector<Visible> rows;
  for (const auto& row : visible_table()) {
    if (row.shape == shape) rows.push_back(row);
  }
  const auto rules = told(shape);
  const auto before = seen(shape, rows);
  for (auto& row : rows) {
    const auto original = row;
    for_each_cell(original, [&](const Visible& changed) {
      row = changed;
      const auto now = seen(shape, rows);
      ++(now == before ? tally.without_effect : now == rules ? tally.unnoticed : tally.noticed);
    });
    row = original;
  }
}

}  // namespace

TEST_CASE("Everybody sees of every object the members that the rules say, and no others") {
  for (std::size_t at = 0; at < shape_names.size(); ++at) {
    CAPTURE(shape_names[at]);
    const auto shape = static_cast<Shape>(at);
    CHECK(seen(shape, visible_table()) == told(shape));
    for_each_case([&](Reader reader, OfferState state) {
      CHECK(visible(shape, reader, state) == oracle(shape, reader, state));
    });
  }
}

TEST_CASE("The rules speak of the objects and members that there are") {
  const test::Words shapes{shape_names.begin(), shape_names.end()};
  test::Words members{member_names.begin(), member_names.end()};
  members.insert("travel_min~");
  for (const auto& line : test::lines_of(test::who_sees)) {
    REQUIRE(line.size() == 5);
    for (const auto& shape : line[3]) CHECK(shapes.contains(shape));
    for (const auto& member : line[4]) CHECK(members.contains(member));
  }
}

TEST_CASE("No cell of the table of what is visible can be changed without the rules noticing") {
  Tally tally;
  for (std::size_t at = 0; at < shape_names.size(); ++at) flip_every_cell(static_cast<Shape>(at), tally);
  CHECK(tally.unnoticed == 0);
  CHECK(tally.noticed > 3000);
  CHECK(tally.without_effect * 20 < tally.noticed);
}

TEST_CASE(
    "Nobody but referrers and the center asked sees anything of a request or an offer, and coordinators of "
    "those that they opened") {
  constexpr auto party = any_of(Relation::both, Relation::opener, Relation::owner);
  for (const auto shape :
       {Shape::request_story, Shape::request_changed, Shape::queue_line, Shape::request_step, Shape::placed,
        Shape::offer_made, Shape::offer_told, Shape::offer, Shape::handover_told}) {
    for_each_case([&](Reader reader, OfferState state) {
      const bool refers = reader.role == Role::hotline_operator || reader.role == Role::officer ||
                          reader.role == Role::gateway || reader.role == Role::center ||
                          (reader.role == Role::coordinator && contains(party, reader.relation));
      if (!refers) CHECK(visible(shape, reader, state).empty());
    });
  }
}

TEST_CASE("A travel time told in full hours is never below the real one, and never none") {
  CHECK(travel_about_min(0) == 60);
  CHECK(travel_about_min(59) == 60);
  CHECK(travel_about_min(60) == 60);
  CHECK(travel_about_min(61) == 120);
  CHECK(travel_about_min(372) == 420);
}
