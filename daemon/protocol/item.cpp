#include <algorithm>
#include <limits>

#include "domain/handover.hpp"
#include "domain/local_time.hpp"
#include "protocol/fields.hpp"
#include "protocol/shapes.hpp"

namespace pana::protocol {

std::string_view Item::string() const {
  if (value_ == nullptr) return {};
  const auto* text = value_->if_string();
  if (text == nullptr) return refuse("type"), std::string_view{};
  return {text->data(), text->size()};
}

bool Item::refused_as_personal() const {
  if (!is_string()) return false;
  const auto kind = find_personal_data(value_->get_string());
  if (kind) findings_->add(path_.pointer(), *kind);
  return kind.has_value();
}

void Item::refuse(std::string_view why) const {
  if (!refused_as_personal()) findings_->add(path_.pointer(), why);
}

std::string_view Item::text(std::size_t least, std::size_t most) const {
  const auto text = string();
  if (!is_string() || refused_as_personal()) return text;
  if (const auto length = characters(text); length < least || length > most) refuse("length");
  if (has_control(text)) refuse("shape");
  return text;
}

std::string_view Item::bytes(std::size_t least, std::size_t most) const {
  const auto text = string();
  const bool fits = text.size() >= least && text.size() <= most;
  if (is_string() && !fits) findings_->add(path_.pointer(), "length");
  return text;
}

std::string_view Item::token() const {
  const auto text = string();
  if (is_string() && !is_token(text)) refuse("shape");
  return text;
}

std::string_view Item::digits(std::size_t count) const {
  const auto text = string();
  if (is_string() && !is_digits(text, count)) refuse("shape");
  return text;
}

std::string_view Item::intake_line() const {
  const auto text = string();
  if (is_string() && !is_intake_line(text)) refuse("shape");
  return text;
}

std::string_view Item::fingerprint() const {
  const auto text = string();
  if (is_string() && !is_hex(text, 64)) refuse("shape");
  return text;
}

std::optional<Cursor> Item::cursor() const {
  const auto text = string();
  if (!is_string()) return std::nullopt;
  auto cursor = cursor_from(text);
  if (!cursor) refuse("shape");
  return cursor;
}

std::string_view Item::key() const {
  const auto text = string();
  if (is_string() && !is_uuid(text)) refuse("shape");
  return text;
}

std::string_view Item::language() const {
  const auto text = string();
  if (!is_string() || refused_as_personal()) return text;
  if (!is_language(text)) refuse("shape");
  return text;
}

std::string_view Item::region() const {
  const auto text = string();
  if (is_string() && !is_digits(text, 2)) refuse("shape");
  return text;
}

std::string_view Item::id_text(bool random) const {
  const auto text = string();
  if (!is_string() || (random && is_random_id(text)) || refused_as_personal()) return text;
  if (!is_id(text)) refuse("shape");
  return text;
}

std::int64_t Item::integer(std::int64_t low, std::int64_t high, std::int64_t fallback) const {
  if (value_ == nullptr) return fallback;
  const auto* natural = value_->if_uint64();
  if (natural != nullptr && *natural > std::numeric_limits<std::int64_t>::max())
    return refuse("range"), fallback;
  if (natural == nullptr && !value_->is_int64()) return refuse("type"), fallback;
  const auto number = natural == nullptr ? value_->get_int64() : static_cast<std::int64_t>(*natural);
  if (number < low || number > high) return refuse("range"), fallback;
  return number;
}

bool Item::flag(bool fallback) const {
  if (value_ == nullptr) return fallback;
  if (!value_->is_bool()) return refuse("type"), fallback;
  return value_->get_bool();
}

std::optional<Instant> Item::moment() const {
  const auto text = string();
  if (!is_string()) return std::nullopt;
  auto at = from_rfc3339(text);
  if (!at) refuse("shape");
  return at;
}

std::optional<Day> Item::day() const {
  const auto text = string();
  if (!is_string()) return std::nullopt;
  auto day = from_date(text);
  if (!day) refuse("shape");
  return day;
}

std::optional<Month> Item::month() const {
  const auto text = string();
  if (!is_string()) return std::nullopt;
  auto month = month_from(text);
  if (!month) refuse("shape");
  return month;
}

std::int16_t Item::clock() const {
  const auto text = string();
  if (!is_string()) return 0;
  const int minute = from_clock(text);
  if (minute < 0) refuse("shape");
  return static_cast<std::int16_t>(std::max(0, minute));
}

std::size_t Item::code_of(const std::string_view* names, std::size_t count, std::size_t fallback) const {
  const auto text = string();
  if (!is_string()) return fallback;
  const auto* found = std::find(names, names + count, text);
  if (found == names + count) return refuse("code"), fallback;
  return static_cast<std::size_t>(found - names);
}

}  // namespace pana::protocol
