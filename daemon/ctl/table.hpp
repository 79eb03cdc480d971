#pragma once
#include <string>
#include <vector>

#include "ctl/terminal.hpp"

namespace pana::ctl {

struct Cell {
  std::string text;
  Ink ink = Ink::plain;
  bool right = false;  // aligned
};

// Rows of cells under a heading, columns two spaces apart, widths counted in characters, no trailing spaces.
// Ends with a newline.
std::string render_table(const std::vector<std::string>& heading, const std::vector<std::vector<Cell>>& rows,
                         bool colours);

}  // namespace pana::ctl
