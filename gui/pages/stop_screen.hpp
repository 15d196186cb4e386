// The page that is shown at once when it hurts: what to do now, and, for those who want to say it,
// where and how it hurts.
#pragma once

#include "core/routine_record.hpp"
#include "gui/kit/ui.hpp"
#include "gui/model/request.hpp"
#include "gui/model/session_end.hpp"

namespace sitwell::gui {

class StopScreen {
 public:
  StopScreen() : view_(stop_view({})) {}
  /// `can_tell`: the daemon still has the session, and takes more detail. True when it was read.
  bool draw(Ui& ui, bool can_tell, Requests& requests);

 private:
  void where_and_how(Ui& ui, float width, Requests& requests);
  void say(Requests& requests);

  Hurt hurt_;
  StopView view_;
};

}  // namespace sitwell::gui
