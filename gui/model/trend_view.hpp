// Lines over the same days, weeks or months as the bars beside them.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "gui/model/world.hpp"

namespace sitwell::gui {

struct LineView {
  std::string label;
  int shape = 0;  ///< of its points, as the kit numbers them
  bool symptom = false;
  std::vector<std::optional<double>> values;  ///< one an x
  friend bool operator==(const LineView&, const LineView&) = default;
};
struct TrendView {
  std::string title, unit;
  double least_top = 1;
  std::vector<std::string> labels, words;  ///< one an x
  std::vector<LineView> lines;
  [[nodiscard]] bool empty() const;
  friend bool operator==(const TrendView&, const TrendView&) = default;
};

/// One x of the axis.
struct TrendStep {
  std::chrono::local_days first{}, last{};
  std::string label;
};

/// The usual bout in minutes, and breaks an hour of sitting, over days that count.
TrendView usual_bout_trend(const std::vector<TrendStep>& steps, const std::vector<DayFigures>& days,
                           const Wording& wording);
TrendView breaks_trend(const std::vector<TrendStep>& steps, const std::vector<DayFigures>& days,
                       const Wording& wording);
/// What was answered, 0 to 10: a line a symptom that was answered at all, and stress.
TrendView check_in_trend(const std::vector<TrendStep>& steps,
                         const std::vector<StoredCheckIn>& check_ins, const Wording& wording);

/// "Mon 16 Nov", or "16 Nov – 22 Nov".
std::string step_words(const TrendStep& step, const Wording& wording);

}  // namespace sitwell::gui
