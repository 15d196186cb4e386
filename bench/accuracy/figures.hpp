// The figures the product is held to on recordings of people, and whether they were met.
#pragma once

#include <string>
#include <vector>

namespace sitwell::accuracy {

class Figures {
 public:
  /// Notes a measured figure and the bar it is held to; NaN was not measured, and is left out.
  void at_least(std::string what, double measured, double bar);
  void at_most(std::string what, double measured, double bar);

  /// A line a figure, with the bar and whether it was met.
  void print() const;
  [[nodiscard]] bool all_met() const;

 private:
  struct Figure {
    std::string what;
    double measured = 0;
    double bar = 0;
    bool upper = false;
    [[nodiscard]] bool met() const { return upper ? measured <= bar : measured >= bar; }
  };
  std::vector<Figure> figures_;
};

}  // namespace sitwell::accuracy
