#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "support/catch.hpp"
#include "vault/seal.hpp"

namespace pana::vault {
namespace {

struct Folder {
  std::filesystem::path path = [] {
    std::string name = (std::filesystem::temp_directory_path() / "pana-vault-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary directory");
    return std::filesystem::path{name};
  }();
  ~Folder() { std::filesystem::remove_all(path); }
  std::string file(const char* name) const { return (path / name).string(); }
};

}  // namespace

TEST_CASE("a key file is made once, for its owner only, and read the same again") {
  Folder folder;
  SeededRandom random{3};
  const auto path = folder.file("keyring");
  const auto key = load_keyring(path, true, random);
  struct stat about{};
  REQUIRE(::stat(path.c_str(), &about) == 0);
  CHECK((about.st_mode & 0777) == 0600);
  CHECK(load_keyring(path, true, random) == key);
  CHECK(load_keyring(path, false, random) == key);
  CHECK(std::distance(std::filesystem::directory_iterator{folder.path}, {}) == 1);
}

TEST_CASE("a missing key file is not made without leave") {
  Folder folder;
  SeededRandom random{3};
  CHECK_THROWS_AS(load_keyring(folder.file("keyring"), false, random), std::runtime_error);
  CHECK_FALSE(std::filesystem::exists(folder.file("keyring")));
}

TEST_CASE("a key file that others can read is refused with the command that helps") {
  Folder folder;
  SeededRandom random{3};
  const auto path = folder.file("keyring");
  (void)load_keyring(path, true, random);
  REQUIRE(::chmod(path.c_str(), 0640) == 0);
  try {
    (void)load_keyring(path, true, random);
    FAIL("was not refused");
  } catch (const std::runtime_error& error) {
    CHECK(std::string{error.what()}.find("chmod 600") != std::string::npos);
  }
}

TEST_CASE("a damaged key file is refused and its content is not told") {
  for (const auto& text :
       {std::string{"abcdef"}, std::string(64, 'g'), std::string(70, 'a'), std::string{}}) {
    Folder folder;
    SeededRandom random{3};
    const auto path = folder.file("keyring");
    std::ofstream{path} << text;
    REQUIRE(::chmod(path.c_str(), 0600) == 0);
    try {
      (void)load_keyring(path, true, random);
      FAIL("was not refused");
    } catch (const std::runtime_error& error) {
      CHECK((text.empty() || std::string{error.what()}.find(text) == std::string::npos));
    }
  }
}

}  // namespace pana::vault
