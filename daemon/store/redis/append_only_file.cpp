#include "store/redis/append_only_file.hpp"

#include <charconv>
#include <fstream>
#include <optional>
#include <string>

namespace pana::store::redis {
namespace {

namespace fs = std::filesystem;

// The file that was written last: the manifest's last line "file <name> seq <number> type i".
std::optional<fs::path> newest_file(const fs::path& data_folder) {
  const auto folder = data_folder / "appendonlydir";
  std::ifstream manifest(folder / "appendonly.aof.manifest");
  std::optional<fs::path> newest;
  std::string word, name, seq, number, type, kind;
  while (manifest >> word >> name >> seq >> number >> type >> kind) {
    if (kind == "i") newest = folder / name;
  }
  return newest;
}

enum class Read { whole, torn, foreign };

// Walks over the commands of a file without taking them in.
class Walk {
 public:
  explicit Walk(const fs::path& path) : in_(path, std::ios::binary), size_(fs::file_size(path)) {}

  bool at_end() const { return at_ == size_; }
  std::uintmax_t at() const { return at_; }
  // The command's name, as far as it is short, stands in name() afterwards.
  Read command();
  const std::string& name() const { return name_; }

 private:
  Read header(char kind, std::uintmax_t& number);
  Read argument(bool is_name);

  std::ifstream in_;
  std::uintmax_t size_;
  std::uintmax_t at_ = 0;
  std::string line_;
  std::string name_;
};

// "*3\r\n" or "$5\r\n".
Read Walk::header(char kind, std::uintmax_t& number) {
  std::getline(in_, line_);
  at_ += line_.size() + 1;
  if (!in_ || in_.eof()) return Read::torn;
  if (line_.size() < 3 || line_.front() != kind || line_.back() != '\r') return Read::foreign;
  const auto* last = line_.data() + line_.size() - 1;
  const auto [end, error] = std::from_chars(line_.data() + 1, last, number);
  return error == std::errc{} && end == last ? Read::whole : Read::foreign;
}

Read Walk::argument(bool is_name) {
  constexpr std::uintmax_t longest_name = 16;
  std::uintmax_t length = 0;
  if (const auto read = header('$', length); read != Read::whole) return read;
  if (size_ - at_ < length + 2) return Read::torn;
  if (is_name) name_.assign(std::min(length, longest_name), ' ');
  if (is_name) in_.read(name_.data(), static_cast<std::streamsize>(name_.size()));
  at_ += length + 2;
  in_.seekg(static_cast<std::streamoff>(at_));
  return Read::whole;
}

Read Walk::command() {
  if (in_.peek() == '#') {  // a remark, such as the time
    std::getline(in_, line_);
    at_ += line_.size() + 1;
    name_.clear();
    return in_.eof() ? Read::torn : Read::whole;
  }
  std::uintmax_t arguments = 0;
  if (const auto read = header('*', arguments); read != Read::whole) return read;
  for (std::uintmax_t i = 0; i < arguments; ++i) {
    if (const auto read = argument(i == 0); read != Read::whole) return read;
  }
  return Read::whole;
}

bool is(const std::string& name, std::string_view upper) {
  if (name.size() != upper.size()) return false;
  for (std::size_t i = 0; i < name.size(); ++i) {
    if ((name[i] & ~0x20) != upper[i]) return false;
  }
  return true;
}

// Where the last whole command or transaction ends; nothing where the file is not understood.
std::optional<std::uintmax_t> sound_length(const fs::path& path) {
  Walk walk(path);
  std::uintmax_t sound = 0;
  for (bool within = false; !walk.at_end();) {
    const auto read = walk.command();
    if (read == Read::foreign) return std::nullopt;
    if (read == Read::torn) break;
    if (is(walk.name(), "MULTI")) within = true;
    if (is(walk.name(), "EXEC")) within = false;
    if (!within) sound = walk.at();
  }
  return sound;
}

}  // namespace

std::uintmax_t cut_torn_end(const fs::path& data_folder) {
  const auto path = newest_file(data_folder);
  if (!path || !fs::exists(*path)) return 0;
  const auto length = sound_length(*path);
  const auto before = fs::file_size(*path);
  if (!length || *length == before) return 0;
  fs::resize_file(*path, *length);
  return before - *length;
}

}  // namespace pana::store::redis
