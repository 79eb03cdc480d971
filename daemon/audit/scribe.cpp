#include "audit/scribe.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <syslog.h>
#include <unistd.h>

#include <cerrno>

#include "audit/folder.hpp"
#include "core/log.hpp"

namespace pana::audit {
namespace {

std::string day_of(Instant now) {
  return to_rfc3339(now).substr(0, 10);
}

std::error_code make_folder(const std::string& folder) {
  if (::mkdir(folder.c_str(), 0700) == 0 || errno == EEXIST) return {};
  return last_error();
}

}  // namespace

Scribe::Scribe(const SigningKey& key, std::string folder, SecondPlaces second_places)
    : key_(key), folder_(std::move(folder)), second_places_(std::move(second_places)) {}

std::error_code Scribe::begin(const Head& from, Instant now) {
  tip_ = from.tip;
  position_ = from.position;
  return open_file(now);
}

std::error_code Scribe::open_file(Instant now) {
  if (const auto error = make_folder(folder_); error) return error;
  for (int another = 1; another < 1000; ++another) {
    path_ = folder_ + "/" + file_name(now, tip_.sequence, another);
    file_ = File{::open(path_.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_EXCL | O_CLOEXEC, 0600)};
    if (file_.open() || errno != EEXIST) break;
  }
  if (!file_.open()) return last_error();
  day_ = day_of(now);
  written_ = 0;
  begun_only_ = true;
  since_ = tip_.sequence;
  const auto error = write(to_line(signed_head(now, since_)).append("\n"));
  if (!error) sync_folder(folder_);
  return error;
}

std::error_code Scribe::write(std::string_view text) {
  if (const auto error = write_all(file_.get(), text); error) return spoiled(error);
  if (::fsync(file_.get()) != 0) return spoiled(last_error());
  written_ += static_cast<std::int64_t>(text.size());
  return {};
}

// What was written in part must not stand there: the same entries come again, in another file.
std::error_code Scribe::spoiled(std::error_code error) {
  if (begun_only_) {
    ::unlink(path_.c_str());
  } else if (::ftruncate(file_.get(), written_) != 0) {
    log::warning("audit_file_torn");
  }
  file_ = File{};
  return error;
}

std::error_code Scribe::append(std::span<const Record> records, Instant now) {
  if (!in_place()) {
    file_ = File{};
    return std::make_error_code(std::errc::no_such_file_or_directory);
  }
  if (day_of(now) != day_) {
    if (const auto error = publish(now); error) return error;
    if (const auto error = open_file(now); error) return error;
  }
  Tip tip = tip_;
  std::string text;
  for (const auto& record : records) text.append(next_line(tip, record)).append("\n");
  if (const auto error = write(text); error) return error;
  begun_only_ = false;
  tip_ = tip;
  if (!records.empty()) position_ = records.back().position;
  return {};
}

bool Scribe::in_place() const {
  struct stat ours{};
  struct stat there{};
  return file_.open() && ::fstat(file_.get(), &ours) == 0 && ::stat(path_.c_str(), &there) == 0 &&
         ours.st_ino == there.st_ino && ours.st_dev == there.st_dev && there.st_size >= written_;
}

Head Scribe::signed_head(Instant now, std::int64_t since) const {
  Head head{tip_, position_, now, since, {}, {}};
  key_.sign(head);
  return head;
}

Head Scribe::head(Instant now) const {
  return signed_head(now, tip_.sequence);
}

std::error_code Scribe::publish(Instant now) {
  if (!writing() || tip_.sequence == since_) return {};
  const auto line = to_line(signed_head(now, since_));
  if (const auto error = write(line + "\n"); error) return error;
  since_ = tip_.sequence;
  log::info("audit_head", {{"head", line}});
  if (second_places_.syslog) ::syslog(LOG_AUTHPRIV | LOG_NOTICE, "audit_%s", line.c_str());
  if (second_places_.heads_file.empty()) return {};
  if (const auto error = append_to(second_places_.heads_file, line + "\n"); error) {
    log::error("audit_heads_file_unwritable", {{"why", error.message()}});
  }
  return {};
}

void Scribe::end(Instant now) {
  [[maybe_unused]] const auto error = publish(now);
  abandon();
}

void Scribe::abandon() {
  file_ = File{};
}

}  // namespace pana::audit
