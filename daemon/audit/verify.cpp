#include "audit/verify.hpp"

#include <utility>

namespace pana::audit {
namespace {

// A daemon writes at most one batch that its follower writes again; this is many of them.
constexpr std::size_t most_recent = 16'384;

std::string entry(std::int64_t sequence) {
  return "entry " + std::to_string(sequence);
}

std::string entries(std::int64_t from, std::int64_t to) {
  return from == to ? entry(from) : "entries " + std::to_string(from) + " to " + std::to_string(to);
}

std::string missing(std::string_view where, std::int64_t from, std::int64_t to) {
  std::string words{where};
  return words.append(" ").append(entries(from, to)).append(from == to ? " is missing" : " are missing");
}

}  // namespace

std::string_view name_of(FindingKind kind) {
  static constexpr std::string_view names[] = {"edited",    "deleted",   "reordered",       "duplicated",
                                               "truncated", "rechained", "wrong signature", "foreign key"};
  return names[static_cast<std::size_t>(kind)];
}

Verifier::Verifier(const PublicKeys& keys, const std::vector<Head>& elsewhere) : keys_(keys) {
  file_ = "the heads kept elsewhere";
  for (const auto& head : elsewhere) {
    ++line_;
    if (!trusted(head)) return;
    elsewhere_.emplace(head.tip.sequence, head);
  }
}

void Verifier::begin_file(std::string name) {
  if (finding_) return;
  file_ = std::move(name);
  line_ = 0;
  opened_ = false;
  torn_ = false;
}

void Verifier::line(std::string_view text) {
  if (failed()) return;
  ++line_;
  if (searching_) return search(text);
  if (is_head(text)) return read_head(text);
  read_entry(text);
}

void Verifier::end_file(std::string_view rest) {
  searching_ = false;
  // Not even a first line: a daemon died when it had just made the file, and nothing has ever stood in it.
  torn_ = !rest.empty() && line_ > 0;
  if (torn_) ++line_;
}

std::optional<Finding> Verifier::finish() {
  searching_ = false;
  if (finding_) return finding_;
  if (torn_ && at_.sequence >= tip_.sequence) {
    wrong(FindingKind::truncated,
          "the last line is incomplete: the file was cut off, or the daemon died there");
    return finding_;
  }
  if (!elsewhere_.empty() && elsewhere_.rbegin()->first > tip_.sequence) {
    const auto& newest = elsewhere_.rbegin()->second;
    wrong(FindingKind::truncated, "the files end at " + entry(tip_.sequence) +
                                      ", but a head that was signed at " + to_rfc3339(newest.at) + " knows " +
                                      entries(tip_.sequence + 1, newest.tip.sequence));
    return finding_;
  }
  for (const auto& [sequence, head] : elsewhere_) {
    if (head.opens() || sequence < first_) continue;
    wrong(FindingKind::deleted, "the head of " + entry(sequence) + " that was signed at " +
                                    to_rfc3339(head.at) + " is missing in the files");
    break;
  }
  return finding_;
}

bool Verifier::wrong(FindingKind kind, std::string sentence) {
  if (!finding_) finding_ = Finding{kind, file_, line_, std::move(sentence)};
  return false;
}

bool Verifier::trusted(const Head& head) {
  if (keys_.empty()) return true;
  if (!keys_.knows(head.key)) {
    return wrong(FindingKind::foreign_key,
                 "this head was signed by key " + head.key + ", which is not trusted");
  }
  if (keys_.signed_by_known(head)) return true;
  return wrong(FindingKind::wrong_signature, "this head was changed or forged: its signature is wrong");
}

void Verifier::read_head(std::string_view text) {
  const auto head = head_from(text);
  if (!head) {
    wrong(FindingKind::edited, "this line is no head as a daemon writes it");
    return;
  }
  if (!trusted(*head) || !(opened_ ? follows_well(*head) : opens_well(*head))) return;
  opened_ = true;
  since_ = head->tip.sequence;
  ++heads_;
  const auto [from, to] = elsewhere_.equal_range(head->tip.sequence);
  for (auto known = from; known != to; ++known) {
    if (known->second != *head) continue;
    elsewhere_.erase(known);
    break;
  }
}

// The first line of a file: what it goes on from must be known, unless it is the first file.
bool Verifier::opens_well(const Head& head) {
  if (!head.opens()) return wrong(FindingKind::deleted, "the beginning of this file is missing");
  const auto sequence = head.tip.sequence;
  if (first_ < 0) {
    first_ = sequence + 1;
    tip_ = head.tip;
    recent_.assign(1, head.tip.hash);
  } else if (sequence > tip_.sequence) {
    return wrong(FindingKind::deleted, missing("before this file", tip_.sequence + 1, sequence));
  }
  const auto* known = recent(sequence);
  if (known == nullptr) return wrong(FindingKind::duplicated, "this file tells again what others have told");
  if (*known != head.tip.hash) {
    return wrong(FindingKind::rechained,
                 "this file goes on from another " + entry(sequence) + " than there is");
  }
  at_ = head.tip;
  return meets(at_, "the entries before this file");
}

bool Verifier::follows_well(const Head& head) {
  const auto sequence = head.tip.sequence;
  if (sequence > at_.sequence) {
    searching_ = true;
    return wrong(FindingKind::deleted, missing("before this head", at_.sequence + 1, sequence));
  }
  if (head.opens()) return wrong(FindingKind::duplicated, "an opening head stands in the middle of a file");
  if (sequence < at_.sequence) {
    return wrong(sequence <= since_ ? FindingKind::duplicated : FindingKind::reordered,
                 "the head of " + entry(sequence) + " stands behind " + entry(at_.sequence));
  }
  if (head.since > since_)
    return wrong(FindingKind::deleted, "the head of " + entry(head.since) + " is missing");
  if (head.since < since_) return wrong(FindingKind::duplicated, "this head stands here twice");
  if (head.tip.hash == at_.hash) return true;
  return wrong(FindingKind::rechained,
               "the entries before this line do not lead to this signed head: they were written anew");
}

void Verifier::read_entry(std::string_view text) {
  const auto parts = chain_line_from(text);
  if (!opened_) {
    wrong(FindingKind::deleted,
          "the beginning of this file is missing: it does not begin with a signed head");
  } else if (!parts || !record_of(*parts)) {
    wrong(FindingKind::edited, "this line is no entry as a daemon writes it");
  } else if (parts->sequence > at_.sequence + 1) {
    searching_ = true;
    wrong(FindingKind::deleted, missing("before this line", at_.sequence + 1, parts->sequence - 1));
  } else if (parts->sequence <= at_.sequence) {
    const auto* known = recent(parts->sequence);
    const bool again = known != nullptr && *known == parts->hash;
    wrong(again ? FindingKind::duplicated : FindingKind::reordered,
          entry(parts->sequence) + (again ? " stands here twice" : " stands here once more, but differs"));
  } else if (chained(at_.hash, parts->text) != parts->hash) {
    wrong(FindingKind::edited,
          entry(parts->sequence) + " or its hash was changed, or comes from other files");
  } else {
    go_on({parts->sequence, parts->hash});
  }
}

void Verifier::go_on(const Tip& tip) {
  at_ = tip;
  if (tip.sequence <= tip_.sequence) {
    const auto* known = recent(tip.sequence);
    if (known == nullptr || *known != tip.hash) {
      wrong(FindingKind::rechained, "another file tells something else of " + entry(tip.sequence));
    }
    return;
  }
  tip_ = tip;
  recent_.push_back(tip.hash);
  if (recent_.size() > most_recent) recent_.pop_front();
  meets(tip, "the entries up to this line");
}

// What is kept elsewhere of the same sequence must be the same.
bool Verifier::meets(const Tip& tip, std::string_view what) {
  const auto [from, to] = elsewhere_.equal_range(tip.sequence);
  for (auto head = from; head != to; ++head) {
    if (head->second.tip.hash == tip.hash) continue;
    return wrong(FindingKind::rechained, std::string{what} + " do not lead to the head that was signed at " +
                                             to_rfc3339(head->second.at) + " and kept elsewhere");
  }
  return true;
}

// Only to name what has happened: a missing line that stands further down was not deleted but moved.
void Verifier::search(std::string_view text) {
  const auto parts = chain_line_from(text);
  if (!parts || parts->sequence != at_.sequence + 1) return;
  finding_->kind = FindingKind::reordered;
  finding_->sentence = entry(parts->sequence) + " stands in line " + std::to_string(line_) +
                       " and not before this one: lines were reordered";
  searching_ = false;
}

const Hash* Verifier::recent(std::int64_t sequence) const {
  const auto back = tip_.sequence - sequence;
  if (back < 0 || back >= static_cast<std::int64_t>(recent_.size())) return nullptr;
  return &recent_[recent_.size() - 1 - static_cast<std::size_t>(back)];
}

}  // namespace pana::audit
