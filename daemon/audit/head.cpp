#include "audit/head.hpp"

#include "audit/words.hpp"

namespace pana::audit {

std::string signed_text(const Head& head) {
  std::string text{"head "};
  text.append(std::to_string(head.tip.sequence)).append(" ").append(to_hex(head.tip.hash)).append(" ");
  text.append(head.position).append(" ").append(to_rfc3339(head.at)).append(" ");
  return text.append(std::to_string(head.since)).append(" ").append(head.key);
}

std::string to_line(const Head& head) {
  return signed_text(head).append(" ").append(to_hex(head.signature));
}

std::optional<Head> head_from(std::string_view line) {
  const auto words = split(line);
  if (words.size() != 8 || words[0] != "head") return std::nullopt;
  const auto sequence = number_from(words[1]);
  const auto at = from_rfc3339(words[4]);
  const auto since = number_from(words[5]);
  if (!sequence || !at || !since || !is_position(words[3]) || !is_word(words[6])) return std::nullopt;
  Head head{{*sequence, {}}, std::string{words[3]}, *at, *since, std::string{words[6]}, {}};
  if (!from_hex(words[2], head.tip.hash.data(), head.tip.hash.size()) ||
      !from_hex(words[7], head.signature.data(), head.signature.size()) || to_line(head) != line) {
    return std::nullopt;
  }
  return head;
}

}  // namespace pana::audit
