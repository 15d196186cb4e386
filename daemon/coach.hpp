// The coach: starts and follows routines, notices those that nobody started, and carries out what
// the bus, the tray and prompts ask for about routines, check-ins, screening and the plan. Lives on
// the event loop's thread.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "config/routine_catalogue.hpp"
#include "config/settings.hpp"
#include "core/pose_watcher.hpp"
#include "core/routine_spotter.hpp"
#include "daemon/clock_anchor.hpp"
#include "daemon/desktop/coach_service.hpp"
#include "daemon/engine.hpp"
#include "daemon/health_book.hpp"
#include "daemon/routine_runner.hpp"

namespace sitwell::daemon {

/// A routine that the clip saw, and that is kept only if the wearer says so.
struct RoutineOffer {
  std::string routine;
  std::string title;
  Instant begin{};
  Duration length{};
  HoldRecord hold;
};

class CoachListener {
 public:
  virtual ~CoachListener() = default;
  /// A moment that may be heard; `text` is what would be spoken.
  virtual void cue(SessionCue cue, const std::string& text) = 0;
  /// While a session runs, as often as the clip shows something.
  virtual void progress(Duration counted, std::optional<double> flexion_deg, bool in_pose) = 0;
  /// A session begins, and the clip is wanted more often than usual; or no longer.
  virtual void session_runs(bool runs) = 0;
  virtual void show_offer(const RoutineOffer& offer) = 0;
  virtual void close_offer() = 0;
  /// Something happened that hooks and watchers are told of: a name of config/hook_events.hpp.
  virtual void event(const std::string& name,
                     const std::map<std::string, std::string>& details) = 0;
  /// The view is another.
  virtual void coach_changed() = 0;
};

/// What the tracker looks out for, and which step of which routine each is.
struct SpotList {
  SpotterSettings settings;
  std::vector<std::pair<std::string, std::size_t>> steps;  ///< by pose: routine, step
};
SpotList spot_list(const Catalogue& catalogue);

/// What the coach is given to work with; all of it outlives the coach.
struct CoachParts {
  boost::asio::io_context& io;
  const Clock& clock;
  HistoryWriter& history;
  Engine& engine;
  std::filesystem::path history_path;
  SpotList spots;
};

class Coach : public CoachCommands, private RoutineRunnerListener {
 public:
  using Tell = std::function<void(const std::string&)>;

  Coach(CoachParts parts, CoachListener& listener, Tell tell, const Settings& settings,
        const std::filesystem::path& routines_dir = default_routines_dir());

  /// What an earlier run left in the history. Once, before anything else.
  void begin();
  void use(const Settings& settings);
  /// A live reading was fed to the tracker.
  void take(const Input& input);
  void spotted(const RoutineSpotted& spotted);
  void computer_resumed() { runner_.computer_resumed(); }
  void day_began();
  /// The program ends.
  void end() { runner_.interrupt(); }

  [[nodiscard]] CoachView view() const;
  /// Of the session in progress; empty without one.
  [[nodiscard]] std::string routine() const;
  [[nodiscard]] bool running() const { return runner_.running(); }
  /// With the session in progress, or the last one.
  [[nodiscard]] const RoutineRunner& runner() const { return runner_; }
  /// What a prompt may offer to start now; null where there is nothing to offer.
  [[nodiscard]] const Routine* to_offer() const;

  // CoachCommands
  void start(const std::string& id, Side leg, bool clip) override;
  void command(SessionCommand command) override;
  std::vector<Advice> hurts(const Hurt& hurt) override;
  void record_offer() override;
  void dismiss_offer() override;
  std::vector<Advice> check_in(const CheckIn& check_in) override;
  std::vector<Advice> screen(const ScreeningAnswers& answers) override;
  std::vector<Advice> advice() override;
  void set_plan(const CoachPlanChanges& changes) override;
  std::uint32_t forget_health() override;

 private:
  // RoutineRunnerListener
  void exercise(const ExerciseChanged& changed) override;
  void cue(SessionCue cue) override;
  void session_changed() override;

  void session_ended();
  [[nodiscard]] bool clip_ready() const;
  [[nodiscard]] std::int64_t utc_ms(Instant at) const {
    return Calendar(anchor_of(parts_.clock)).utc_ms(at);
  }
  /// As it was said first: clocks read again never agree to the millisecond, and a session is known
  /// by its begin.
  [[nodiscard]] std::int64_t session_begin_utc_ms(Instant begin) const;

  CoachParts parts_;
  CoachListener& listener_;
  Tell tell_;
  Settings settings_;
  std::filesystem::path routines_dir_;
  Catalogue catalogue_;
  RoutineRunner runner_;
  HealthBook book_;
  PoseWatcher watcher_;
  std::optional<double> flexion_deg_;
  std::optional<RoutineOffer> offer_;
  bool ran_ = false;  ///< as the listener was last told
  DeadlineTimer forget_timer_;
  std::optional<Instant> forget_at_;
  mutable std::optional<std::pair<Instant, std::int64_t>> said_begin_;
};

}  // namespace sitwell::daemon
