#include "settings/mistake.hpp"

#include <algorithm>
#include <tuple>

namespace pana::settings {

std::string to_text(const Mistakes& mistakes) {
  std::vector<const Mistake*> order;
  for (const auto& mistake : mistakes) order.push_back(&mistake);
  // The address keeps mistakes of one line in the order in which they were found.
  std::sort(order.begin(), order.end(), [](const Mistake* a, const Mistake* b) {
    return std::tie(a->file, a->line, a) < std::tie(b->file, b->line, b);
  });
  std::string text;
  for (const auto* mistake : order) {
    text += mistake->file;
    if (mistake->line > 0) text += ":" + std::to_string(mistake->line);
    text += ": ";
    if (!mistake->key.empty()) text += mistake->key + ": ";
    text += mistake->advice + "\n";
  }
  return text;
}

}  // namespace pana::settings
