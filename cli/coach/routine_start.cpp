// sitwell routine start: a routine, followed until it is over.
#include <fmt/format.h>

#include <chrono>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <stdexcept>

#include "cli/ask.hpp"
#include "cli/coach/advice_text.hpp"
#include "cli/coach/commands.hpp"
#include "cli/coach/hurt_questions.hpp"
#include "cli/coach/routine_lookup.hpp"
#include "cli/coach/routine_wording.hpp"
#include "cli/coach/session_follower.hpp"
#include "cli/coach/session_json.hpp"
#include "cli/keyboard.hpp"
#include "cli/live.hpp"
#include "cli/routine_file.hpp"
#include "dbus/tracker_client.hpp"

namespace sitwell::cli {
namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;
using Json = nlohmann::ordered_json;

/// What a key asks the daemon for; nothing for one without a meaning.
std::string_view command_of(char key, bool paused) {
  switch (key) {
    case ' ': return paused ? "resume" : "pause";
    case 'n': return "skip";
    case 'r': return "repeat";
    case 'c': return "by_clock";
    case 'q': return "stop";
    default: return {};
  }
}

class Guided {
 public:
  explicit Guided(const RoutineStartOptions& options)
      : options_(options),
        routine_(known_routine(options.routine)),
        follower_(follower_for(options.json, routine_ ? routine_->purpose : "")) {
    if (can_ask() && !options.json) keyboard_.emplace();
  }

  void run(TrackerClient& tracker) {
    coach_ = &tracker.coach();
    coach_->listen({.status = [this](const CoachStatus& status) { see(status); },
                    .progress = [this](const CoachProgress& told) { follower_->progress(told); },
                    .cue = [this](const CoachCue& cue) { follower_->cue(cue); }});
    tracker.listen({.status = {}, .angle = {}, .calibrated = {}, .running = [this](bool is) {
                      running_ = running_ && is;
                    }});
    see(coach_->status());
    follow(tracker);
    follower_->leave();
    if (hurts_) ask_where_and_how();
    conclude(tracker);
  }

 private:
  void see(const CoachStatus& status) {
    // A session that has been over for a minute is no longer shown.
    over_ = !status.session || status.session->phase == "over";
    if (!status.session) return;
    session_ = *status.session;
    if (session_.phase == "holding" && !by_clock_words(session_.by_clock).empty())
      reasons_[{static_cast<int>(session_.step) - 1, static_cast<int>(session_.repetition),
                side_named(session_.side).value_or(Side::none)}] = session_.by_clock;
    follower_->status(session_);
  }

  void follow(TrackerClient& tracker) {
    auto next = Clock::now();
    while (!over_) {
      if (!running_)
        throw TrackerUnreachable(TrackerUnreachable::Why::not_running,
                                 "sitwelld has ended, and the session with it; what was held "
                                 "until then is in the history");
      if (interrupt_.asked() && !std::exchange(stopped_, true)) command("stop");
      handle_keys();
      if (Clock::now() >= next) {
        follower_->draw();
        next = Clock::now() + 100ms;
      }
      tracker.wait(50ms);
    }
  }

  void handle_keys() {
    if (!keyboard_ || hurts_) return;
    while (const auto key = keyboard_->key()) {
      if (*key == 'h' || *key == 'H') {
        hurts_ = true;
        advice_ = tell(*coach_, {});
        over_ = true;
        return;
      }
      const std::string_view wanted = command_of(*key, session_.phase == "paused");
      if (!wanted.empty()) command(std::string{wanted});
    }
  }

  /// A key pressed a moment too late is no reason to end the program.
  void command(const std::string& what) {
    try {
      coach_->command(what);
    } catch (const TrackerRefused&) {
    }
  }

  void ask_where_and_how() {
    keyboard_->let_go();
    fmt::print("\n  The session has ended. Come out of the pose slowly.\n\n");
    const Hurt hurt = ask_hurt();
    if (hurt != Hurt{}) advice_ = tell(*coach_, hurt);
    fmt::print("\n{}\n", advice_text(screen_of(stdout), advice_));
  }

  /// The record, as the history has it; the daemon's sums where it cannot be read.
  void conclude(TrackerClient& tracker) {
    const auto kept = recorded_session(tracker.status().history, session_.begin_utc_ms);
    if (options_.json) {
      Json json{{"what", "record"}};
      json.update(kept ? to_json(*kept) : session_json(session_));
      fmt::print("{}\n", json.dump(-1, ' ', false, Json::error_handler_t::replace));
      return;
    }
    if (stopped_) fmt::print("  Stopped. What was held until then is kept.\n");
    if (kept) {
      fmt::print("{}", record_text(screen_of(stdout), kept->record(),
                                   routine_ ? &*routine_ : nullptr, reasons_));
      return;
    }
    const auto outcome = routine_outcome_named(session_.outcome);
    fmt::print("  {}: {}, {}\n", session_.title, outcome ? wording(*outcome) : "over",
               held_words(std::chrono::milliseconds{session_.all_confirmed_ms},
                          std::chrono::milliseconds{session_.all_timed_ms}));
  }

  const RoutineStartOptions& options_;
  Interrupt interrupt_;
  std::optional<Keyboard> keyboard_;
  std::optional<Routine> routine_;  ///< as this computer's files have it
  std::unique_ptr<SessionFollower> follower_;
  CoachClient* coach_ = nullptr;
  CoachSession session_;
  ClockReasons reasons_;
  std::vector<CoachAdvice> advice_;
  bool over_ = false, hurts_ = false, stopped_ = false, running_ = true;
};

void begin(CoachClient& coach, const RoutineStartOptions& options) {
  try {
    coach.start(options.routine, {.leg = options.leg, .clip = !options.by_clock});
  } catch (const TrackerRefused& refused) {
    // It may have named the next step itself.
    const std::string_view next =
        std::string_view{refused.what()}.find("`sitwell ") != std::string_view::npos ? ""
        : refused.name().ends_with(".NotScreened")
            ? "\n  sitwell screening        asks a few questions first, once in 90 days"
        : refused.name().ends_with(".NoRoutine")
            ? "\n  sitwell routines list    names those there are"
        : refused.name().ends_with(".NotSuitable")
            ? "\n  sitwell routines list    says which fit your answers, and why others do not"
            : "";
    throw std::runtime_error(fmt::format("{}{}", refused.what(), next));
  }
}

}  // namespace

void start_routine(const RoutineStartOptions& options) {
  TrackerClient tracker;
  begin(tracker.coach(), options);
  if (options.detach) {
    if (options.json)
      fmt::print(
          "{}\n",
          Json{{"format", "sitwell done"}, {"version", 1}, {"command", "start"}, {"until", nullptr}}
              .dump(2));
    else
      fmt::print(
          "Started. `sitwell routine status` tells how it goes, `sitwell routine hurts` ends it at "
          "once.\n");
    return;
  }
  Guided{options}.run(tracker);
}

}  // namespace sitwell::cli
