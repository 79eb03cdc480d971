#include "ctl/table.hpp"

#include <algorithm>

#include "protocol/shapes.hpp"

namespace pana::ctl {
namespace {

using Row = std::vector<Cell>;

void append_row(std::string& out, const Row& row, const std::vector<std::size_t>& widths, bool colours) {
  for (std::size_t column = 0; column < row.size(); ++column) {
    const auto& cell = row[column];
    const std::string gap(widths[column] - protocol::characters(cell.text), ' ');
    const bool last = column + 1 == row.size();
    if (cell.right) out += gap;
    out += inked(cell.text, cell.ink, colours);
    if (!last) out += (cell.right ? "" : gap) + "  ";
  }
  out += '\n';
}

}  // namespace

std::string render_table(const std::vector<std::string>& heading, const std::vector<Row>& rows,
                         bool colours) {
  std::vector<std::size_t> widths;
  Row top;
  for (std::size_t column = 0; column < heading.size(); ++column) {
    auto width = protocol::characters(heading[column]);
    for (const auto& row : rows) {
      if (column < row.size()) width = std::max(width, protocol::characters(row[column].text));
    }
    widths.push_back(width);
    const bool right = !rows.empty() && column < rows.front().size() && rows.front()[column].right;
    top.push_back({heading[column], Ink::dim, right});
  }
  std::string out;
  append_row(out, top, widths, colours);
  for (const auto& row : rows) append_row(out, row, widths, colours);
  return out;
}

}  // namespace pana::ctl
