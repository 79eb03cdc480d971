#pragma once
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "audit/finding.hpp"
#include "audit/signing_key.hpp"

namespace pana::audit {

// Reads audit files line by line and finds the first fault. Knows no files and no clock; needs a few
// megabytes, however long the files are.
//
// The files are given in the order of their opening heads (opening_order). Two may overlap: a daemon that was
// killed leaves lines that its follower writes again, the same to the last bit. `elsewhere` are signed heads
// that were kept at another place: what they know must be in the files, which finds a cut-off end. Without
// keys no signature is checked, and whoever can write the files can write all of them anew.
class Verifier {
 public:
  explicit Verifier(const PublicKeys& keys, const std::vector<Head>& elsewhere = {});

  void begin_file(std::string name);
  // A whole line, without its newline.
  void line(std::string_view text);
  // What stands behind the last newline of the file, if anything.
  void end_file(std::string_view rest);
  // The first fault of all, or nothing.
  std::optional<Finding> finish();

  bool failed() const { return finding_.has_value() && !searching_; }
  // Of what has been read so far: the entries first() to tip().sequence are whole.
  std::int64_t first() const { return first_; }
  const Tip& tip() const { return tip_; }
  std::int64_t heads() const { return heads_; }

 private:
  void read_head(std::string_view text);
  void read_entry(std::string_view text);
  void search(std::string_view text);
  bool opens_well(const Head& head);
  bool follows_well(const Head& head);
  bool trusted(const Head& head);
  bool meets(const Tip& tip, std::string_view what);
  void go_on(const Tip& tip);
  const Hash* recent(std::int64_t sequence) const;
  bool wrong(FindingKind kind, std::string sentence);

  const PublicKeys& keys_;
  std::multimap<std::int64_t, Head> elsewhere_;
  std::optional<Finding> finding_;
  bool searching_ = false;  // a line is missing: does it stand further down in this file?

  std::string file_;
  std::int64_t line_ = 0;
  bool opened_ = false;      // this file's opening head has been read
  Tip at_;                   // of this file
  std::int64_t since_ = 0;   // the last head of this file
  bool torn_ = false;        // this file ends in the middle of a line
  std::int64_t first_ = -1;  // the first file goes on from first_ - 1
  Tip tip_;                  // of all files
  std::deque<Hash> recent_;  // of the newest entries, the tip's last
  std::int64_t heads_ = 0;
};

}  // namespace pana::audit
