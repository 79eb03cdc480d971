#pragma once
#include <string>
#include <utility>
#include <vector>

#include "bench/histogram.hpp"

namespace pana::bench {

// One line of the table: what was measured, what it could cost at least in the same run, what panad does, how
// the two compare, and what the design aims at.
struct Row {
  std::string measure;
  std::string reference;
  std::string pana;
  std::string ratio;
  std::string aim;
};

// Collects lines and figures; prints lines as they come, because a run takes minutes.
class Report {
 public:
  void add(Row row);
  // For the JSON file.
  void figure(std::string name, double value) { figures_.emplace_back(std::move(name), value); }
  // Something a reader of the table must know.
  void note(std::string text);
  void print_table() const;
  void print_markdown(const std::string& machine) const;
  void write_json(const std::string& file, const std::string& machine) const;

 private:
  std::vector<Row> rows_;
  std::vector<std::string> notes_;
  std::vector<std::pair<std::string, double>> figures_;
};

// "12.3 k", "840", "1.2 M"
std::string amount(double value);
// "0.48 ms", "63 µs"
std::string duration(Nanos value);
// "63 / 120 µs": the 50th and the 99th percentile.
std::string quantiles(const Histogram& of);
// "0.71"
std::string ratio(double value, double reference);

}  // namespace pana::bench
