#pragma once
#include <string>
#include <string_view>

#include "core/secret.hpp"

namespace pana::ctl {

// What standard output is: colours only on a terminal, and not where NO_COLOR is set (https://no-color.org).
struct Terminal {
  bool is_terminal = false;
  bool colours = false;
  std::size_t rows = 24;
};
Terminal look_at_terminal();

enum class Ink { plain, bold, dim, red, green, yellow };
// `text` between escape codes where there are colours, else as it is.
std::string inked(std::string_view text, Ink ink, bool colours);

// Asks on the controlling terminal without echo. Quit(usage) where there is none.
Secret ask_secret(std::string_view question);
// The first line of a file. Quit(usage) where it cannot be read or is empty.
Secret read_secret(const std::string& path);
// A file that nobody else may read, written anew. Quit(usage) where that cannot be.
void write_private(const std::string& path, std::string_view content);

}  // namespace pana::ctl
