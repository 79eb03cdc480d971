#include "audit/record.hpp"

#include <algorithm>

#include "audit/words.hpp"

namespace pana::audit {
namespace {

constexpr std::size_t longest_word = 64;

bool all_words(const Record& record) {
  return is_position(record.position) && is_word(record.account) && is_word(record.role) &&
         is_word(record.verb) && is_word(record.kind) && is_word(record.id) && is_word(record.outcome);
}

Record unreadable(std::string_view position) {
  const auto ms = number_from(position.substr(0, position.find('-')));
  return {
      std::string{position}, from_ms(ms.value_or(0)), "system", "system", "audit.unreadable", "entry", "-",
      "unreadable"};
}

}  // namespace

bool is_word(std::string_view text) {
  return !text.empty() && text.size() <= longest_word && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '.' || c == ':' || c == '-';
  });
}

bool is_position(std::string_view text) {
  const auto dash = text.find('-');
  return dash != std::string_view::npos && number_from(text.substr(0, dash)) &&
         number_from(text.substr(dash + 1));
}

std::string to_line(const Record& record) {
  std::string line;
  line.reserve(160);
  line.append(record.position).append(" ").append(to_rfc3339(record.at));
  for (const auto* word :
       {&record.account, &record.role, &record.verb, &record.kind, &record.id, &record.outcome}) {
    line.append(" ").append(*word);
  }
  return line;
}

std::optional<Record> record_from(std::string_view line) {
  const auto words = split(line);
  if (words.size() != 8) return std::nullopt;
  const auto at = from_rfc3339(words[1]);
  if (!at || to_rfc3339(*at) != words[1]) return std::nullopt;
  Record record{std::string{words[0]}, *at,
                std::string{words[2]}, std::string{words[3]},
                std::string{words[4]}, std::string{words[5]},
                std::string{words[6]}, std::string{words[7]}};
  if (!all_words(record)) return std::nullopt;
  return record;
}

Record record_from_entry(std::string_view position, std::string_view entry) {
  const auto words = split(entry);
  const auto ms = number_from(words[0]);
  if (words.size() != 7 || !ms || *ms > 253'402'300'799'999) return unreadable(position);  // the year 9999
  Record record{std::string{position}, from_ms(*ms),          std::string{words[1]}, std::string{words[2]},
                std::string{words[3]}, std::string{words[4]}, std::string{words[5]}, std::string{words[6]}};
  return all_words(record) ? record : unreadable(position);
}

}  // namespace pana::audit
