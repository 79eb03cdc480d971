#include "vault/private_file.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <stdexcept>

namespace pana::vault {
namespace {

constexpr std::size_t largest = 4096;

class File {
 public:
  explicit File(int descriptor) : descriptor_(descriptor) {}
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  ~File() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  int get() const { return descriptor_; }
  bool open() const { return descriptor_ >= 0; }

 private:
  int descriptor_;
};

[[noreturn]] void fail(const std::string& path, const std::string& why) {
  throw std::runtime_error(path + ": " + why);
}

std::string folder_of(const std::string& path) {
  const auto slash = path.rfind('/');
  return slash == std::string::npos ? "." : path.substr(0, slash + 1);
}

void check_readers(const std::string& path, const File& file, Readers readers) {
  struct stat about{};
  if (::fstat(file.get(), &about) != 0) fail(path, std::strerror(errno));
  if (!S_ISREG(about.st_mode)) fail(path, "is no file");
  const mode_t others = readers == Readers::owner ? 077 : 007;
  if ((about.st_mode & others) != 0) fail(path, "others can read it; run: chmod 600 " + path);
}

// The disk may keep what the file system no longer shows: the least is not to leave it there as it was.
void overwrite(const File& file) {
  struct stat about{};
  if (!file.open() || ::fstat(file.get(), &about) != 0) return;
  const std::string zeros(static_cast<std::size_t>(about.st_size), '\0');
  if (::pwrite(file.get(), zeros.data(), zeros.size(), 0) > 0) ::fsync(file.get());
}

void remove_leftover(const std::string& aside) {
  const File old{::open(aside.c_str(), O_WRONLY | O_CLOEXEC | O_NOFOLLOW)};
  overwrite(old);
  ::unlink(aside.c_str());
}

void write_aside(const std::string& path, const std::string& aside, std::string_view text) {
  const File file{::open(aside.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600)};
  if (!file.open()) fail(path, std::string("cannot be written: ") + std::strerror(errno));
  if (::write(file.get(), text.data(), text.size()) == static_cast<ssize_t>(text.size()) &&
      ::fsync(file.get()) == 0)
    return;
  const std::string why = std::strerror(errno);
  remove_leftover(aside);
  fail(path, "cannot be written: " + why);
}

}  // namespace

std::optional<Secret> read_private(const std::string& path, Readers readers) {
  const File file{::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
  if (!file.open() && errno == ENOENT) return std::nullopt;
  if (!file.open()) fail(path, std::strerror(errno));
  check_readers(path, file, readers);
  std::string text(largest + 1, '\0');
  const auto size = ::read(file.get(), text.data(), text.size());
  if (size < 0) fail(path, std::strerror(errno));
  if (static_cast<std::size_t>(size) > largest) fail(path, "is too long to be a file of keys");
  text.resize(static_cast<std::size_t>(size));
  return Secret{std::move(text)};
}

void replace_private(const std::string& path, const Secret& text) {
  const std::string aside = path + ".new";
  remove_leftover(aside);
  write_aside(path, aside, text.reveal());
  const File old{::open(path.c_str(), O_WRONLY | O_CLOEXEC)};
  if (::rename(aside.c_str(), path.c_str()) != 0) {
    const std::string why = std::strerror(errno);
    remove_leftover(aside);
    fail(path, "cannot be put in its place: " + why);
  }
  const File folder{::open(folder_of(path).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
  if (!folder.open() || ::fsync(folder.get()) != 0) fail(path, "its folder cannot be flushed to the disk");
  overwrite(old);
}

FolderLock::FolderLock(const std::string& path)
    : descriptor_(::open(folder_of(path).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)) {
  if (descriptor_ < 0) fail(path, std::string("its folder: ") + std::strerror(errno));
  while (::flock(descriptor_, LOCK_EX) != 0) {
    if (errno == EINTR) continue;
    ::close(descriptor_);
    fail(path, std::string("its folder cannot be locked: ") + std::strerror(errno));
  }
}

FolderLock::~FolderLock() {
  ::close(descriptor_);
}

}  // namespace pana::vault
