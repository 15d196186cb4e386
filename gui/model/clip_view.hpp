// The clips, how they are read, and how it is known how they sit: in words, with what to do.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "gui/model/world.hpp"

namespace sitwell::gui {

struct ClipRow {
  std::string serial;
  std::string site;               ///< "On the thigh"
  std::string link;               ///< "Read live"
  bool well = false;              ///< nothing is to be done about the link
  std::optional<double> battery;  ///< 0 to 1
  std::string battery_words;      ///< "80 %, charging"
  bool battery_low = false;
  std::string firmware;
};

struct ClipView {
  std::vector<ClipRow> clips;
  std::string nothing;   ///< why there is none, with what to do; empty where there are some
  std::string mounting;  ///< how it is known how the clip sits
  bool mounted = false;
  bool can_calibrate = false;  ///< a clip on the thigh is read
  std::string source;          ///< that the clip is none of the wearer's, where it is none
  std::string missing;         ///< there is no daemon to ask; empty where there is
};

ClipView clip_view(const World& world);

/// The angle that is shown right now, where one has come in the last seconds.
std::optional<double> angle_now(const World& world);

}  // namespace sitwell::gui
