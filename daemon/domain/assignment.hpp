#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

namespace pana {

// What each row would pay for each column. At least as many columns as rows; a cost is below 2^52.
class CostTable {
 public:
  CostTable(std::size_t rows, std::size_t columns, std::int64_t cost)
      : rows_(rows), columns_(columns), costs_(rows * columns, cost) {}

  std::size_t rows() const { return rows_; }
  std::size_t columns() const { return columns_; }
  std::int64_t& at(std::size_t row, std::size_t column) { return costs_[row * columns_ + column]; }
  std::int64_t at(std::size_t row, std::size_t column) const { return costs_[row * columns_ + column]; }

 private:
  std::size_t rows_;
  std::size_t columns_;
  std::vector<std::int64_t> costs_;
};

// The column of each row, no column twice, at the least total cost: the Hungarian method with potentials
// (Kuhn 1955, Munkres 1957, in the form of Jonker and Volgenant 1987), rows² x columns steps.
std::vector<std::size_t> cheapest_assignment(const CostTable& costs);

}  // namespace pana
