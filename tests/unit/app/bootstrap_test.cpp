#include "app/bootstrap.hpp"

#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "support/catch.hpp"

using namespace pana;

namespace {

// A file of first accounts that nobody else may read; it goes with the object.
struct AccountsFile {
  std::string path = std::filesystem::temp_directory_path() / ("pana_first_" + std::to_string(::getpid()));

  explicit AccountsFile(const std::string& password) {
    std::ofstream(path) << R"({"accounts": [{"account": "admin_one", "role": "administrator", "password": ")"
                        << password << "\"}]}";
    std::filesystem::permissions(path, std::filesystem::perms::owner_read);
  }
  ~AccountsFile() { std::filesystem::remove(path); }
  AccountsFile(const AccountsFile&) = delete;
  AccountsFile& operator=(const AccountsFile&) = delete;
};

}  // namespace

TEST_CASE("first accounts whose passwords are hard to guess are taken") {
  const AccountsFile good("only for tests");
  CHECK(app::read_first_accounts(good.path).size() == 1);
}

TEST_CASE("a first account whose password is easy to guess is refused, and the password is not told") {
  const AccountsFile bad("password1234");
  try {
    app::read_first_accounts(bad.path);
    FAIL("it was taken");
  } catch (const std::runtime_error& refused) {
    const std::string words = refused.what();
    CHECK(words.find("account 1") != std::string::npos);
    CHECK(words.find("common") != std::string::npos);
    CHECK(words.find("password1234") == std::string::npos);
  }
}
