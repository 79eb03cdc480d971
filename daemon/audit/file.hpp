#pragma once
#include <string>
#include <string_view>
#include <system_error>

namespace pana::audit {

// An open file, closed with the object.
class File {
 public:
  File() = default;
  explicit File(int descriptor) : descriptor_(descriptor) {}
  File(File&& other) noexcept : descriptor_(other.release()) {}
  File& operator=(File&& other) noexcept;
  ~File();

  int get() const { return descriptor_; }
  bool open() const { return descriptor_ >= 0; }

 private:
  int release();
  int descriptor_ = -1;
};

// Writes all of it; the error where that fails (part of it may have been written).
std::error_code write_all(int descriptor, std::string_view text);
// What the system said last.
std::error_code last_error();

// Makes a file (0600) with this content, whole or not at all, on disk when this returns. One that is there
// already stays as it is, and that is no error.
std::error_code make_file(const std::string& path, std::string_view content);
// Puts this content in its place, whole or not at all.
std::error_code put_file(const std::string& path, std::string_view content, unsigned mode);
// Adds to the end of a file (made 0600 where it is missing); on disk when this returns.
std::error_code append_to(const std::string& path, std::string_view text);
// A name that was made in this folder is there after a power failure, too.
void sync_folder(const std::string& folder);

}  // namespace pana::audit
