// The companion's part in routines: what the coach wants done on the desktop, and what its wearer
// chooses there.
#include <fmt/format.h>

#include <algorithm>

#include "daemon/coach_view.hpp"
#include "daemon/companion.hpp"
#include "daemon/desktop/refusals.hpp"
#include "daemon/desktop/routine_text.hpp"
#include "daemon/log.hpp"

namespace sitwell::daemon {
namespace {

/// More in a day would be nagging.
constexpr std::size_t most_offers_a_day = 3;

}  // namespace

void Companion::cue(SessionCue cue, const std::string& text) {
  if (settings_.cues != Cues::off) cue_player_.play(cue, text, settings_.cues == Cues::speech);
  if (auto* coach = desktop_.coach()) coach->cue(std::string{name_of(cue)}, text);
  if (led_by_notices_ && cue != SessionCue::hurt)
    desktop_.notifier().show(session_notice(*coach_.view().session, text));
}

void Companion::progress(Duration counted, std::optional<double> flexion_deg, bool in_pose) {
  if (auto* coach = desktop_.coach())
    coach->progress(counted / std::chrono::milliseconds{1}, flexion_deg, in_pose);
}

void Companion::session_runs(bool runs) {
  if (!runs) led_by_notices_ = false;
  watch_clip();
  publish();  // who asked for it sees it next
}

/// Told as it changes: a session is looked at while it runs.
void Companion::coach_changed() {
  if (auto* coach = desktop_.coach()) coach->publish(coach_.view());
  const RoutineSession* session = coach_.runner().session();
  if (parts_.wearer && session)
    parts_.wearer->told(session->routine(), session->clip_leg(), coach_.runner().status());
}

/// More readings than usual, while somebody looks at the angle or holds a pose by it.
void Companion::watch_clip() { parts_.clips.watch(angle_watched_ || coach_.running()); }

void Companion::show_offer(const RoutineOffer& offer) {
  if (prompter_.status().state == PromptState::shown) return;  // it can still be answered elsewhere
  offer_shown_ = true;
  desktop_.notifier().show(offer_notice(offer.title, offer.length, wall_clock(offer.begin)));
}

void Companion::close_offer() {
  if (std::exchange(offer_shown_, false)) desktop_.notifier().close();
}

/// A button of a notice. What has changed meanwhile is no fault of whoever clicked.
void Companion::acted_on_routine(std::string_view key) {
  try {
    if (key == routine_action::record) {
      coach_.record_offer();
    } else if (key == routine_action::dismiss) {
      coach_.dismiss_offer();
    } else if (key == routine_action::skip) {
      coach_.command(SessionCommand::skip);
    } else if (key == routine_action::stop) {
      coach_.command(SessionCommand::stop);
    } else if (key == routine_action::hurts) {
      const auto advice = coach_.hurts({});
      desktop_.notifier().show(hurt_notice(advice));
    } else if (key == "routine") {
      prompter_.request(Request::stand);
      start_offered();
    }
  } catch (const CommandRefused& refused) {
    log(Severity::info, refused.what());
  }
}

void Companion::start_offered() {
  const Routine* routine = coach_.to_offer();
  if (!routine) return;
  const std::string id = routine->id;  // to start reads the catalogue anew
  led_by_notices_ = true;
  try {
    coach_.start(id, Side::none, true);
  } catch (const CommandRefused&) {
    led_by_notices_ = false;
    throw;
  }
}

/// One prompt shown again is still one offer.
bool Companion::may_offer_routine(const Prompt& prompt) {
  if (!coach_.to_offer()) return false;
  if (std::ranges::find(offered_today_, prompt.shown) != offered_today_.end()) return true;
  if (offered_today_.size() >= most_offers_a_day) return false;
  offered_today_.push_back(prompt.shown);
  return true;
}

}  // namespace sitwell::daemon
