#include "store/redis/append_only_file.hpp"

#include <fstream>
#include <sstream>

#include "support/catch.hpp"
#include "support/scratch_folder.hpp"

namespace pana::store::redis {
namespace {

const std::string set = "*3\r\n$3\r\nSET\r\n$1\r\na\r\n$4\r\n1\r\n2\r\n";
const std::string multi = "*1\r\n$5\r\nMULTI\r\n";
const std::string exec = "*1\r\n$4\r\nEXEC\r\n";

// A data folder whose newest append-only file holds these bytes.
struct DataFolder {
  explicit DataFolder(const std::string& bytes) {
    std::filesystem::create_directory(scratch.path("appendonlydir"));
    scratch.write("appendonlydir/appendonly.aof.manifest",
                  "file base.rdb seq 1 type b\nfile old.aof seq 1 type i\nfile new.aof seq 2 type i\n");
    scratch.write("appendonlydir/new.aof", bytes);
  }
  std::string cut() {
    cut_bytes = cut_torn_end(scratch.path());
    std::ifstream file(scratch.path("appendonlydir/new.aof"), std::ios::binary);
    std::ostringstream left;
    left << file.rdbuf();
    return left.str();
  }

  test::ScratchFolder scratch;
  std::uintmax_t cut_bytes = 0;
};

}  // namespace

TEST_CASE("a sound append-only file stays as it is") {
  for (const auto& bytes :
       {std::string{}, set, set + multi + set + exec, "#TS:1\r\n" + set + multi + exec + set}) {
    DataFolder folder(bytes);
    CHECK(folder.cut() == bytes);
    CHECK(folder.cut_bytes == 0);
  }
}

TEST_CASE("wherever a file is torn, what is left ends with a whole command or a whole transaction") {
  const auto whole = set + multi + set + set + exec + "#TS:7\r\n" + set;
  const std::vector<std::size_t> ends{0, set.size(), set.size() + multi.size() + 2 * set.size() + exec.size(),
                                      whole.size() - set.size(), whole.size()};
  for (std::size_t size = 0; size <= whole.size(); ++size) {
    CAPTURE(size);
    DataFolder folder(whole.substr(0, size));
    const auto left = folder.cut().size();
    std::size_t expected = 0;
    for (const auto end : ends) expected = end <= size ? end : expected;
    CHECK(left == expected);
    CHECK(folder.cut_bytes == size - left);
  }
}

TEST_CASE("a file that is damaged in another way is left for people to look at") {
  for (const auto& bytes : {set + "garbage\r\n" + set, set + "*x\r\n", set + "*1\r\n+4\r\nEXEC\r\n"}) {
    DataFolder folder(bytes);
    CHECK(folder.cut() == bytes);
  }
}

TEST_CASE("where there is no append-only file there is nothing to cut") {
  test::ScratchFolder scratch;
  CHECK(cut_torn_end(scratch.path()) == 0);
}

}  // namespace pana::store::redis
