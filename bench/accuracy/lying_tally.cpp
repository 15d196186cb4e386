#include <limits>
#include <numeric>

#include "accuracy/lying_replayed.hpp"

namespace sitwell::lying {
namespace {

double ratio(long a, long b) {
  return b > 0 ? static_cast<double>(a) / static_cast<double>(b)
               : std::numeric_limits<double>::quiet_NaN();
}

}  // namespace

Tally& Tally::operator+=(const Tally& other) {
  for (std::size_t i = 0; i < told.size(); ++i)
    for (std::size_t j = 0; j < told[i].size(); ++j) told[i][j] += other.told[i][j];
  return *this;
}

long Tally::all(Truth truth) const {
  const auto& row = told[static_cast<std::size_t>(truth)];
  return std::accumulate(row.begin(), row.end(), 0L);
}

double Tally::share(Truth truth, Posture posture) const {
  return ratio(as(truth, posture), all(truth));
}

double Tally::share_sitting(Truth truth) const { return ratio(as_sitting(truth), all(truth)); }

double Tally::macro_f1() const {
  const auto f1 = [](long hit, long claimed, long wanted) {
    return ratio(2 * hit, claimed + wanted);
  };
  long sitting = 0, lying = 0, upright = 0;
  for (const Truth truth : {Truth::sit, Truth::upright, Truth::lie}) {
    sitting += as_sitting(truth);
    lying += as(truth, Posture::lying);
    upright += as(truth, Posture::standing) + as(truth, Posture::moving);
  }
  const long stood = as(Truth::upright, Posture::standing) + as(Truth::upright, Posture::moving);
  return (f1(as_sitting(Truth::sit), sitting, all(Truth::sit)) +
          f1(as(Truth::lie, Posture::lying), lying, all(Truth::lie)) +
          f1(stood, upright, all(Truth::upright))) /
         3;
}

}  // namespace sitwell::lying
