// How the clip on the waistband sits, learned while its wearer walks: upright is what up is then.
// Front is where the pelvis tilts to when its wearer sits down, which is backwards.
#pragma once

#include <optional>

#include "core/epoch.hpp"
#include "core/posture.hpp"
#include "core/thigh_frame.hpp"

namespace sitwell {

struct TrunkReferenceSettings {
  /// Walking enough for a mean that a turn or a bow does not move, as for the thigh.
  Duration walking_needed = std::chrono::seconds{30};
  /// Walking this far from the reference: the clip was moved (Acti4, for the thigh).
  double shift_deg = 20;
  /// A sit long enough to be one, tilted by enough to have a direction.
  Duration sit_needed = std::chrono::seconds{120};
  double least_sit_tilt_deg = 8;
};

class TrunkReference {
 public:
  explicit TrunkReference(const TrunkReferenceSettings& settings = {});

  /// Takes over a mounting that was guided or kept from before.
  void adopt(const Mounting& mounting);
  /// Takes a second of the trunk's clip, with what the thigh's made of it. Returns the mounting
  /// when it has changed.
  std::optional<Mounting> add(const Epoch& epoch, Posture thigh);

  [[nodiscard]] const Mounting& current() const { return current_; }
  /// Of the trunk from upright, degrees; nothing before upright is known.
  [[nodiscard]] std::optional<double> tilt_deg(const Vector3& up) const;

 private:
  struct Sum {
    Vector3 up;
    double s = 0;
    void add(const Epoch& epoch);
  };
  std::optional<Mounting> walked(Instant end);
  std::optional<Mounting> sat();

  TrunkReferenceSettings settings_;
  Mounting current_;
  Sum walking_, sitting_;
};

}  // namespace sitwell
