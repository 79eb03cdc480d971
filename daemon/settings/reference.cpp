#include "settings/reference.hpp"

#include "settings/schema.hpp"

namespace pana::settings {
namespace {

std::string permitted(const Row& row) {
  if (row.kind == Kind::whole) return std::to_string(row.least) + " to " + std::to_string(row.most);
  if (row.choices.empty()) return std::string(name_of(row.kind));
  std::string out;
  for (const auto choice : row.choices) out += (out.empty() ? "" : ", ") + std::string(choice);
  return out;
}

}  // namespace

std::string reference() {
  std::string out = "| setting | default | may be | what it does |\n|---|---|---|---|\n";
  for (const auto& row : schema()) {
    out += "| `" + std::string(row.key) + "` | `" + to_toml(row.get(Settings{})) + "` | " + permitted(row) +
           " | " + std::string(row.help) + " |\n";
  }
  return out;
}

}  // namespace pana::settings
