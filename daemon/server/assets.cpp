#include "server/assets.hpp"

namespace pana::server {
namespace {

constexpr Asset front_page{"text/html; charset=utf-8",
                           "<!doctype html>\n"
                           "<html lang=\"en\"><meta charset=\"utf-8\"><title>Pana</title>\n"
                           "<p>Pana is running. Clients connect to <code>/ws</code>.</p></html>\n"};

}  // namespace

const Asset* find_asset(std::string_view path) {
  return path == "/" ? &front_page : nullptr;
}

}  // namespace pana::server
