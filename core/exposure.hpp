// A day's (or any stretch's) exposure to flexed-hip sitting, from its bouts: the figures the
// sitting literature uses, each at constant cost per bout and in fixed space.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "core/bout.hpp"
#include "core/posture.hpp"
#include "core/time.hpp"

namespace sitwell {

/// All durations of sitting are net: interruptions inside a bout are not sitting. A figure that
/// does not exist (a share of nothing, a distribution of three bouts) is empty.
struct ExposureFigures {
  Duration sitting{};                   ///< T, flexed-hip sitting: seated and perching
  Duration worn{};                      ///< bouts of every posture but unworn
  std::optional<double> sitting_share;  ///< sitting over worn, 0..1
  int bouts = 0;                        ///< n, flexed bouts
  Duration longest_bout{};
  Duration prolonged_30_min{};                    ///< sum of the bouts of 30 minutes or more
  Duration prolonged_60_min{};                    ///< sum of the bouts of an hour or more
  int raw_breaks = 0;                             ///< sit to upright, for two seconds or more
  int breaks = 0;                                 ///< sit to upright, for a minute or more in a row
  std::optional<double> breaks_per_sitting_hour;  ///< the breaks that count, not the raw ones
  /// F = n / T, bouts an hour of sitting (Chastin 2012).
  std::optional<double> fragmentation_per_h;
  /// Exponent of the power law of bout durations, x_min one minute (Chastin & Granat 2010,
  /// doi:10.1016/j.gaitpost.2009.09.002); from ten bouts of at least x_min.
  std::optional<double> power_law_alpha;
  /// W50: half of all sitting is spent in bouts at least this long. From the histogram: the mean
  /// of the one-minute class in which the running sum of the sorted bouts reaches T/2, so it is
  /// exact for a bout alone in its class and within a minute otherwise.
  std::optional<Duration> usual_bout;
  /// Gini index of bout durations, 0 all alike; from ten bouts. Bouts of one class of the
  /// histogram count as their mean, so only inequality inside a minute is lost.
  std::optional<double> gini;
  Duration standing{};
  Duration moving{};
  Duration cycling{};
  /// Steps of both legs, and time running: part of moving where they are in upright bouts. How
  /// often the hip bent on the way, not what it bore. Empty where no bout's steps were counted.
  std::optional<int> steps;
  Duration running{};
  Duration lying{};
  Duration reclined{};  ///< lying or sitting, nobody can tell: part of worn, of neither of the two
  Duration exercising{};
  Duration unworn{};
};

/// Adds up bouts given in order of time, on any one time axis.
///
/// Flexed bouts with nothing between them but a gap of twenty seconds or less count as one (the
/// ProPASS tolerance), so a sit that turned into a perch, or that was stored in two rows, is one
/// bout; the gap itself is not sitting. Standing up is likewise still seen across such a gap.
class Exposure {
 public:
  void add(const Bout& bout);
  [[nodiscard]] ExposureFigures figures() const;

 private:
  static constexpr std::size_t last_class = 240;  // minutes; the class of all longer bouts

  struct Class {
    std::uint32_t bouts = 0;
    Duration total{};
  };

  void add_upright(const Bout& bout, bool follows);
  void close_flexed();
  [[nodiscard]] Duration usual_bout() const;
  [[nodiscard]] double gini() const;

  ExposureFigures sums_;  // the figures that are plain sums; the rest is made when asked for
  std::array<Class, last_class + 1> histogram_{};
  double sum_log_ = 0;  // of d / x_min over bouts of at least x_min
  int power_law_bouts_ = 0;
  PostureGroup last_group_ = PostureGroup::none;
  Instant last_end_{};
  Duration flexed_{};   // net length of the flexed bout that may still grow
  Duration upright_{};  // upright in a row since a flexed bout; empty when it was not one
  bool after_flexed_ = false;
};

}  // namespace sitwell
