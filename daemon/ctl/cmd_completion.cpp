#include <iostream>

#include "ctl/commands.hpp"
#include "ctl/completion.hpp"

namespace pana::ctl {

void add_completion(CLI::App& app, Desk& desk) {
  struct Arguments {
    std::string shell;
  };
  const auto [sub, arguments] =
      command<Arguments>(app, "completion", "Prints a completion script for a shell");
  sub->add_option("SHELL", arguments->shell)->required()->check(CLI::IsMember({"bash", "zsh", "fish"}));
  sub->footer("Example:\n  source <(panactl completion bash)");
  sub->callback([&app, &desk, kept = arguments] {
    desk.action = [&app, kept] { std::cout << completion_script(app, kept->shell); };
  });
}

}  // namespace pana::ctl
