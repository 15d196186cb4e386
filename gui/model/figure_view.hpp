// A figure of a card in words, and the words that figures have in common.
#pragma once

#include <optional>
#include <string>

#include "core/exposure.hpp"
#include "core/time.hpp"
#include "gui/model/stroke.hpp"

namespace sitwell::gui {

struct FigureView {
  std::string name;  ///< in the register: "sitting"
  std::string label, value, note;
  std::optional<double> share;  ///< of the goal or limit; may pass 1
  std::optional<bool> good;     ///< the note says so, too
  Stroke stroke = Stroke::sitting;
  friend bool operator==(const FigureView&, const FigureView&) = default;
};

/// "2.1"; "–" without.
std::string number_words(std::optional<double> value, int decimals = 1);
/// "30" or "30.2": a goal as people set it.
std::string goal_words(double minutes);
/// "1 break", "2 breaks".
std::string counted(int count, const char* one, const char* many);
/// "46 min": minutes an hour, rounded down as all lengths are.
std::string minutes_words(double minutes);
/// "6,240 steps".
std::string steps_words(int steps);
/// How often the hip bent on the way: "6,240 steps, 12 min running, 25 min cycling", whichever there
/// were for a minute; steps that nobody counted are left out.
std::string hip_load_words(const ExposureFigures& figures);
/// Minutes of flexed-hip sitting an hour of wear; nothing where nothing was worn.
std::optional<double> sitting_min_per_h(Duration sitting, Duration worn);

}  // namespace sitwell::gui
