// The shipped routines as screening and plan see them: what each is called and asks of a body.
#pragma once

#include <string>
#include <vector>

#include "core/routine.hpp"

namespace sitwell::testing {

inline Routine asking(std::string id, std::vector<Demand> demands) {
  Routine routine;
  routine.id = std::move(id);
  routine.demands = std::move(demands);
  return routine;
}
inline Routine constructive_rest() { return asking("constructive-rest", {Demand::lying_on_back}); }
inline Routine lunge() { return asking("lunge", {Demand::kneeling, Demand::hip_extension}); }
inline Routine standing_lunge() { return asking("standing-lunge", {Demand::hip_extension}); }
inline Routine ball_release() { return asking("ball-release", {Demand::face_down, Demand::ball}); }
inline Routine glute_bridge() {
  return asking("glute-bridge", {Demand::lying_on_back, Demand::hip_extension});
}
inline Routine dead_bug() {
  return asking("dead-bug", {Demand::lying_on_back, Demand::abdominal_effort});
}
inline std::vector<Routine> shipped() {
  return {constructive_rest(), lunge(),        standing_lunge(),
          ball_release(),      glute_bridge(), dead_bug()};
}

}  // namespace sitwell::testing
