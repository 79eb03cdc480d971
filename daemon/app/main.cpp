#include <cstdio>
#include <exception>

#include "app/daemon.hpp"
#include "app/options.hpp"
#include "settings/load.hpp"
#include "settings/reference.hpp"

namespace {

int complain(const pana::settings::Mistakes& mistakes) {
  std::fputs(pana::settings::to_text(mistakes).c_str(), stderr);
  return 2;
}

}  // namespace

int main(int count, char** arguments) {
  using namespace pana;
  const auto [options, exit_code] = app::parse_options(count, arguments);
  if (exit_code) return *exit_code;
  if (options.print_reference) {
    std::fputs(settings::reference().c_str(), stdout);
    return 0;
  }
  auto loaded = settings::load_file(options.config, options.overrides);
  if (!loaded.ok()) return complain(loaded.mistakes);
  auto country = settings::load_country(loaded.settings.country.directory);
  if (!country.ok()) return complain(country.mistakes);
  if (options.check_config) {
    std::puts("The configuration is good.");
    return 0;
  }
  try {
    return app::run_daemon(loaded.settings, std::move(country.country));
  } catch (const std::exception& reason) {
    std::fprintf(stderr, "panad: %s\n", reason.what());
    return 1;
  }
}
