// Stands between the wearer and all that prompting takes: hears the tracker, the clips, the desktop
// and whoever steers the daemon, and shows what there is to see on notifications, tray and bus.
// Lives on the event loop's thread.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "config/settings.hpp"
#include "daemon/clips.hpp"
#include "daemon/coach.hpp"
#include "daemon/cue_player.hpp"
#include "daemon/desktop/desktop.hpp"
#include "daemon/engine.hpp"
#include "daemon/hooks.hpp"
#include "daemon/prompter.hpp"
#include "daemon/today.hpp"
#include "recordings/simulated_wearer.hpp"

namespace sitwell::daemon {

/// What the companion is given to work with; all of it outlives the companion.
struct CompanionParts {
  boost::asio::io_context& io;
  const Clock& clock;
  HistoryWriter& history;
  Engine& engine;
  Clips& clips;
  SpotList spots;
  /// Reads the settings again and has everybody use them; what was wrong with them.
  std::function<std::vector<std::string>()> reload;
  /// Where the clip is a simulated one: they do what a session or a calibration asks.
  std::shared_ptr<SimulatedWearer> wearer = nullptr;
};

class Companion : private DesktopListener, private PrompterListener, private CoachListener {
 public:
  Companion(CompanionParts parts, const Settings& settings, const TrackerIdentity& identity,
            bool connected);

  /// As the tracker says it.
  void hear(const Effect& effect);
  /// A live reading was fed.
  void live(const Input& input);
  /// A clip has come, gone, or said something of itself.
  void clips_changed();
  void use(const Settings& settings);
  /// The open prompt is taken off the screen; it comes back with the next run.
  void end();

 private:
  // DesktopListener
  void holds_changed(Holds holds) override;
  void breakpoint(PromptReason kind) override;
  void computer_in_use(bool in_use) override;
  void about_to_sleep() override;
  void woke_up() override;
  void acted(std::string_view key) override;
  void say(const std::string& text) override;
  void request(Request request) override;
  std::int64_t quiet(unsigned minutes) override;
  std::int64_t pause() override;
  void resume() override;
  void calibrate(BodySite site, GuidedPose pose) override;
  std::vector<std::string> reload() override;
  [[nodiscard]] std::vector<PresenceSource> sources() const override;
  [[nodiscard]] std::optional<double> hip_flexion() const override;
  void watched(bool anybody) override;
  void desktop_changed() override;
  // PrompterListener
  void show_prompt(const Prompt& prompt, bool again) override;
  void close_prompt(const Prompt& prompt) override;
  void event(const std::string& name, const std::map<std::string, std::string>& details) override;
  void prompts_changed() override;
  // CoachListener
  void cue(SessionCue cue, const std::string& text) override;
  void progress(Duration counted, std::optional<double> flexion_deg, bool in_pose) override;
  void session_runs(bool runs) override;
  void show_offer(const RoutineOffer& offer) override;
  void close_offer() override;
  void coach_changed() override;

  void acted_on_routine(std::string_view key);
  void start_offered();
  [[nodiscard]] bool may_offer_routine(const Prompt& prompt);
  void watch_clip();
  void hear_posture(const PostureChanged& changed);
  void hear_bout(const BoutSaved& saved);
  void publish_soon();
  void publish();
  [[nodiscard]] TrackerView view(const PromptStatus& prompts, const TodayFigures& figures);
  [[nodiscard]] TodayFigures today();
  [[nodiscard]] std::string quiet_words(std::optional<Instant> until);
  [[nodiscard]] std::string wall_clock(Instant at);  ///< "14:02"
  [[nodiscard]] std::int64_t utc_ms(Instant at);

  CompanionParts parts_;
  Settings settings_;
  Prompter prompter_;
  Coach coach_;
  HookRunner hooks_;
  CuePlayer cue_player_;
  Desktop desktop_;
  std::optional<Today> today_;
  DeadlineTimer minute_;  ///< figures grow while the wearer sits

  Posture posture_ = Posture::unknown;
  Instant posture_since_{};
  std::optional<Bout> bout_;                     ///< the open one
  std::map<std::uint64_t, ClipView> streaming_;  ///< as hooks were told
  ClockAnchor anchor_;  ///< kept while it holds: what is shown must not jitter with the clocks
  bool publish_posted_ = false;
  bool angle_watched_ = false;
  bool offer_shown_ = false;     ///< the notice on show is of a routine that the clip saw
  bool led_by_notices_ = false;  ///< the session was started from a notice, and is shown by them
  std::vector<Instant> offered_today_;  ///< prompts that came with a routine
  Instant published_{};
};

}  // namespace sitwell::daemon
