// org.sitwell.Coach1 on the session bus: routines, check-ins, screening and the plan
// (dbus/org.sitwell.Coach1.xml), beside org.sitwell.Tracker1 and under its name. Checks what
// callers send; knows nothing of what it shows. Lives on the event loop's thread.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/routine_session.hpp"
#include "daemon/desktop/refusals.hpp"
#include "dbus/coach_status.hpp"
#include "health/check_in.hpp"
#include "health/screening.hpp"

namespace sitwell::daemon {

class Bus;

/// Everything that is shown, as those who watch have it.
using CoachView = CoachStatus;

/// Who carries out what callers ask for. Arguments have been checked, as far as that can be done
/// without knowing the routines. May throw what is in refusals.hpp.
class CoachCommands {
 public:
  virtual ~CoachCommands() = default;
  /// `leg`: the thigh that wears the clip; none: as the settings say. Without `clip` all of it is
  /// by the clock. Refuses: Running, NoRoutine, NotScreened, NotSuitable.
  virtual void start(const std::string& id, Side leg, bool clip) = 0;
  /// Refuses: NoSession.
  virtual void command(SessionCommand command) = 0;
  /// What to do now. Refuses: NoSession.
  virtual std::vector<Advice> hurts(const Hurt& hurt) = 0;
  /// Refuse: NoOffer.
  virtual void record_offer() = 0;
  virtual void dismiss_offer() = 0;
  /// Today's; an earlier one is replaced.
  virtual std::vector<Advice> check_in(const CheckIn& check_in) = 0;
  virtual std::vector<Advice> screen(const ScreeningAnswers& answers) = 0;
  /// What follows from all that is known.
  virtual std::vector<Advice> advice() = 0;
  /// Something is to change. May throw InvalidArguments.
  virtual void set_plan(const CoachPlanChanges& changes) = 0;
  /// How many rows that were.
  virtual std::uint32_t forget_health() = 0;
};

class CoachService {
 public:
  /// To be made before the name org.sitwell.Tracker1 is taken: whoever waits for the name finds
  /// all of it. The bus and the commands outlive this. Throws std::runtime_error where the object
  /// cannot be made.
  CoachService(Bus& bus, CoachCommands& commands);
  ~CoachService();
  CoachService(const CoachService&) = delete;
  CoachService& operator=(const CoachService&) = delete;

  /// What has changed since the last call is told in one PropertiesChanged.
  void publish(const CoachView& view);
  /// To be called while a session runs, as often as one likes: sent at most 10 times a second, and
  /// not to a bus that takes no more.
  void progress(std::int64_t counted_ms, std::optional<double> flexion_deg, bool in_pose);
  /// A moment that may be heard, by its name; and what would be spoken.
  void cue(const std::string& name, const std::string& text);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace sitwell::daemon
