// A guided calibration on screen: the ring of the hold, the live angle, and what to do. Of the
// clip's page and of the welcome.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>

#include "gui/kit/ui.hpp"
#include "gui/model/calibration_guide.hpp"
#include "gui/model/request.hpp"
#include "gui/model/world.hpp"

namespace sitwell::gui {

class CalibrationCard {
 public:
  /// In the register: "PREFIX/calibrate", "PREFIX/ready", "PREFIX/cancel".
  void draw(Ui& ui, std::string_view prefix, const World& world, bool can, Requests& requests);
  [[nodiscard]] bool on() const { return guide_.on(); }
  [[nodiscard]] bool accepted() const { return guide_.accepted(); }

 private:
  void go_on(Ui& ui, const World& world, Requests& requests);
  void tell(const std::string& pose, Requests& requests);

  CalibrationGuide guide_;
  std::set<std::uint64_t> asked_;  ///< and not known to be answered
  std::uint64_t heard_ = 0;        ///< how many calibrations had ended
};

}  // namespace sitwell::gui
