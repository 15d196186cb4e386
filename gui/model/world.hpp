// All that pages are made of, as plain values: what was read from the history, what the daemon
// says, the settings, the time. Owned by the app, filled by the feeds (gui/feeds/), read by the
// view models and by nobody else.
#pragma once

#include <chrono>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "config/routine_catalogue.hpp"
#include "config/settings.hpp"
#include "dbus/coach_client.hpp"
#include "dbus/coach_status.hpp"
#include "dbus/tracker_status.hpp"
#include "gui/model/wording.hpp"
#include "history/days.hpp"
#include "history/health_row.hpp"
#include "history/prompt_row.hpp"
#include "history/routine_row.hpp"
#include "history/row.hpp"

namespace sitwell::gui {

/// The time, and the wearer's calendar as of then.
struct Now {
  std::int64_t utc_ms = 0;
  std::int32_t offset_s = 0;        ///< east of Greenwich positive
  std::chrono::local_days today{};  ///< by the settings' start of day
  DayRules rules{};
  friend bool operator==(const Now&, const Now&) = default;
};

/// Everything stored about some days, rows whole and in order of time.
struct StoredDays {
  std::chrono::local_days first{}, last{};
  std::vector<DayFigures> days;  ///< every one from first to last
  std::vector<StoredBout> bouts;
  std::vector<StoredPrompt> prompts;
  std::vector<StoredQuiet> quiets;
  std::vector<StoredRoutine> routines;
};

/// Figures of all days there are: what years are charted from, without bouts.
struct WholeHistory {
  std::vector<DayFigures>
      days;  ///< every one from the first bout's to the last one's; may be empty
  std::vector<StoredRoutine> routines;
  std::vector<StoredCheckIn> check_ins;
  std::vector<StoredScreening> screenings;
  std::vector<StoredPlan> plans;
};

struct History {
  enum class State : std::uint8_t {
    loading,     ///< nothing has been read yet
    absent,      ///< no file yet: nothing was ever recorded
    unreadable,  ///< problem says why: another program's, a newer version's, damaged
    ready,
  };
  State state = State::loading;
  std::string path;
  std::string problem;  ///< a sentence or two, with what to do
  std::vector<Source> sources;
  StoredDays recent;                 ///< the fourteen days that end today
  std::optional<StoredDays> window;  ///< the days a page asked for (see Needs), once they were read
  std::optional<WholeHistory> whole;  ///< likewise
  std::optional<StoredPlan> plan;
  std::optional<StoredScreening> screening;
  std::optional<std::pair<std::chrono::local_days, std::chrono::local_days>> first_and_last;
};

/// What of the history a page wants beyond `recent`.
struct Needs {
  std::optional<std::pair<std::chrono::local_days, std::chrono::local_days>> window;
  bool whole = false;
  bool live_angle = false;  ///< the daemon's Angle signal, 10 to 20 a second
  friend bool operator==(const Needs&, const Needs&) = default;
};

struct AnglePoint {
  std::int64_t utc_ms = 0;
  std::optional<double> flexion_deg;
};

/// The daemon, as it was last heard.
struct Daemon {
  enum class State : std::uint8_t {
    unknown,  ///< not asked yet
    no_bus,   ///< no session bus here
    not_running,
    no_answer,
    other_version,  ///< there, but of another version than this dashboard: shown, with a warning
    running,
  };
  State state = State::unknown;
  std::string problem;  ///< its own sentence, where there is one
  TrackerStatus status;
  CoachStatus coach;
  std::vector<TrackerSource> desktop;
  [[nodiscard]] bool there() const {
    return state == State::running || state == State::other_version;
  }
};

/// How the last request of a kind ended, until the next one.
struct Answer {
  std::uint64_t request = 0;  ///< as Requests numbered it
  bool ok = true;
  std::string problem;                  ///< why not, a sentence
  std::vector<CoachAdvice> advice;      ///< of a check-in, a screening, "this hurts"
  std::vector<std::string> complaints;  ///< of a changed setting
};

/// What `sitwell doctor` found.
struct DoctorFinding {
  enum class State : std::uint8_t { ok, warning, problem };
  State state = State::ok;
  std::string what, detail, next_step, command;
};
struct DoctorReport {
  bool looking = false;  ///< it is at work; what follows is of before
  std::string problem;   ///< why it could not be asked
  std::vector<DoctorFinding> findings;
};

struct World {
  /// Another one whenever anything below but the live values has changed; a minute passing counts.
  std::uint64_t revision = 0;
  Now now;
  Wording wording;
  bool demo = false;         ///< a simulated wearer; no data of anybody's
  std::string demo_problem;  ///< why the demonstration has no daemon; often empty
  History history;
  Daemon daemon;
  Settings settings;
  std::string settings_path;
  std::vector<Complaint> settings_complaints;
  std::map<std::string, Place> settings_given;  ///< the keys that the file sets
  Catalogue catalogue;
  std::optional<Answer> answer;
  std::optional<DoctorReport> doctor;            ///< once it was asked
  std::optional<TrackerCalibration> calibrated;  ///< the last guided calibration that ended
  std::uint64_t calibrations = 0;                ///< how many have ended

  // Live values: these change without another revision.
  std::deque<AnglePoint> angles;  ///< the last minute's, in order
  std::optional<CoachProgress> progress;
  std::optional<CoachCue> cue;
  std::int64_t live_now_ms = 0;  ///< the time of this frame, UTC
};

}  // namespace sitwell::gui
