// What may be wrong with a clip, done to a recording: turned on the thigh, biased, sampled
// differently, losing batches, its clock drifting. What is done is known, so that what the tracker
// makes of it can be told.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "accuracy/recorded.hpp"
#include "recordings/random.hpp"

namespace sitwell::accuracy {

/// How the clip gets into another place on the thigh.
enum class Replacement : std::uint8_t {
  at_once,  ///< from one reading to the next: no gyroscope sees it
  by_hand,  ///< turned this way and that for three seconds, as a hand does
};

struct Disturbance {
  std::string name;
  /// Rotations, even over all there are, at random times of the recording.
  int replacements = 0;
  Replacement replacement = Replacement::by_hand;
  Vector3 gyroscope_bias_dps;
  Vector3 accelerometer_offset_mg;
  /// Readings averaged or interpolated to this rate; 0 is as recorded.
  double rate_hz = 0;
  /// Batches of 16 readings that never arrive.
  double lost_share = 0;
  double clock_drift_ppm = 0;
  std::uint64_t seed = 1;
};

/// From when on the sensor frame is turned so against the recording's.
struct Turned {
  double t_s = 0;
  Vector3 x{1, 0, 0}, y{0, 1, 0}, z{0, 0, 1};
  [[nodiscard]] Vector3 to_sensor(const Vector3& v) const { return x * v.x + y * v.y + z * v.z; }
};

class DisturbedRows final : public Rows {
 public:
  DisturbedRows(const Recorded& recorded, const Disturbance& disturbance);
  bool next(ReplayRow& row) override;

  /// Where the clip was put, in order of time; the first one is where it was recorded.
  [[nodiscard]] const std::vector<Turned>& turned() const { return turned_; }

 private:
  bool next_at_rate(ReplayRow& row);
  bool averaged(ReplayRow& row);
  bool interpolated(ReplayRow& row);
  void choose_replacements(Random& random);
  void turn(ReplayRow& row);

  const Recorded& recorded_;
  Disturbance disturbance_;
  Random random_;
  std::size_t next_ = 0;
  std::size_t within_ = 0;  ///< of the readings made of one interval
  double recorded_hz_ = 0;
  std::size_t delivered_ = 0;
  bool lost_ = false;

  /// One turn of the hand: from one frame to the next, about an axis.
  struct HandTurn {
    double begin_s = 0, end_s = 0;
    Turned from;
    Vector3 axis;
    double angle_rad = 0;
  };
  std::vector<HandTurn> turns_;
  std::size_t turn_ = 0;
  std::vector<Turned> turned_{Turned{}};
};

}  // namespace sitwell::accuracy
