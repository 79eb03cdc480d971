#include "listener.hpp"

#include <algorithm>

namespace pana::live {

void Listener::keep(const std::string& frame) {
  constexpr std::string_view member = "\"cursor\":\"";
  auto text = frame;
  if (const auto found = text.find(member); found != std::string::npos) {
    const auto begin = found + member.size();
    const auto length = text.find('"', begin) - begin;
    const auto cursor = cursor_from(text.substr(begin, length)).value();
    const bool of_board = text.find("queue.changed") == std::string::npos &&
                          text.find("offer.changed") == std::string::npos &&
                          text.find("request.changed") == std::string::npos;
    if (of_board) cursor_ = std::max(cursor_, cursor);
    const auto number = cursors_.emplace(cursor, cursors_.size()).first->second;
    text.replace(begin, length, "#" + std::to_string(number));
  }
  heard_.push_back(std::to_string(step_) + " " + std::to_string(frame.size()) + " " + text);
}

}  // namespace pana::live
