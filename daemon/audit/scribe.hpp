#pragma once
#include <span>
#include <string>
#include <system_error>

#include "audit/file.hpp"
#include "audit/signing_key.hpp"

namespace pana::audit {

// Writes the audit files of one daemon: chains records, syncs them, signs heads. One file per UTC day, and a
// new one whenever a daemon takes the writing over; each begins with the head that it goes on from. After an
// error nothing of what was to be written counts, the file is closed, and begin() is called again.
class Scribe {
 public:
  // Where heads are written besides the audit file and the log.
  struct SecondPlaces {
    std::string heads_file;  // empty: none
    bool syslog = false;
  };
  // The key must outlive it.
  Scribe(const SigningKey& key, std::string folder, SecondPlaces second_places);

  // Opens a file that goes on from this head.
  std::error_code begin(const Head& from, Instant now);
  // Chained, and on disk when this returns without an error.
  std::error_code append(std::span<const Record> records, Instant now);
  // False where what stands at the file's path is no longer the file that we write.
  bool in_place() const;
  // A signed head of the tip, for the store.
  Head head(Instant now) const;
  // Where entries were written since the last one: a head in the file, in the heads file and in the log
  // (event audit_head). Only of what the store knows to be chained.
  std::error_code publish(Instant now);
  // Publishes, and closes the file.
  void end(Instant now);
  // Closes the file as it is: another daemon goes on.
  void abandon();

  bool writing() const { return file_.open(); }
  const Tip& tip() const { return tip_; }
  const std::string& position() const { return position_; }

 private:
  std::error_code open_file(Instant now);
  std::error_code write(std::string_view text);
  std::error_code spoiled(std::error_code error);
  Head signed_head(Instant now, std::int64_t since) const;

  const SigningKey& key_;
  std::string folder_;
  SecondPlaces second_places_;
  File file_;
  std::string path_;
  std::string day_;
  std::int64_t written_ = 0;  // bytes of the file that count
  bool begun_only_ = false;   // nothing but its opening head stands in the file
  Tip tip_;
  std::string position_ = "0-0";
  std::int64_t since_ = 0;
};

}  // namespace pana::audit
