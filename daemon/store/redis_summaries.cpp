#include <algorithm>

#include "domain/named.hpp"
#include "store/keys.hpp"
#include "store/redis_store.hpp"
#include "store/redis_words.hpp"

// The part of RedisStore that counts, month by month.
namespace pana::store {
namespace {

constexpr std::string_view withheld = "-";

std::string word_of(const std::optional<std::int64_t>& figure) {
  return figure ? std::to_string(*figure) : std::string{withheld};
}

std::optional<std::int64_t> figure_from(std::string_view word) {
  if (word == withheld) return std::nullopt;
  return Words{word}.number();
}

// The figures of the country in the order of Tallied, then "region figure" for each region.
std::string to_words(const MonthSummary& summary) {
  std::string words;
  for (const auto& figure : summary.country) words.append(word_of(figure)).append(" ");
  for (const auto& one : summary.regions) words.append(one.region + " " + word_of(one.placed) + " ");
  words.pop_back();
  return words;
}

Result<MonthSummary> summary_from(std::string_view month, std::string_view text) {
  const auto when = month_from(month);
  if (!when) return fault(FaultCode::internal_error);
  MonthSummary summary{*when};
  Words words{text};
  for (auto& figure : summary.country) figure = figure_from(words.next());
  while (!words.done() && !words.overrun()) {
    auto region = text_of(words);
    summary.regions.push_back({std::move(region), figure_from(words.next())});
  }
  if (words.overrun()) return fault(FaultCode::internal_error);
  return summary;
}

// "2026-10 placed center", "2026-10 withdrawn".
Result<std::pair<Month, Tally>> tally_from(std::string_view field, std::string_view count) {
  Words words{field};
  const auto month = month_from(words.next());
  const auto what = named<Tallied>(tallied_names, words.next());
  if (!month || !what) return fault(FaultCode::internal_error);
  Tally tally{*what, {}, Words{count}.number()};
  if (!words.done()) tally.center.text = text_of(words);
  return std::pair{*month, std::move(tally)};
}

redis::Arguments read_hash(std::string_view key) {
  redis::Arguments arguments;
  arguments.add("HGETALL").add(key);
  return arguments;
}

}  // namespace

Awaitable<Result<std::vector<MonthTally>>> RedisStore::list_tallies() {
  auto reply = co_await call(read_hash(keys::tallies), {.repeatable = true});
  if (reply.has_error()) co_return reply.error();
  std::map<Month, std::vector<Tally>> by_month;
  for (std::size_t i = 0; i + 1 < reply->size(); i += 2) {
    PANA_CO_TRY(counted, tally_from((*reply)[i].text(), (*reply)[i + 1].text()));
    by_month[counted.first].push_back(std::move(counted.second));
  }
  std::vector<MonthTally> months;
  for (auto& [month, tallies] : by_month) {
    std::sort(tallies.begin(), tallies.end());
    months.push_back({month, std::move(tallies)});
  }
  co_return months;
}

Awaitable<Result<bool>> RedisStore::keep_summary(MonthSummary summary) {
  auto arguments = script("keep_summary");
  arguments.add(to_text(summary.month)).add(to_words(summary));
  auto reply = co_await call_script(std::move(arguments), {.repeatable = true, .waits = true});
  if (reply.has_error()) co_return reply.error();
  co_return reply->integer() == 1;
}

Awaitable<Result<std::vector<MonthSummary>>> RedisStore::list_summaries() {
  auto reply = co_await call(read_hash(keys::summaries), {.repeatable = true});
  if (reply.has_error()) co_return reply.error();
  std::vector<MonthSummary> months;
  for (std::size_t i = 0; i + 1 < reply->size(); i += 2) {
    PANA_CO_TRY(summary, summary_from((*reply)[i].text(), (*reply)[i + 1].text()));
    months.push_back(std::move(summary));
  }
  std::sort(months.begin(), months.end(), [](const auto& a, const auto& b) { return a.month < b.month; });
  co_return months;
}

}  // namespace pana::store
