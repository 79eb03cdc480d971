#include "app/shard.hpp"

#include <filesystem>
#include <fstream>

#include "support/catch.hpp"
#include "support/scratch_folder.hpp"

using namespace pana;

namespace {

settings::Redis with_password_in(const std::filesystem::path& file, int mode) {
  std::ofstream(file) << "open sesame\n";
  std::filesystem::permissions(file, std::filesystem::perms(mode));
  settings::Redis redis;
  redis.password_file = file.string();
  return redis;
}

}  // namespace

TEST_CASE("the password of Redis is the first line of a file that others cannot read") {
  const test::ScratchFolder folder;
  const auto file = folder.path("redis.password");
  CHECK(app::redis_config(with_password_in(file, 0600)).password.reveal() == "open sesame");
  CHECK_THROWS_AS(app::redis_config(with_password_in(file, 0644)), std::runtime_error);
  std::filesystem::remove(file);
  settings::Redis gone;
  gone.password_file = file.string();
  CHECK_THROWS_AS(app::redis_config(gone), std::runtime_error);
}
