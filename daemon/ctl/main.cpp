#include "ctl/command_line.hpp"

int main(int count, char** arguments) {
  return pana::ctl::run(count, arguments);
}
