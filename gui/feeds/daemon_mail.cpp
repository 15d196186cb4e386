#include "gui/feeds/daemon_mail.hpp"

#include <algorithm>
#include <utility>

namespace sitwell::gui {

void DaemonMail::add(AnglePoint point) {
  angles.push_back(point);
  if (angles.size() > most_angles) angles.pop_front();
}

void DaemonMail::put_into(World& world) && {
  if (daemon) world.daemon = std::move(*daemon);
  if (calibrated) {
    world.calibrated = std::move(calibrated);
    ++world.calibrations;
  }
  // Of several at once, one that failed is the one to be told.
  const auto failed =
      std::find_if(answers.begin(), answers.end(), [](const Answer& each) { return !each.ok; });
  if (failed != answers.end())
    world.answer = std::move(*failed);
  else if (!answers.empty())
    world.answer = std::move(answers.back());
  world.angles.insert(world.angles.end(), angles.begin(), angles.end());
  while (world.angles.size() > most_angles) world.angles.pop_front();
  if (progress) world.progress = progress;
  if (cue) world.cue = std::move(cue);
}

}  // namespace sitwell::gui
