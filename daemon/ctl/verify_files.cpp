#include "ctl/verify_files.hpp"

#include <filesystem>
#include <fstream>
#include <sstream>

#include "audit/folder.hpp"
#include "ctl/quit.hpp"

namespace pana::ctl {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t piece = 1 << 20;

std::ifstream open(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in || fs::is_directory(file)) throw Quit(Exit::usage, file + ": cannot be read");
  return in;
}

std::string content(const std::string& file) {
  auto in = open(file);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

std::vector<std::string> all_files(const std::vector<std::string>& given) {
  std::vector<std::string> files;
  for (const auto& name : given) {
    if (!fs::is_directory(name)) {
      open(name);
      files.push_back(name);
      continue;
    }
    const auto inside = audit::audit_files(name);
    if (inside.empty()) throw Quit(Exit::usage, name + ": holds no audit files (audit-*.log)");
    files.insert(files.end(), inside.begin(), inside.end());
  }
  return audit::opening_order(std::move(files));
}

// A line of a heads file, or of a log: there the head stands in quotes.
std::optional<std::string> head_in(const std::string& line) {
  if (audit::is_head(line)) return line;
  const auto begin = line.find("event=audit_head head=\"");
  if (begin == std::string::npos) return std::nullopt;
  const auto from = line.find('"', begin) + 1;
  return line.substr(from, line.find('"', from) - from);
}

std::vector<audit::Head> read_heads(const std::vector<std::string>& files) {
  std::vector<audit::Head> heads;
  for (const auto& file : files) {
    auto in = open(file);
    std::int64_t number = 0;
    for (std::string line; std::getline(in, line);) {
      ++number;
      const auto text = head_in(line);
      if (!text) continue;
      auto head = audit::head_from(*text);
      if (!head) throw Quit(Exit::refused, file + ":" + std::to_string(number) + ": this head was changed");
      heads.push_back(std::move(*head));
    }
    if (heads.empty()) throw Quit(Exit::usage, file + ": holds no audit heads");
  }
  return heads;
}

// Feeds one file in pieces, so that its size does not matter.
class Feeder {
 public:
  Feeder(audit::Verifier& verifier, std::uintmax_t all, const std::function<void(int)>& progress)
      : verifier_(verifier), all_(all), progress_(progress) {}

  void feed(const std::string& file) {
    auto in = open(file);
    verifier_.begin_file(file);
    rest_.clear();
    std::string bytes(piece, '\0');
    while (!verifier_.failed() && in) {
      in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
      take({bytes.data(), static_cast<std::size_t>(in.gcount())});
    }
    verifier_.end_file(rest_);
  }

 private:
  void take(std::string_view bytes) {
    done_ += bytes.size();
    rest_.append(bytes);
    std::string_view left = rest_;
    for (auto end = left.find('\n'); end != std::string_view::npos; end = left.find('\n')) {
      verifier_.line(left.substr(0, end));
      left.remove_prefix(end + 1);
    }
    rest_ = std::string{left};
    if (all_ > 0) progress_(static_cast<int>(done_ * 100 / all_));
  }

  audit::Verifier& verifier_;
  std::uintmax_t all_;
  std::uintmax_t done_ = 0;
  const std::function<void(int)>& progress_;
  std::string rest_;
};

}  // namespace

Verified verify_files(const VerifyArguments& arguments, const std::function<void(int)>& progress) {
  audit::PublicKeys keys;
  for (const auto& file : arguments.keys) {
    if (keys.add(content(file)) == 0) throw Quit(Exit::usage, file + ": holds no Ed25519 public key in PEM");
  }
  const auto files = all_files(arguments.files);
  const auto heads = read_heads(arguments.heads);
  audit::Verifier verifier{keys, heads};
  std::uintmax_t size = 0;
  for (const auto& file : files) size += fs::file_size(file);
  Feeder feeder{verifier, size, progress};
  for (const auto& file : files) {
    if (!verifier.failed()) feeder.feed(file);
  }
  auto finding = verifier.finish();
  return {std::move(finding), std::max<std::int64_t>(verifier.first(), 1),
          verifier.tip(),     verifier.heads(),
          heads.size(),       files.size(),
          !keys.empty()};
}

std::string verified_words(const Verified& verified) {
  if (verified.finding) {
    const auto& finding = *verified.finding;
    return finding.file + ":" + std::to_string(finding.line) + ": " + finding.sentence + " (" +
           std::string{name_of(finding.kind)} + ")";
  }
  const auto last = verified.tip.sequence;
  std::string words = last < verified.first ? "There are no entries yet"
                                            : "Entries " + std::to_string(verified.first) + " to " +
                                                  std::to_string(last) + " are whole";
  words += ", in " + std::to_string(verified.files) + " files with " + std::to_string(verified.heads) +
           " signed heads.";
  if (verified.first > 1) words += "\nEarlier files were not given.";
  if (!verified.with_keys) words += "\nNo signature was checked: give the daemon's audit.key.pub with --key.";
  if (verified.elsewhere == 0)
    words += "\nA cut-off end cannot be seen: give heads that were kept elsewhere with --heads.";
  return words;
}

}  // namespace pana::ctl
