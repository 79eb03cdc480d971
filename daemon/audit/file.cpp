#include "audit/file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <utility>

namespace pana::audit {
namespace {

std::string folder_of(const std::string& path) {
  const auto slash = path.rfind('/');
  return slash == std::string::npos ? "." : path.substr(0, slash + 1);
}

// Written aside under a name of its own, so that nobody ever sees half of it. `aside` ends in XXXXXX.
std::error_code write_aside(std::string& aside, std::string_view content, unsigned mode) {
  const File file{::mkostemp(aside.data(), O_CLOEXEC)};
  if (!file.open()) return last_error();
  if (::fchmod(file.get(), mode) != 0) return last_error();
  if (const auto error = write_all(file.get(), content); error) return error;
  return ::fsync(file.get()) == 0 ? std::error_code{} : last_error();
}

}  // namespace

File& File::operator=(File&& other) noexcept {
  if (this != &other) {
    if (open()) ::close(descriptor_);
    descriptor_ = other.release();
  }
  return *this;
}

File::~File() {
  if (open()) ::close(descriptor_);
}

int File::release() {
  return std::exchange(descriptor_, -1);
}

std::error_code last_error() {
  return {errno, std::system_category()};
}

std::error_code write_all(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const auto written = ::write(descriptor, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return last_error();
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return {};
}

std::error_code make_file(const std::string& path, std::string_view content) {
  auto aside = path + ".XXXXXX";
  auto error = write_aside(aside, content, 0600);
  if (!error && ::link(aside.c_str(), path.c_str()) != 0 && errno != EEXIST) error = last_error();
  ::unlink(aside.c_str());
  if (!error) sync_folder(folder_of(path));
  return error;
}

std::error_code put_file(const std::string& path, std::string_view content, unsigned mode) {
  auto aside = path + ".XXXXXX";
  auto error = write_aside(aside, content, mode);
  if (!error && ::rename(aside.c_str(), path.c_str()) != 0) error = last_error();
  if (error) ::unlink(aside.c_str());
  return error;
}

std::error_code append_to(const std::string& path, std::string_view text) {
  const File file{::open(path.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600)};
  if (!file.open()) return last_error();
  if (const auto error = write_all(file.get(), text); error) return error;
  return ::fsync(file.get()) == 0 ? std::error_code{} : last_error();
}

void sync_folder(const std::string& folder) {
  const File file{::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
  if (file.open()) ::fsync(file.get());
}

}  // namespace pana::audit
