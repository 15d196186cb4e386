// The figures the product is after on recordings of people, whether they were met, and what it is
// held to meanwhile.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace sitwell::accuracy {

class Figures {
 public:
  /// Notes a measured figure and the bar it is to meet; NaN was not measured, and is left out.
  /// A figure that is short of its bar is `held` to what was reached, so as not to get worse.
  void at_least(std::string what, double measured, double bar, std::optional<double> held = {});
  void at_most(std::string what, double measured, double bar, std::optional<double> held = {});

  /// A line a figure, with the bar and whether it was met.
  void print() const;
  /// None is worse than it is held to.
  [[nodiscard]] bool all_hold() const;

 private:
  struct Figure {
    std::string what;
    double measured = 0;
    double bar = 0;
    double held = 0;
    bool upper = false;
    [[nodiscard]] bool reaches(double limit) const {
      return upper ? measured <= limit : measured >= limit;
    }
  };
  std::vector<Figure> figures_;
};

}  // namespace sitwell::accuracy
