// What the wearer chose to follow in check-ins, and how to choose it.
#pragma once

#include <vector>

#include "health/check_in.hpp"

namespace sitwell::cli {

struct FollowedFigures {
  std::vector<Symptom> symptoms;
  bool stress = false;
  [[nodiscard]] bool empty() const { return symptoms.empty() && !stress; }
};

/// As the settings have it.
FollowedFigures followed_figures();

/// The same; where nothing is followed yet the list is offered, and the choice is written to the
/// settings. Somebody is at the terminal.
FollowedFigures followed_or_chosen();

}  // namespace sitwell::cli
