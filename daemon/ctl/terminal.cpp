#include "ctl/terminal.hpp"

#include <sys/ioctl.h>
#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <memory>

#include "ctl/quit.hpp"

namespace pana::ctl {
namespace {

// No echo for as long as it lives.
class Hushed {
 public:
  explicit Hushed(int descriptor) : descriptor_(descriptor), changed_(tcgetattr(descriptor, &before_) == 0) {
    if (!changed_) return;
    auto quiet = before_;
    quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    tcsetattr(descriptor_, TCSAFLUSH, &quiet);
  }
  ~Hushed() {
    if (changed_) tcsetattr(descriptor_, TCSAFLUSH, &before_);
  }
  Hushed(const Hushed&) = delete;
  Hushed& operator=(const Hushed&) = delete;

 private:
  int descriptor_;
  termios before_{};
  bool changed_;
};

}  // namespace

Terminal look_at_terminal() {
  Terminal terminal;
  terminal.is_terminal = isatty(STDOUT_FILENO) == 1;
  terminal.colours = terminal.is_terminal && std::getenv("NO_COLOR") == nullptr;
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_row > 0) terminal.rows = size.ws_row;
  return terminal;
}

std::string inked(std::string_view text, Ink ink, bool colours) {
  static constexpr std::array<std::string_view, 6> codes{"", "1", "2", "31", "32", "33"};
  if (!colours || ink == Ink::plain) return std::string{text};
  return "\033[" + std::string{codes[static_cast<std::size_t>(ink)]} + "m" + std::string{text} + "\033[0m";
}

Secret ask_secret(std::string_view question) {
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> tty{std::fopen("/dev/tty", "r+"), std::fclose};
  if (!tty) throw Quit(Exit::usage, "no terminal to ask on: give --password-file or PANA_PASSWORD_FILE");
  std::fputs(std::string{question}.c_str(), tty.get());
  std::fflush(tty.get());
  std::string answer;
  {
    const Hushed hushed{fileno(tty.get())};
    for (int c = std::fgetc(tty.get()); c != EOF && c != '\n'; c = std::fgetc(tty.get()))
      answer += static_cast<char>(c);
  }
  std::fputs("\n", tty.get());
  return Secret{std::move(answer)};
}

Secret read_secret(const std::string& path) {
  std::ifstream file(path);
  std::string line;
  if (!std::getline(file, line) || line.empty()) throw Quit(Exit::usage, "no password in " + path);
  if (line.back() == '\r') line.pop_back();
  return Secret{std::move(line)};
}

void write_private(const std::string& path, std::string_view content) {
  const auto before = ::umask(077);
  ::unlink(path.c_str());
  std::ofstream file(path);
  file << content << '\n';
  file.close();
  ::umask(before);
  if (!file) throw Quit(Exit::usage, "cannot write " + path);
}

}  // namespace pana::ctl
