#pragma once
#include <boost/json/object.hpp>
#include <memory>
#include <string>

#include "core/result.hpp"
#include "domain/ranking.hpp"

// A decision receipt: all that a ranking was made of, and the ranking itself, as one line of JSON. The same
// inputs give the same receipt, byte for byte, so that anybody who has the road table can see that the order
// followed from them and from nothing else. It says what the caller told about a household: it is for the
// caller alone, and is stored nowhere.
namespace pana::protocol {

// The centers are those that `reader` sees, the nearest where there are more than most_receipt_centers.
std::string write_receipt(const Board& board, const Search& search, Instant now, const Actor& reader);
inline constexpr std::size_t most_receipt_centers = 150;

// Ranks anew from a receipt's inputs and writes the receipt of that: the same text, unless the ranking has
// been changed or these rules have. Refuses what is no receipt, with the member in `at`.
Result<std::string> reproduce_receipt(const boost::json::object& receipt,
                                      std::shared_ptr<const RoadTable> roads);

}  // namespace pana::protocol
