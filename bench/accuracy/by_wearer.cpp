#include "accuracy/by_wearer.hpp"

#include <cmath>
#include <cstdio>

namespace sitwell::accuracy {

void ByWearer::add(const Recorded& recorded, const Score& score) {
  wearers[recorded.wearer] += score;
  pooled += score;
  if (score.sit == 0 || score.upright == 0) return;
  const auto booked = static_cast<double>(score.booked_sitting());
  sitting_percent.add(100 * (booked / static_cast<double>(score.sit) - 1));
  worst_balanced_accuracy = std::fmin(worst_balanced_accuracy, score.balanced_accuracy());
  worst_sensitivity = std::fmin(worst_sensitivity, score.sensitivity());
  worst_specificity = std::fmin(worst_specificity, score.specificity());
}

void ByWearer::print_spread() const {
  Agreement accuracy;
  double worst = NAN;
  std::string who;
  for (const auto& [wearer, score] : wearers) {
    const double value = score.balanced_accuracy();
    if (std::isnan(value)) continue;
    accuracy.add(value);
    if (!(value >= worst)) worst = value, who = wearer;
  }
  if (accuracy.size() == 0) return;
  std::printf("%zu wearers: BA mean %.4f, SD %.4f, worst %.4f (%s)\n", accuracy.size(),
              accuracy.bias(), accuracy.sd(), worst, who.c_str());
  if (sitting_percent.size() > 1)
    std::printf("sitting time by recording: bias %+.2f %%, limits of agreement %+.2f to %+.2f %%\n",
                sitting_percent.bias(), sitting_percent.lower(), sitting_percent.upper());
}

void RecordedSet::for_each(const std::function<void(const Recorded&)>& visit) const {
  for (const std::filesystem::path& path : recordings_in(folder, prefix))
    visit(Recorded(path, columns));
}

}  // namespace sitwell::accuracy
