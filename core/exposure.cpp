#include "core/exposure.hpp"

#include <algorithm>
#include <cmath>

namespace sitwell {
namespace {

using std::chrono::minutes;
using std::chrono::seconds;

constexpr Duration tolerated_gap = seconds{20};  // ProPASS
constexpr Duration raw_break = seconds{2};
constexpr Duration counting_break = seconds{60};
constexpr Duration x_min = minutes{1};
constexpr int least_for_distribution = 10;  // fewer bouts say nothing of a distribution's shape

double hours(Duration duration) { return sitwell::seconds(duration) / 3600; }

}  // namespace

void Exposure::add(const Bout& bout) {
  const PostureGroup group = group_of(bout.posture);
  const bool follows = bout.begin - last_end_ <= tolerated_gap;
  if (last_group_ == PostureGroup::flexed && !(group == PostureGroup::flexed && follows))
    close_flexed();
  if (group != PostureGroup::none) sums_.worn += bout.duration;
  if (bout.steps) sums_.steps = sums_.steps.value_or(0) + *bout.steps;
  sums_.running += bout.running;

  switch (group) {
    case PostureGroup::flexed:
      sums_.sitting += bout.net();
      sums_.raw_breaks += bout.interruptions;
      flexed_ += bout.net();
      break;
    case PostureGroup::upright: add_upright(bout, follows); break;
    case PostureGroup::cycling: sums_.cycling += bout.net(); break;
    case PostureGroup::lying: sums_.lying += bout.net(); break;
    case PostureGroup::exercising: sums_.exercising += bout.net(); break;
    case PostureGroup::reclined: sums_.reclined += bout.net(); break;
    case PostureGroup::none:
      if (bout.posture == Posture::unworn) sums_.unworn += bout.duration;
      break;
  }
  last_group_ = group;
  last_end_ = bout.end();
}

void Exposure::add_upright(const Bout& bout, bool follows) {
  const Duration moving = std::min(bout.moving, bout.net());
  sums_.moving += moving;
  sums_.standing += bout.net() - moving;

  if (last_group_ == PostureGroup::flexed && follows) {
    after_flexed_ = true;
    upright_ = {};
  } else if (last_group_ != PostureGroup::upright || !follows) {
    after_flexed_ = false;
  }
  if (!after_flexed_) return;
  const Duration before = upright_;
  upright_ += bout.net();
  if (before < raw_break && upright_ >= raw_break) ++sums_.raw_breaks;
  if (before < counting_break && upright_ >= counting_break) ++sums_.breaks;
}

void Exposure::close_flexed() {
  const Duration d = flexed_;
  flexed_ = {};
  if (d <= Duration::zero()) return;
  ++sums_.bouts;
  sums_.longest_bout = std::max(sums_.longest_bout, d);
  if (d >= minutes{30}) sums_.prolonged_30_min += d;
  if (d >= minutes{60}) sums_.prolonged_60_min += d;
  if (d >= x_min) {
    ++power_law_bouts_;
    sum_log_ += std::log(sitwell::seconds(d) / sitwell::seconds(x_min));
  }
  Class& c = histogram_[std::min(static_cast<std::size_t>(d / minutes{1}), last_class)];
  ++c.bouts;
  c.total += d;
}

ExposureFigures Exposure::figures() const {
  Exposure done = *this;
  done.close_flexed();
  ExposureFigures result = done.sums_;
  if (result.worn > Duration::zero())
    result.sitting_share = hours(result.sitting) / hours(result.worn);
  if (result.bouts > 0) {
    result.breaks_per_sitting_hour = result.breaks / hours(result.sitting);
    result.fragmentation_per_h = result.bouts / hours(result.sitting);
    result.usual_bout = done.usual_bout();
  }
  if (done.power_law_bouts_ >= least_for_distribution && done.sum_log_ > 0)
    result.power_law_alpha = 1 + done.power_law_bouts_ / done.sum_log_;
  if (result.bouts >= least_for_distribution) result.gini = done.gini();
  return result;
}

Duration Exposure::usual_bout() const {
  Duration running{};
  for (const Class& c : histogram_) {
    running += c.total;
    if (c.bouts > 0 && 2 * running >= sums_.sitting) return c.total / c.bouts;
  }
  return {};
}

// G = (n + 1 - 2 sum(C_k) / C_n) / n, times n / (n - 1) for small samples. Over a class of b bouts
// of mean m that starts at running sum C, the C_k add up to b C + m b (b + 1) / 2.
double Exposure::gini() const {
  double running = 0;
  double sum_of_running = 0;
  for (const Class& c : histogram_) {
    const double total = sitwell::seconds(c.total);
    sum_of_running += c.bouts * running + total * (c.bouts + 1) / 2;
    running += total;
  }
  const double n = sums_.bouts;
  return (n + 1 - 2 * sum_of_running / running) / (n - 1);
}

}  // namespace sitwell
