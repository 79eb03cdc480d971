#include <fcntl.h>
#include <openssl/crypto.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <optional>
#include <stdexcept>

#include "vault/seal.hpp"

namespace pana::vault {
namespace {

constexpr std::size_t digits = 64;

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
  throw std::runtime_error("key file " + path + ": " + why);
}

int value_of(char digit) {
  if (digit >= '0' && digit <= '9') return digit - '0';
  if (digit >= 'a' && digit <= 'f') return digit - 'a' + 10;
  if (digit >= 'A' && digit <= 'F') return digit - 'A' + 10;
  return -1;
}

std::optional<Seal::Key> parse(std::string_view text) {
  while (!text.empty() && (text.back() == '\n' || text.back() == '\r' || text.back() == ' '))
    text.remove_suffix(1);
  if (text.size() != digits) return std::nullopt;
  Seal::Key key{};
  for (std::size_t i = 0; i < key.size(); ++i) {
    const int high = value_of(text[2 * i]);
    const int low = value_of(text[2 * i + 1]);
    if (high < 0 || low < 0) return std::nullopt;
    key[i] = static_cast<std::uint8_t>(high * 16 + low);
  }
  return key;
}

Seal::Key read_key(const std::string& path, const File& file) {
  struct stat about{};
  if (::fstat(file.get(), &about) != 0) fail(path, std::strerror(errno));
  if ((about.st_mode & 077) != 0) fail(path, "others can read it; run: chmod 600 " + path);
  std::array<char, digits + 8> text{};
  const auto size = ::read(file.get(), text.data(), text.size());
  if (size < 0) fail(path, std::strerror(errno));
  const auto key = parse({text.data(), static_cast<std::size_t>(size)});
  OPENSSL_cleanse(text.data(), text.size());
  if (!key)
    fail(path, "expected 64 hexadecimal digits; restore it from the backup, or everything sealed is lost");
  return *key;
}

std::array<char, digits + 1> to_hex(const Seal::Key& key) {
  static constexpr std::string_view alphabet = "0123456789abcdef";
  std::array<char, digits + 1> text{};
  for (std::size_t i = 0; i < key.size(); ++i) {
    text[2 * i] = alphabet[key[i] >> 4];
    text[2 * i + 1] = alphabet[key[i] & 15];
  }
  text[digits] = '\n';
  return text;
}

void sync_folder(const std::string& path) {
  const auto slash = path.rfind('/');
  const File folder{::open(slash == std::string::npos ? "." : path.substr(0, slash + 1).c_str(),
                           O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
  if (folder.open()) ::fsync(folder.get());
}

// A half-written key must never be seen: it is written aside and linked into place, which fails if another
// was first.
void create_key(const std::string& path, Random& random) {
  Seal::Key key{};
  random.fill(key);
  const std::string aside = path + ".new." + std::to_string(::getpid());
  {
    const File file{::open(aside.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600)};
    if (!file.open()) fail(path, std::string("cannot be made: ") + std::strerror(errno));
    auto text = to_hex(key);
    const bool written = ::write(file.get(), text.data(), text.size()) == static_cast<ssize_t>(text.size()) &&
                         ::fsync(file.get()) == 0;
    OPENSSL_cleanse(text.data(), text.size());
    OPENSSL_cleanse(key.data(), key.size());
    if (!written) {
      ::unlink(aside.c_str());
      fail(path, "cannot be written");
    }
  }
  const bool linked = ::link(aside.c_str(), path.c_str()) == 0 || errno == EEXIST;
  ::unlink(aside.c_str());
  if (!linked) fail(path, "cannot be put in its place");
  sync_folder(path);
}

}  // namespace

Seal::Key load_keyring(const std::string& path, bool create, Random& random) {
  for (int attempt = 0; attempt < 2; ++attempt) {
    const File file{::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
    if (file.open()) return read_key(path, file);
    if (errno != ENOENT) fail(path, std::strerror(errno));
    if (!create)
      fail(path, "does not exist; start once with leave to create it, or restore it from the backup");
    create_key(path, random);
  }
  fail(path, "vanished while it was made");
}

}  // namespace pana::vault
