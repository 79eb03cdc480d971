#include "ctl/completion.hpp"

#include <algorithm>
#include <vector>

namespace pana::ctl {
namespace {

// One command: its words ("register import"; empty at the top) and what can follow.
struct Level {
  std::string path;
  std::vector<const CLI::App*> commands;
  std::vector<const CLI::Option*> options;
};

void collect(const CLI::App& app, const std::string& path, std::vector<Level>& out) {
  Level level{path, {}, {}};
  for (const auto* command : app.get_subcommands([](const CLI::App*) { return true; }))
    level.commands.push_back(command);
  for (const auto* option : app.get_options()) {
    if (!option->get_lnames().empty()) level.options.push_back(option);
  }
  const auto commands = level.commands;
  out.push_back(std::move(level));
  for (const auto* command : commands) {
    collect(*command, path.empty() ? command->get_name() : path + " " + command->get_name(), out);
  }
}

std::string option_name(const CLI::Option& option) {
  return "--" + option.get_lnames().front();
}

// Everything that may follow a level: its commands, its options, and the options of the top.
std::string words_of(const Level& level, const Level& top) {
  std::string words;
  for (const auto* command : level.commands) words += command->get_name() + " ";
  for (const auto* option : level.options) words += option_name(*option) + " ";
  if (&level != &top) {
    for (const auto* option : top.options) words += option_name(*option) + " ";
  }
  if (!words.empty()) words.pop_back();
  return words;
}

// Bash has no notion of the tree: the words that are no options lead to the level; what they do not name is a
// value.
std::string bash_script(const std::vector<Level>& levels) {
  std::string script =
      "_panactl() {\n"
      "  local word level='' next\n"
      "  for word in \"${COMP_WORDS[@]:1:COMP_CWORD-1}\"; do\n"
      "    next=\"${level:+$level }$word\"\n"
      "    case \"$next\" in\n      ";
  for (std::size_t index = 1; index < levels.size(); ++index) {
    script += (index > 1 ? "|'" : "'") + levels[index].path + "'";
  }
  script += ") level=\"$next\" ;;\n    esac\n  done\n  case \"$level\" in\n";
  for (const auto& level : levels) {
    script += "    '" + level.path + "') next='" + words_of(level, levels.front()) + "' ;;\n";
  }
  return script +
         "  esac\n"
         "  COMPREPLY=($(compgen -W \"$next\" -- \"${COMP_WORDS[COMP_CWORD]}\"))\n"
         "}\n"
         "complete -o default -F _panactl panactl\n";
}

std::string zsh_script(const std::vector<Level>& levels) {
  return "#compdef panactl\nautoload -U +X bashcompinit && bashcompinit\n" + bash_script(levels);
}

std::string quoted(std::string text) {
  std::replace(text.begin(), text.end(), '\'', '"');
  return "'" + text + "'";
}

// Fish: seen are the commands on the line so far; a level is offered where all its words are.
std::string fish_script(const std::vector<Level>& levels) {
  std::string script;
  for (const auto& level : levels) {
    std::string condition =
        level.path.empty() ? "__fish_use_subcommand" : "__fish_seen_subcommand_from " + level.path;
    if (const auto space = level.path.find(' '); space != std::string::npos) {
      condition = "__fish_seen_subcommand_from " + level.path.substr(0, space) +
                  "; and __fish_seen_subcommand_from " + level.path.substr(space + 1);
    }
    for (const auto* command : level.commands) {
      script += "complete -c panactl -f -n " + quoted(condition) + " -a " + command->get_name() + " -d " +
                quoted(command->get_description()) + "\n";
    }
    for (const auto* option : level.options) {
      const bool anywhere = level.path.empty();
      script += "complete -c panactl" + (anywhere ? "" : " -n " + quoted(condition)) + " -l " +
                option->get_lnames().front() + " -d " + quoted(option->get_description()) + "\n";
    }
  }
  return script;
}

}  // namespace

std::string completion_script(const CLI::App& app, std::string_view shell) {
  std::vector<Level> levels;
  collect(app, "", levels);
  if (shell == "fish") return fish_script(levels);
  return shell == "zsh" ? zsh_script(levels) : bash_script(levels);
}

}  // namespace pana::ctl
