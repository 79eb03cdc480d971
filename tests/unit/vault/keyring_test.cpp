#include "vault/keyring.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "support/catch.hpp"
#include "support/fixed_clock.hpp"
#include "vault/hex.hpp"

namespace pana::vault {
namespace {

using test::FixedClock;
constexpr auto first_day = FixedClock::first_day;

struct Folder {
  std::filesystem::path path = [] {
    std::string name = (std::filesystem::temp_directory_path() / "pana-vault-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary directory");
    return std::filesystem::path{name};
  }();
  FixedClock clock;
  SeededRandom random{3};
  KeyringPlace place{(path / "keyring").string(), {}};

  ~Folder() { std::filesystem::remove_all(path); }
  std::string file(const char* name) const { return (path / name).string(); }
  std::string text() const {
    std::ostringstream text;
    text << std::ifstream(place.file).rdbuf();
    return text.str();
  }
  void write(const std::string& name, const std::string& text) const {
    std::ofstream(name) << text;
    REQUIRE(::chmod(name.c_str(), 0600) == 0);
  }
  std::string refusal() {
    try {
      const Keyring opened(place, clock, random);
    } catch (const std::runtime_error& why) {
      return why.what();
    }
    return "was not refused";
  }
};

bool says(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

std::string without_line(const std::string& text, const std::string& name) {
  const auto begin = text.find(name);
  return text.substr(0, begin) + text.substr(text.find('\n', begin) + 1);
}

}  // namespace

TEST_CASE("a keyring is made once, for its owner only, and read the same again") {
  Folder f;
  const Keyring made(f.place, f.clock, f.random);
  struct stat about{};
  REQUIRE(::stat(f.place.file.c_str(), &about) == 0);
  CHECK((about.st_mode & 0777) == 0600);
  const Keyring again(f.place, f.clock, f.random);
  CHECK(again.root() == made.root());
  CHECK(*again.day_key(first_day + 2) == *made.day_key(first_day + 2));
  CHECK(std::distance(std::filesystem::directory_iterator{f.path}, {}) == 1);
}

TEST_CASE("a wiped day is gone from memory and file, also for whoever opens the file next") {
  Folder f;
  Keyring keyring(f.place, f.clock, f.random);
  const auto before = f.text();
  const auto kept = *keyring.day_key(first_day + 2);
  f.clock.at += std::chrono::days{2};
  keyring.advance(first_day + 2);
  CHECK_FALSE(keyring.day_key(first_day).has_value());
  CHECK_FALSE(keyring.day_key(first_day + 1).has_value());
  CHECK(*keyring.day_key(first_day + 2) == kept);
  const Keyring again(f.place, f.clock, f.random);
  CHECK(again.oldest() == first_day + 2);
  CHECK(*again.day_key(first_day + 2) == kept);
  const auto chain = before.substr(before.find("chain "), 70);
  CHECK_FALSE(says(f.text(), chain));
  CHECK_FALSE(std::filesystem::exists(f.place.file + ".new"));
}

TEST_CASE("the file that held a wiped key is overwritten before it goes") {
  Folder f;
  Keyring keyring(f.place, f.clock, f.random);
  const int held = ::open(f.place.file.c_str(), O_RDONLY);
  REQUIRE(held >= 0);
  keyring.advance(first_day + 1);
  std::string left(600, 'x');
  const auto size = ::pread(held, left.data(), left.size(), 0);
  ::close(held);
  REQUIRE(size > 100);
  CHECK(left.substr(0, static_cast<std::size_t>(size)) == std::string(static_cast<std::size_t>(size), '\0'));
}

TEST_CASE("what a crash left beside the file is wiped at the next start") {
  Folder f;
  f.write(f.place.file + ".new", "chain of keys");
  const Keyring made(f.place, f.clock, f.random);
  CHECK_FALSE(std::filesystem::exists(f.place.file + ".new"));
}

TEST_CASE("two daemons with one file wipe alike, whoever comes first") {
  Folder f;
  Keyring first(f.place, f.clock, f.random);
  Keyring second(f.place, f.clock, f.random);
  first.advance(first_day + 5);
  second.advance(first_day + 3);
  CHECK(second.oldest() == first_day + 5);
  CHECK(*second.day_key(first_day + 6) == *first.day_key(first_day + 6));
  second.advance(first_day + 7);
  CHECK(Keyring(f.place, f.clock, f.random).oldest() == first_day + 7);
}

TEST_CASE("a second daemon joins with a copy of the file, and goes on by itself") {
  Folder f;
  Keyring first(f.place, f.clock, f.random);
  auto copy = f.place;
  copy.file = f.file("copied");
  std::filesystem::copy_file(f.place.file, copy.file);
  Keyring second(copy, f.clock, f.random);
  first.advance(first_day + 2);
  second.advance(first_day + 2);
  CHECK(*first.day_key(first_day + 4) == *second.day_key(first_day + 4));
}

TEST_CASE("a file of the first format becomes a keyring with the same root key") {
  Folder f;
  const auto key = Key::random(f.random);
  f.write(f.place.file, to_hex(key.bytes()) + "\n");
  const Keyring keyring(f.place, f.clock, f.random);
  CHECK(keyring.root() == key);
  CHECK(keyring.oldest() == first_day);
  CHECK(f.text().starts_with("pana keyring 2\n"));
  CHECK(Keyring(f.place, f.clock, f.random).root() == key);
}

TEST_CASE("a keyring that others can read is refused with the command that helps") {
  Folder f;
  {
    const Keyring made(f.place, f.clock, f.random);
  }
  REQUIRE(::chmod(f.place.file.c_str(), 0640) == 0);
  CHECK(says(f.refusal(), "chmod 600 " + f.place.file));
}

TEST_CASE("a keyring with any one byte changed, or cut anywhere, is refused, and its content is not told") {
  Folder f;
  {
    const Keyring made(f.place, f.clock, f.random);
  }
  const auto whole = without_line(f.text(), "written ");
  const auto chain = whole.substr(whole.find("chain ") + 6, 64);
  for (std::size_t i = 0; i < whole.size(); ++i) {
    auto changed = whole;
    changed[i] = changed[i] == '1' ? '2' : '1';
    f.write(f.place.file, changed);
    const auto why = f.refusal();
    INFO(i << ": " << why);
    CHECK(says(why, f.place.file));
    CHECK_FALSE(says(why, chain));
    f.write(f.place.file, whole.substr(0, i));
    CHECK(says(f.refusal(), "copy it from another daemon"));
  }
}

TEST_CASE("a keyring written on a day that has not come is refused with both dates, and with the way out") {
  Folder f;
  f.clock.at += std::chrono::days{2};
  {
    const Keyring made(f.place, f.clock, f.random);
  }
  f.clock.at -= std::chrono::days{2};
  const auto why = f.refusal();
  CHECK(says(why, "written on 2024-10-06, but the clock says 2024-10-04"));
  f.write(f.place.file, without_line(f.text(), "written "));
  CHECK(Keyring(f.place, f.clock, f.random).oldest() == first_day + 2);
}

TEST_CASE("a clock one day behind is no reason to stop, and seals under a key that is still there") {
  Folder f;
  f.clock.at += std::chrono::days{1};
  {
    const Keyring made(f.place, f.clock, f.random);
  }
  f.clock.at -= std::chrono::days{1};
  const Keyring keyring(f.place, f.clock, f.random);
  CHECK(keyring.current() == first_day + 1);
  CHECK(keyring.day_key(keyring.current()).has_value());
}

TEST_CASE("a daemon that was off for years opens its keyring and reads what was sealed then") {
  Folder f;
  {
    const Keyring made(f.place, f.clock, f.random);
  }
  f.clock.at += std::chrono::days{1'000};
  const Keyring keyring(f.place, f.clock, f.random);
  CHECK(keyring.day_key(first_day).has_value());
  CHECK(keyring.day_key(first_day + 1'000).has_value());
  CHECK_FALSE(keyring.day_key(first_day + 1'000 + Keyring::most_ahead + 1).has_value());
}

TEST_CASE("with the root key in a credential the file alone opens nothing") {
  Folder f;
  f.place.root_credential = f.file("credential");
  const auto root = Key::random(f.random);
  f.write(f.place.root_credential, to_hex(root.bytes()) + "\n");
  const Keyring made(f.place, f.clock, f.random);
  CHECK(made.root() == root);
  CHECK(says(f.text(), "root credential\n"));
  CHECK_FALSE(says(f.text(), to_hex(root.bytes())));
  CHECK(*Keyring(f.place, f.clock, f.random).day_key(first_day) == *made.day_key(first_day));

  SECTION("without the credential it is told where it is to be named") {
    f.place.root_credential.clear();
    CHECK(says(f.refusal(), "vault.root_credential"));
  }
  SECTION("a credential that does not exist is named") {
    f.place.root_credential = f.file("nowhere");
    CHECK(says(f.refusal(), "nowhere: no such file"));
  }
  SECTION("another credential is refused") {
    f.write(f.place.root_credential, to_hex(Key::random(f.random).bytes()));
    CHECK(says(f.refusal(), "damaged"));
  }
  SECTION("what is no key is refused") {
    f.write(f.place.root_credential, "no key");
    CHECK(says(f.refusal(), "openssl rand -hex 32"));
  }
}

TEST_CASE("a keyring moves its root key into a credential, and refuses another one's") {
  Folder f;
  auto root = Keyring(f.place, f.clock, f.random).root().copy();
  f.place.root_credential = f.file("credential");
  f.write(f.place.root_credential, to_hex(Key::random(f.random).bytes()));
  CHECK(says(f.refusal(), "another root key"));
  f.write(f.place.root_credential, to_hex(root.bytes()));
  CHECK(Keyring(f.place, f.clock, f.random).root() == root);
  CHECK_FALSE(says(f.text(), to_hex(root.bytes())));
}

TEST_CASE("keys that cannot be wiped from the file stay, and the daemon is told") {
  Folder f;
  Keyring keyring(f.place, f.clock, f.random);
  std::filesystem::create_directories(f.place.file + ".new/in_the_way");
  CHECK_THROWS_AS(keyring.advance(first_day + 1), std::runtime_error);
  CHECK(keyring.oldest() == first_day);
}

TEST_CASE("key memory is wiped when a key goes") {
  std::uint8_t* where = nullptr;
  lock_key_memory(3'000);
  {
    SeededRandom random{9};
    auto key = Key::random(random);
    where = key.bytes().data();
    CHECK(where[0] + where[1] + where[2] + where[3] != 0);
  }
  Key next;  // takes the same place in the locked memory
  CHECK(next.bytes().data() == where);
  CHECK(next == Key{});
}

}  // namespace pana::vault
