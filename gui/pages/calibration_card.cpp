#include "gui/pages/calibration_card.hpp"

#include <fmt/format.h>

#include "gui/kit/charts.hpp"
#include "gui/kit/controls.hpp"
#include "gui/kit/icons.hpp"
#include "gui/kit/layout.hpp"
#include "gui/kit/text.hpp"
#include "gui/model/clip_view.hpp"

namespace sitwell::gui {

namespace {

constexpr float ring_size = 132;

}  // namespace

void CalibrationCard::tell(const std::string& pose, Requests& requests) {
  asked_.insert(requests.ask(ask::Calibrate{"thigh", pose}));
}

// What has come of it since the last frame.
void CalibrationCard::go_on(Ui& ui, const World& world, Requests& requests) {
  if (world.calibrations != heard_ && world.calibrated) guide_.ended(*world.calibrated);
  heard_ = world.calibrations;
  if (world.answer && asked_.erase(world.answer->request) > 0 && !world.answer->ok)
    guide_.failed(world.answer->problem);
  if (!world.daemon.there())
    guide_.failed("sitwelld has ended meanwhile, and nothing was changed. Try again once it runs.");
  if (const auto pose = guide_.tick(world.live_now_ms, angle_now(world))) tell(*pose, requests);
  if (guide_.on()) ui.animate(0.1);
}

void CalibrationCard::draw(Ui& ui, std::string_view prefix, const World& world, bool can,
                           Requests& requests) {
  go_on(ui, world, requests);
  using Stage = CalibrationGuide::Stage;
  const Stage stage = guide_.stage();
  const bool holding = stage == Stage::hold_stand || stage == Stage::hold_sit;
  if (holding) {
    const double left_s = (1 - guide_.share(world.live_now_ms)) * CalibrationGuide::hold_ms / 1000;
    hold_ring(ui, fmt::format("{}/ring", prefix),
              {.share = guide_.share(world.live_now_ms),
               .middle = fmt::format("{:.0f}", left_s + 0.49),
               .below = "seconds",
               .counting = true},
              ui.px(ring_size));
    beside(ui);
  }
  ImGui::BeginGroup();
  text(ui, TextRank::strong, guide_.title());
  prose(ui, TextRank::body, guide_.instruction());
  if (const auto angle = angle_now(world); angle && guide_.on())
    text(ui, TextRank::muted, fmt::format("Your hip is at {:.0f}° now", *angle));
  ImGui::Dummy(ui.px(1, 6));
  if (stage == Stage::take_stand || stage == Stage::take_sit) {
    if (button(ui, fmt::format("{}/ready", prefix),
               stage == Stage::take_stand ? "I am standing still" : "I am sitting",
               {.kind = ButtonKind::primary, .icon = icon::done}))
      tell(guide_.ready(world.live_now_ms), requests);
    beside(ui, 8);
  }
  if (guide_.on()) {
    if (button(ui, fmt::format("{}/cancel", prefix), "Cancel"))
      if (const auto word = guide_.cancel()) tell(*word, requests);
  } else if (button(ui, fmt::format("{}/calibrate", prefix),
                    stage == Stage::over && !guide_.accepted() ? "Try again" : "Calibrate",
                    {.icon = icon::play,
                     .enabled = can,
                     .tooltip = can ? "" : "A clip on the thigh has to be read for this"})) {
    asked_.clear();
    guide_.begin();
  }
  ImGui::EndGroup();
}

}  // namespace sitwell::gui
