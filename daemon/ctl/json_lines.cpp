#include "ctl/json_lines.hpp"

#include <algorithm>
#include <functional>
#include <set>

namespace pana::ctl {
namespace {

// Walks over a value, telling each member and element before its content: the pointer's last part and where
// it begins.
class Walk {
 public:
  // `name` as it stands in the text, escapes and all; for elements the index.
  using Visit = std::function<void(const std::string& pointer, std::size_t offset, bool again)>;

  Walk(std::string_view text, Visit visit) : text_(text), visit_(std::move(visit)) {}
  void value(const std::string& pointer) {
    space();
    if (peek() == '{') return members(pointer);
    if (peek() == '[') return elements(pointer);
    if (peek() == '"') return void(string());
    while (at_ < text_.size() && std::string_view{",]} \t\r\n"}.find(text_[at_]) == std::string_view::npos)
      ++at_;
  }

 private:
  char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }
  void space() {
    while (at_ < text_.size() && std::string_view{" \t\r\n"}.find(text_[at_]) != std::string_view::npos)
      ++at_;
  }
  std::string string() {
    const auto from = ++at_;
    while (peek() != '"' && at_ < text_.size()) at_ += peek() == '\\' ? 2 : 1;
    return std::string{text_.substr(from, at_++ - from)};
  }
  // After `,` or the end bracket: is there more?
  bool more() {
    space();
    return at_ < text_.size() && text_[at_++] == ',';
  }
  bool empty_until(char bracket) {
    ++at_;
    space();
    if (peek() != bracket) return false;
    ++at_;
    return true;
  }
  void members(const std::string& pointer) {
    if (empty_until('}')) return;
    std::set<std::string> seen;
    do {
      space();
      const auto from = at_;
      const auto name = string();
      visit_(pointer + "/" + name, from, !seen.insert(name).second);
      space();
      ++at_;  // the colon
      value(pointer + "/" + name);
    } while (more());
  }
  void elements(const std::string& pointer) {
    if (empty_until(']')) return;
    std::size_t index = 0;
    do {
      space();
      const auto here = pointer + "/" + std::to_string(index++);
      visit_(here, at_, false);
      value(here);
    } while (more());
  }

  std::string_view text_;
  Visit visit_;
  std::size_t at_ = 0;
};

// Is `pointer` the target or on the way to it?
bool leads_to(std::string_view pointer, std::string_view target) {
  return target.substr(0, pointer.size()) == pointer &&
         (target.size() == pointer.size() || target[pointer.size()] == '/');
}

}  // namespace

std::size_t line_at(std::string_view text, std::size_t offset) {
  const auto before = text.substr(0, offset);
  return 1 + static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
}

std::size_t line_of(std::string_view text, std::string_view pointer) {
  std::size_t nearest = 0;
  std::size_t best = 0;
  Walk{text,
       [&](const std::string& here, std::size_t offset, bool) {
         if (here.size() < best || !leads_to(here, pointer)) return;
         best = here.size();
         nearest = offset;
       }}
      .value("");
  return line_at(text, nearest);
}

std::vector<Again> members_again(std::string_view text) {
  std::vector<Again> found;
  Walk{text,
       [&](const std::string& here, std::size_t offset, bool again) {
         if (again) found.push_back({here, line_at(text, offset)});
       }}
      .value("");
  return found;
}

}  // namespace pana::ctl
