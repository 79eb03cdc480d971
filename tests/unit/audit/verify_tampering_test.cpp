// Ten thousand random tamperings by somebody who can write the files but has not the key, and a million
// lines.
#include <chrono>
#include <functional>
#include <iostream>
#include <map>

#include "audit/verify.hpp"
#include "core/random.hpp"
#include "support/catch.hpp"
#include "unit/audit/written.hpp"

using namespace pana;
using namespace pana::audit;

namespace {

std::string joined(const test::Lines& lines) {
  std::string text;
  for (const auto& line : lines) text.append(line).append("\n");
  return text;
}

test::Lines parted(std::string_view text) {
  test::Lines lines;
  for (auto end = text.find('\n'); end != std::string_view::npos; end = text.find('\n')) {
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(end + 1);
  }
  return lines;
}

std::optional<Finding> verify(const PublicKeys& keys, const std::vector<Head>& heads,
                              const std::vector<std::string>& files) {
  Verifier verifier{keys, heads};
  for (std::string_view text : files) {
    verifier.begin_file("file");
    for (auto end = text.find('\n'); end != std::string_view::npos; end = text.find('\n')) {
      verifier.line(text.substr(0, end));
      text.remove_prefix(end + 1);
    }
    verifier.end_file(text);
  }
  return verifier.finish();
}

// Two to four files of a daemon, and the same of another installation.
struct Archive {
  explicit Archive(std::uint64_t seed) {
    const auto key = SigningKey::fresh();
    const auto foreign_key = SigningKey::fresh();
    keys.add(key.public_pem());
    SeededRandom random{seed};
    Tip tip;
    Tip foreign_tip;
    std::vector<test::Lines> written;
    for (std::uint64_t i = 0; i < 2 + seed % 3; ++i) {
      const auto entries = static_cast<int>(1 + random.below(12));
      const auto between = static_cast<int>(1 + random.below(6));
      written.push_back(test::written(key, tip, entries, between));
      files.push_back(joined(written.back()));
      foreign.push_back(joined(test::written(foreign_key, foreign_tip, entries, between)));
    }
    heads = test::heads_of(written);
  }

  PublicKeys keys;
  std::vector<std::string> files;
  std::vector<Head> heads;
  std::vector<std::string> foreign;
};

// What somebody does to files. Each way answers a word for the report.
struct Tamperer {
  SeededRandom& random;
  std::vector<std::string>& files;
  const std::vector<std::string>& foreign;  // the same, of another installation

  std::string& file() { return files[random.below(files.size())]; }

  std::string edit_byte() {
    auto& text = file();
    auto& byte = text[random.below(text.size())];
    byte = static_cast<char>(byte ^ static_cast<char>(1 + random.below(255)));
    return "edited a byte";
  }
  std::string with_lines(const std::string& what,
                         const std::function<void(test::Lines&, std::size_t)>& change) {
    auto& text = file();
    auto lines = parted(text);
    change(lines, random.below(lines.size()));
    text = joined(lines);
    return what;
  }
  std::string delete_line() {
    return with_lines("deleted a line",
                      [](auto& lines, auto at) { lines.erase(lines.begin() + static_cast<long>(at)); });
  }
  std::string swap_lines() {
    return with_lines("swapped two lines", [this](auto& lines, auto at) {
      const auto other = (at + 1 + random.below(lines.size() - 1)) % lines.size();
      std::swap(lines[at], lines[other]);
    });
  }
  std::string duplicate_line() {
    return with_lines("doubled a line", [](auto& lines, auto at) {
      lines.insert(lines.begin() + static_cast<long>(at), lines[at]);
    });
  }
  std::string truncate() {
    auto& text = files.back();
    text.resize(random.below(text.size() - 1));
    return "cut the end off";
  }
  std::string delete_file() {
    files.erase(files.begin() + 1 + static_cast<long>(random.below(files.size() - 1)));
    return "deleted a file";
  }
  std::string splice() {
    const auto theirs = parted(foreign[random.below(foreign.size())]);
    return with_lines("spliced a foreign line in",
                      [&](auto& lines, auto at) { lines[at] = theirs[random.below(theirs.size())]; });
  }
  // Changes an entry and makes all hashes of that file right again, as far as that goes without the key.
  std::string rechain() {
    return with_lines("chained anew", [](auto& lines, auto at) {
      while (is_head(lines[at])) at = (at + 1) % lines.size();
      auto record = *record_of(*chain_line_from(lines[at]));
      record.account = "op_x";
      Tip tip = head_from(lines[0])->tip;
      for (std::size_t i = 1; i < lines.size(); ++i) {
        if (is_head(lines[i])) continue;
        lines[i] = next_line(tip, i == at ? record : *record_of(*chain_line_from(lines[i])));
      }
    });
  }
  std::string tamper() {
    switch (random.below(8)) {
      case 0:
        return delete_line();
      case 1:
        return swap_lines();
      case 2:
        return duplicate_line();
      case 3:
        return truncate();
      case 4:
        return delete_file();
      case 5:
        return splice();
      case 6:
        return rechain();
      default:
        return edit_byte();
    }
  }
};

}  // namespace

TEST_CASE("ten thousand random tamperings are all found") {
  std::map<std::string, int> done;
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    const Archive archive{seed};
    REQUIRE_FALSE(verify(archive.keys, archive.heads, archive.files));
    for (std::uint64_t times = 0; times < 105; ++times) {
      SeededRandom random{seed * 1'000'003 + times};
      auto files = archive.files;
      const auto what = Tamperer{random, files, archive.foreign}.tamper();
      if (files == archive.files) continue;
      CAPTURE(seed, times, what);
      ++done[what];
      REQUIRE(verify(archive.keys, archive.heads, files));
    }
  }
  CHECK(done.size() == 8);
  int all = 0;
  for (const auto& [what, times] : done) {
    all += times;
    CAPTURE(what);
    CHECK(times > 1'000);
  }
  CHECK(all >= 10'000);
}

TEST_CASE("a million lines are verified without keeping them") {
  const auto key = SigningKey::fresh();
  PublicKeys keys;
  keys.add(key.public_pem());
  Tip tip;
  Verifier verifier{keys};
  verifier.begin_file("file");
  Head opening{tip, "0-0", test::record(0).at, 0, {}, {}};
  key.sign(opening);
  verifier.line(to_line(opening));
  const auto began = std::chrono::steady_clock::now();
  for (int i = 1; i <= 1'000'000; ++i) verifier.line(next_line(tip, test::record(i)));
  verifier.end_file({});
  CHECK_FALSE(verifier.finish());
  CHECK(verifier.tip() == tip);
  const auto took = std::chrono::steady_clock::now() - began;
  std::cout << "a million lines written and verified in "
            << std::chrono::duration_cast<milliseconds>(took).count() << " ms\n";
}
