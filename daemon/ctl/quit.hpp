#pragma once
#include <stdexcept>
#include <string>

namespace pana::ctl {

enum class Exit : int { done = 0, refused = 1, usage = 2, no_connection = 3 };

// Ends the program with an exit code and a sentence for standard error.
class Quit : public std::runtime_error {
 public:
  Quit(Exit code, const std::string& sentence) : std::runtime_error(sentence), code_(code) {}
  Exit code() const { return code_; }

 private:
  Exit code_;
};

}  // namespace pana::ctl
