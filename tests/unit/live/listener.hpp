#pragma once
#include <map>
#include <string>
#include <vector>

#include "domain/event.hpp"
#include "live/outlet.hpp"

namespace pana::live {

// Keeps every frame: in which step it came, its size on the wire, and its bytes, where each cursor stands as
// the number of its first appearance (stream positions count what others did, too).
class Listener final : public Outlet {
 public:
  explicit Listener(const int& step) : step_(step) {}

  void send(Frame frame) override { keep(*frame); }
  bool idle() const override { return reads; }
  void close(CloseCode) override { heard_.push_back(std::to_string(step_) + " closed"); }
  void keep(const std::string& frame);

  bool reads = true;
  const std::vector<std::string>& heard() const { return heard_; }
  // Of the board, as far as it has got.
  Cursor cursor() const { return cursor_; }

 private:
  const int& step_;
  Cursor cursor_;
  std::map<Cursor, std::size_t> cursors_;
  std::vector<std::string> heard_;
};

}  // namespace pana::live
