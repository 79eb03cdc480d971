#include "audit/signing_key.hpp"

#include <sys/stat.h>

#include <array>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <thread>

#include "support/catch.hpp"
#include "support/scratch_folder.hpp"

using namespace pana;
using namespace pana::audit;

namespace {

std::string content(const std::string& file) {
  std::ifstream in(file);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

std::string complaint(const std::string& file) {
  try {
    SigningKey::load(file);
  } catch (const std::runtime_error& refused) {
    return refused.what();
  }
  return {};
}

Head signed_by(const SigningKey& key) {
  Head head{{7, Hash{1, 2, 3}}, "5-1", from_ms(1'769'896'800'000), 3, {}, {}};
  key.sign(head);
  return head;
}

}  // namespace

TEST_CASE("A head that a known key has signed is good; every changed part of it makes it bad") {
  const auto key = SigningKey::fresh();
  PublicKeys keys;
  CHECK(keys.add(key.public_pem()) == 1);
  const auto head = signed_by(key);
  CHECK(keys.signed_by_known(head));
  for (int part = 0; part < 7; ++part) {
    auto changed = head;
    if (part == 0) ++changed.tip.sequence;
    if (part == 1) changed.tip.hash[31] ^= 1;
    if (part == 2) changed.position = "5-2";
    if (part == 3) changed.at += milliseconds{1};
    if (part == 4) ++changed.since;
    if (part == 5) changed.signature[0] ^= 1;
    if (part == 6) changed.key = SigningKey::fresh().name();
    CAPTURE(part);
    CHECK_FALSE(keys.signed_by_known(changed));
  }
}

TEST_CASE("The public keys of a file are known by their names, others are not") {
  const auto one = SigningKey::fresh();
  const auto other = SigningKey::fresh();
  const auto stranger = SigningKey::fresh();
  PublicKeys keys;
  CHECK(keys.add(one.public_pem() + other.public_pem()) == 2);
  CHECK(keys.signed_by_known(signed_by(one)));
  CHECK(keys.signed_by_known(signed_by(other)));
  CHECK_FALSE(keys.knows(stranger.name()));
  CHECK_FALSE(keys.signed_by_known(signed_by(stranger)));
  CHECK(keys.pem(one.name()) == one.public_pem());
  CHECK(keys.pem(stranger.name()).empty());
  CHECK(PublicKeys{}.add("no key at all") == 0);
}

TEST_CASE("The key file is made once, for its owner alone, and its public key beside it for everybody") {
  const test::ScratchFolder folder;
  const std::string file = folder.path("audit.key");
  const auto made = SigningKey::load(file);
  const auto read = SigningKey::load(file);
  CHECK(made.name() == read.name());
  CHECK(content(file + ".pub") == made.public_pem());
  struct stat about{};
  ::stat(file.c_str(), &about);
  CHECK((about.st_mode & 0777) == 0600);
  PublicKeys keys;
  keys.add(content(file + ".pub"));
  CHECK(keys.signed_by_known(signed_by(read)));
}

TEST_CASE("Daemons that start at the same time get the same key") {
  const test::ScratchFolder folder;
  const std::string file = folder.path("audit.key");
  std::array<std::string, 4> names;
  {
    std::vector<std::thread> daemons;
    for (auto& name : names) daemons.emplace_back([&name, &file] { name = SigningKey::load(file).name(); });
    for (auto& daemon : daemons) daemon.join();
  }
  for (const auto& name : names) CHECK(name == names[0]);
}

TEST_CASE("A key file that others may read, or that is no Ed25519 key, is refused with what to do") {
  const test::ScratchFolder folder;
  const std::string file = folder.write("audit.key", "nonsense");
  CHECK(complaint(file).find("no Ed25519 key") != std::string::npos);
  ::chmod(file.c_str(), 0640);
  CHECK(complaint(file).find("chmod 600") != std::string::npos);
  CHECK(complaint(folder.path("no/such/folder")).find("cannot be made") != std::string::npos);
}
