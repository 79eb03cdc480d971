// Searches for localities by name, in the shipped country and in an invented one of 100,000, beside a look at
// every name. Prints microseconds of processor time, which other programs on the machine disturb least.
#include <algorithm>
#include <cstdio>
#include <functional>
#include <memory>

#include "bench/histogram.hpp"
#include "core/random.hpp"
#include "settings/country.hpp"

using namespace pana;
using namespace pana::bench;

namespace {

constexpr std::size_t rounds = 20'000;
constexpr std::size_t rounds_of_all = 20;  // a look at every name takes long
constexpr std::size_t limit = 10;

std::string utf8(std::u32string_view letters) {
  std::string text;
  for (const auto c : letters) {
    if (c < 0x80) {
      text += static_cast<char>(c);
    } else {  // the letters of names have two bytes
      text += static_cast<char>(0xC0U | (c >> 6U));
      text += static_cast<char>(0x80U | (c & 0x3FU));
    }
  }
  return text;
}

// The beginning of one real name and the end of another, so that beginnings are as crowded as real ones.
std::string invented(SeededRandom& random, const std::vector<std::u32string>& real) {
  const auto& one = real[random.below(real.size())];
  const auto& two = real[random.below(real.size())];
  return utf8(one.substr(0, 1 + random.below(one.size())) + two.substr(random.below(two.size())));
}

std::shared_ptr<const Gazetteer> large_country(const Gazetteer& shipped) {
  std::vector<std::u32string> cyrillic, latin;
  for (const auto& place : shipped.places()) {
    cyrillic.push_back(fold_points(place.name.ru));
    latin.push_back(fold_points(place.name.en));
  }
  SeededRandom random(1);
  std::vector<Place> places;
  for (int i = 0; i < 100'000; ++i) {
    const Names names{invented(random, cyrillic), invented(random, cyrillic), invented(random, latin)};
    places.push_back({{"p_" + std::to_string(i)}, names, {}, "11", {}, static_cast<int>(random.below(5000))});
  }
  return std::make_shared<const Gazetteer>(shipped.regions(), std::move(places));
}

std::u32string some_name(SeededRandom& random, const Gazetteer& country) {
  const auto& names = country.places()[random.below(country.places().size())].name;
  return fold_points(random.below(2) == 0 ? names.ru : names.en);
}

std::u32string with_error(SeededRandom& random, std::u32string name) {
  const auto at = random.below(name.size());
  switch (random.below(4)) {
    case 0:
      name.erase(at, 1);
      break;
    case 1:
      name.insert(at, 1, U'о');
      break;
    case 2:
      name[at] = U'e';
      break;
    default:
      std::swap(name[at], name[at == 0 ? name.size() - 1 : at - 1]);
  }
  return name;
}

struct Kind {
  const char* name;
  std::function<std::u32string(SeededRandom&, const Gazetteer&)> text;
};

std::vector<Kind> kinds() {
  const auto beginning = [](std::size_t size) {
    return
        [size](SeededRandom& random, const Gazetteer& all) { return some_name(random, all).substr(0, size); };
  };
  return {
      {"whole name", some_name},
      {"first letter", beginning(1)},
      {"three letters", beginning(3)},
      {"whole name, one error",
       [](auto& random, auto& all) { return with_error(random, some_name(random, all)); }},
      {"five letters, one error",
       [](auto& random, auto& all) { return with_error(random, some_name(random, all).substr(0, 5)); }},
      {"no name",
       [](auto& random, auto& all) { return some_name(random, all) + U"яяя" + some_name(random, all); }},
  };
}

// Answers that fit by beginning or one error, by looking at all names.
std::size_t look_at_all(const std::vector<std::u32string>& names, const std::u32string& text) {
  return static_cast<std::size_t>(std::count_if(names.begin(), names.end(), [&](const auto& name) {
    return name.starts_with(text) ||
           typing_errors(std::u32string_view{name}.substr(0, text.size()), text) <= 1;
  }));
}

template <class Search>
Histogram timed(std::size_t times, const Kind& kind, const Gazetteer& country, Search search) {
  SeededRandom random(7);
  Histogram all;
  for (std::size_t i = 0; i < times; ++i) {
    const auto text = utf8(kind.text(random, country));
    const auto start = clock_reading(CLOCK_THREAD_CPUTIME_ID);
    search(text);
    all.add(clock_reading(CLOCK_THREAD_CPUTIME_ID) - start);
  }
  return all;
}

void measure(const Gazetteer& country) {
  std::vector<std::u32string> names;
  for (const auto& place : country.places()) {
    for (const auto* name : {&place.name.kk, &place.name.ru, &place.name.en})
      names.push_back(fold_points(*name));
  }
  std::printf("%zu localities, %zu names       p50 us   p99 us   every name, p50 us\n",
              country.places().size(), names.size());
  std::size_t found = 0;
  const auto us = [](Nanos time) { return static_cast<double>(time) / microsecond; };
  for (const auto& kind : kinds()) {
    const auto fast =
        timed(rounds, kind, country, [&](auto& text) { found += country.search(text, limit).size(); });
    const auto slow = timed(rounds_of_all, kind, country,
                            [&](auto& text) { found += look_at_all(names, fold_points(text)); });
    std::printf("  %-32s %8.1f %8.1f %12.1f\n", kind.name, us(fast.quantile(0.5)), us(fast.quantile(0.99)),
                us(slow.quantile(0.5)));
  }
  std::printf("  (%zu answers)\n", found);
}

}  // namespace

int main() {
  const auto shipped = settings::load_country(PANA_SOURCE_DIR "/config/kazakhstan");
  if (!shipped.ok()) return std::fputs(settings::to_text(shipped.mistakes).c_str(), stderr), 1;
  measure(*shipped.country.gazetteer);
  measure(*large_country(*shipped.country.gazetteer));
}
