#include "bench/simulate/plot.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace pana::simulate {
namespace {

constexpr double width = 1'080, height = 430, left = 60, right = 20, top = 80, bottom = 70, gap = 26;
constexpr double base = height - bottom;
// Of grey, orange and blue, also who sees no red or green tells each from the others.
constexpr std::array<std::string_view, strategy_names.size()> colours{"#a8b0b8", "#e08e2b", "#1f6fb2"};
constexpr std::size_t groups = kind_count + 1;  // all, and each kind
constexpr std::array<std::array<std::string_view, 2>, groups> group_names{{{"all", ""},
                                                                           {"general", ""},
                                                                           {"four", "or more"},
                                                                           {"step-", "free"},
                                                                           {"men", ""},
                                                                           {"adol.", "alone"},
                                                                           {"boys", "14+"}}};

std::string label(double x, double y, std::string_view words, std::string_view anchor = "middle",
                  int size = 12) {
  return fmt::format(R"(<text x="{:.1f}" y="{:.1f}" text-anchor="{}" font-size="{}">{}</text>)", x, y, anchor,
                     size, words) +
         "\n";
}

std::string line(double x1, double x2, double y, std::string_view style) {
  return fmt::format(R"(<line x1="{:.1f}" x2="{:.1f}" y1="{:.1f}" y2="{:.1f}" {}/>)", x1, x2, y, y, style) +
         "\n";
}

std::string box(double x, double y, double wide, double high, std::string_view colour) {
  return fmt::format(R"(<rect x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}" fill="{}"/>)", x, y, wide,
                     high, colour) +
         "\n";
}

double unplaced(const Score& score, std::size_t group) {
  return group == 0 ? 100 - score.placed.percent() : score.unplaced_of_kind[group - 1].percent();
}

class Plot {
 public:
  explicit Plot(const std::vector<Comparison>& comparisons);
  std::string draw() const;

 private:
  double y(double percent) const { return base - (base - top) * percent / most_; }
  std::string scale() const;
  std::string legend() const;
  std::string panel(const Comparison& comparison, double x) const;

  const std::vector<Comparison>& comparisons_;
  std::vector<std::array<Score, strategy_names.size()>> scores_;
  double most_ = 10;  // percent, at the top of the scale
  double panel_width_;
};

Plot::Plot(const std::vector<Comparison>& comparisons) : comparisons_(comparisons) {
  const auto panels = static_cast<double>(comparisons.size());
  panel_width_ = (width - left - right - gap * (panels - 1)) / panels;
  for (const auto& comparison : comparisons) {
    auto& scores = scores_.emplace_back();
    for (std::size_t strategy = 0; strategy < scores.size(); ++strategy) {
      scores[strategy] = comparison.all(static_cast<Strategy>(strategy));
      for (std::size_t group = 0; group < groups; ++group)
        most_ = std::max(most_, 10 * std::ceil(unplaced(scores[strategy], group) / 10));
    }
  }
}

std::string Plot::scale() const {
  std::string out;
  for (double percent = 0; percent <= most_; percent += 10) {
    out += line(left, width - right, y(percent), R"(stroke="#e3e6e9")");
    out += label(left - 8, y(percent) + 4, fmt::format("{:.0f} %", percent), "end");
  }
  return out;
}

std::string Plot::legend() const {
  std::string out =
      label(left, 24, "Households that found no place within a day, in percent of each kind", "start", 16);
  double x = left;
  for (std::size_t strategy = 0; strategy < strategy_names.size(); ++strategy) {
    out += box(x, 38, 12, 12, colours[strategy]) + label(x + 18, 49, strategy_names[strategy], "start", 13);
    x += 130;
  }
  out += line(x, x + 20, 44, R"(stroke="#222" stroke-width="2" stroke-dasharray="5 3")");
  return out + label(x + 26, 49, "no policy can be below this (bound of hindsight)", "start", 13);
}

std::string Plot::panel(const Comparison& comparison, double x) const {
  const auto& scores = scores_[static_cast<std::size_t>(&comparison - comparisons_.data())];
  const double group_width = panel_width_ / groups;
  const double bar = group_width * 0.8 / static_cast<double>(strategy_names.size());
  std::string out;
  for (std::size_t group = 0; group < groups; ++group) {
    double at = x + group_width * (static_cast<double>(group) + 0.1);
    const double middle = x + group_width * (static_cast<double>(group) + 0.5);
    for (std::size_t strategy = 0; strategy < strategy_names.size(); ++strategy, at += bar) {
      const double percent = unplaced(scores[strategy], group);
      out += box(at, y(percent), bar - 1, base - y(percent), colours[strategy]);
    }
    out += label(middle, base + 16, group_names[group][0], "middle", 11);
    out += label(middle, base + 29, group_names[group][1], "middle", 11);
  }
  const double least = 100 - 100 * comparison.most / comparison.households;
  out += line(x, x + group_width, y(least), R"(stroke="#222" stroke-width="2" stroke-dasharray="5 3")");
  out += line(x, x + panel_width_, base, R"(stroke="#444")");
  return out + label(x + panel_width_ / 2, base + 54, fmt::format("demand of 2023 × {}", comparison.load),
                     "middle", 14);
}

std::string Plot::draw() const {
  std::string out =
      fmt::format(R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0} {1}" width="{0}" height="{1}" )"
                  R"(font-family="sans-serif" fill="#222">)",
                  width, height);
  out += "\n" + box(0, 0, width, height, "#ffffff") + scale() + legend();
  double x = left;
  for (const auto& comparison : comparisons_) {
    out += panel(comparison, x);
    x += panel_width_ + gap;
  }
  return out + "</svg>\n";
}

}  // namespace

std::string plot(const std::vector<Comparison>& comparisons) {
  return Plot{comparisons}.draw();
}

}  // namespace pana::simulate
