#include "domain/assignment.hpp"

#include <limits>

namespace pana {
namespace {

// Rows are taken in one after the other; each time the cheapest chain of changes makes room for the new one.
// Rows and columns are counted from 1; column 0 stands for "not yet", row 0 for nobody.
class Assignment {
 public:
  explicit Assignment(const CostTable& costs)
      : costs_(costs),
        row_price_(costs.rows() + 1),
        column_price_(costs.columns() + 1),
        row_of_(costs.columns() + 1),
        before_(costs.columns() + 1) {}

  void take_in(std::size_t row);
  std::vector<std::size_t> columns() const;

 private:
  static constexpr auto endless = std::numeric_limits<std::int64_t>::max() / 4;

  std::size_t nearest_column(std::size_t from);
  void raise_prices(std::int64_t by);

  const CostTable& costs_;
  std::vector<std::int64_t> row_price_, column_price_;
  std::vector<std::size_t> row_of_;  // by column; 0: free
  std::vector<std::size_t> before_;  // by column: the one before it on the chain
  std::vector<std::int64_t> slack_;
  std::vector<bool> reached_;
};

// The unreached column that the chain gets to at the least extra cost, by way of `from` or an earlier one.
std::size_t Assignment::nearest_column(std::size_t from) {
  reached_[from] = true;
  const auto row = row_of_[from];
  std::size_t nearest = 0;
  for (std::size_t column = 1; column < row_of_.size(); ++column) {
    if (reached_[column]) continue;
    const auto extra = costs_.at(row - 1, column - 1) - row_price_[row] - column_price_[column];
    if (extra < slack_[column]) {
      slack_[column] = extra;
      before_[column] = from;
    }
    if (nearest == 0 || slack_[column] < slack_[nearest]) nearest = column;
  }
  return nearest;
}

void Assignment::raise_prices(std::int64_t by) {
  for (std::size_t column = 0; column < row_of_.size(); ++column) {
    if (reached_[column]) {
      row_price_[row_of_[column]] += by;
      column_price_[column] -= by;
    } else {
      slack_[column] -= by;
    }
  }
}

void Assignment::take_in(std::size_t row) {
  slack_.assign(row_of_.size(), endless);
  reached_.assign(row_of_.size(), false);
  row_of_[0] = row;
  std::size_t column = 0;
  do {
    column = nearest_column(column);
    raise_prices(slack_[column]);
  } while (row_of_[column] != 0);
  for (; column != 0; column = before_[column]) row_of_[column] = row_of_[before_[column]];
}

std::vector<std::size_t> Assignment::columns() const {
  std::vector<std::size_t> columns(costs_.rows());
  for (std::size_t column = 1; column < row_of_.size(); ++column) {
    if (row_of_[column] != 0) columns[row_of_[column] - 1] = column - 1;
  }
  return columns;
}

}  // namespace

std::vector<std::size_t> cheapest_assignment(const CostTable& costs) {
  Assignment assignment(costs);
  for (std::size_t row = 1; row <= costs.rows(); ++row) assignment.take_in(row);
  return assignment.columns();
}

}  // namespace pana
