#include "accuracy/figures.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <utility>

namespace sitwell::accuracy {

void Figures::at_least(std::string what, double measured, double bar, std::optional<double> held) {
  if (!std::isnan(measured))
    figures_.push_back({std::move(what), measured, bar, held.value_or(bar), false});
}

void Figures::at_most(std::string what, double measured, double bar, std::optional<double> held) {
  if (!std::isnan(measured))
    figures_.push_back({std::move(what), measured, bar, held.value_or(bar), true});
}

void Figures::print() const {
  if (figures_.empty()) return;
  std::printf("Figures\n");
  for (const Figure& figure : figures_)
    std::printf("  %-74s %8.4f  bar %s %.4g  %s\n", figure.what.c_str(), figure.measured,
                figure.upper ? "<=" : ">=", figure.bar,
                figure.reaches(figure.bar)    ? "met"
                : figure.reaches(figure.held) ? "short of it"
                                              : "MISSED, and worse than before");
}

bool Figures::all_hold() const {
  return std::all_of(figures_.begin(), figures_.end(),
                     [](const Figure& f) { return f.reaches(f.held) || f.reaches(f.bar); });
}

}  // namespace sitwell::accuracy
