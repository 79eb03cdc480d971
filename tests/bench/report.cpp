#include "bench/report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <fstream>

namespace pana::bench {
namespace {

using Cells = std::array<std::string_view, 5>;

constexpr Cells titles{"measure", "reference in the same run", "Pana", "ratio", "aim"};

Cells cells(const Row& row) {
  return {row.measure, row.reference, row.pana, row.ratio, row.aim};
}

// As columns on a screen: a continuation byte of UTF-8 takes no place.
std::size_t width(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

void print_line(const Cells& line, const std::array<std::size_t, 5>& widths) {
  std::string out;
  for (std::size_t i = 0; i < line.size(); ++i) {
    out.append(line[i]).append(widths[i] - width(line[i]) + 2, ' ');
  }
  std::printf("%s\n", out.c_str());
}

}  // namespace

void Report::add(Row row) {
  std::fprintf(stderr, "  %s: %s (reference %s, ratio %s)\n", row.measure.c_str(), row.pana.c_str(),
               row.reference.c_str(), row.ratio.c_str());
  rows_.push_back(std::move(row));
}

void Report::note(std::string text) {
  std::fprintf(stderr, "  note: %s\n", text.c_str());
  notes_.push_back(std::move(text));
}

void Report::print_table() const {
  std::array<std::size_t, 5> widths{};
  const auto widen = [&](const Cells& line) {
    for (std::size_t i = 0; i < line.size(); ++i) widths[i] = std::max(widths[i], width(line[i]));
  };
  widen(titles);
  for (const auto& row : rows_) widen(cells(row));
  print_line(titles, widths);
  for (const auto& row : rows_) print_line(cells(row), widths);
  for (const auto& text : notes_) std::printf("note: %s\n", text.c_str());
}

void Report::print_markdown(const std::string& machine) const {
  std::printf("\n%s\n\n| %s |\n|---|---|---|---|---|\n", machine.c_str(),
              fmt::format("{}", fmt::join(titles, " | ")).c_str());
  for (const auto& row : rows_)
    std::printf("| %s |\n", fmt::format("{}", fmt::join(cells(row), " | ")).c_str());
  for (const auto& text : notes_) std::printf("\n%s\n", text.c_str());
}

void Report::write_json(const std::string& file, const std::string& machine) const {
  std::ofstream out(file);
  out << "{\n  \"machine\": \"" << machine << "\"";
  for (const auto& [name, value] : figures_) out << fmt::format(",\n  \"{}\": {:.6g}", name, value);
  out << "\n}\n";
}

std::string amount(double value) {
  if (value >= 1e6) return fmt::format("{:.2f} M", value / 1e6);
  if (value >= 1e4) return fmt::format("{:.1f} k", value / 1e3);
  return fmt::format("{:.0f}", value);
}

std::string duration(Nanos value) {
  const auto number = static_cast<double>(value);
  if (value >= 100 * millisecond) return fmt::format("{:.0f} ms", number / 1e6);
  if (value >= millisecond) return fmt::format("{:.1f} ms", number / 1e6);
  return fmt::format("{:.0f} µs", number / 1e3);
}

std::string quantiles(const Histogram& of) {
  return duration(of.quantile(0.5)) + " / " + duration(of.quantile(0.99));
}

std::string ratio(double value, double reference) {
  return reference > 0 ? fmt::format("{:.2f}", value / reference) : "–";
}

}  // namespace pana::bench
