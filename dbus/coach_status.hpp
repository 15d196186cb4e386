// What sitwelld's coach shows and is told over the bus, as plain values: both ends speak of them.
// How they travel is in coach_dictionaries.hpp and coach_properties.hpp.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace sitwell {

/// The session in progress, or one just over. Lengths are milliseconds, angles degrees.
struct CoachSession {
  std::string routine;  ///< its identifier
  std::string title;
  std::int64_t begin_utc_ms = 0;
  std::string phase;       ///< getting_ready, finding, holding, lost, resting, paused or over
  std::string outcome;     ///< once it is over: completed, stopped, hurt, abandoned, interrupted
  std::uint32_t hold = 0;  ///< from 1: the hold that is on, or next
  std::uint32_t holds = 0;
  std::uint32_t step = 0;  ///< from 1
  std::uint32_t repetition = 0, repetitions = 0;
  std::string step_title, instruction, cue;
  std::string side;      ///< left, right; empty for a step without
  std::string figure;    ///< of the step
  std::string by_clock;  ///< why the clip does not count: no_target, no_clip, other_leg,
                         ///< wearer_says; no where it does
  std::int64_t asked_ms = 0, counted_ms = 0, confirmed_ms = 0, timed_ms = 0;
  std::int64_t left_ms = 0;  ///< of getting ready, of the hold, or of the rest
  bool in_pose = false, wrong_side = false;
  std::optional<double> flexion_from, flexion_to;       ///< the band the clip looks for
  std::uint32_t breathe_in_s = 0, breathe_out_s = 0;    ///< 0 without a pace
  std::int64_t all_confirmed_ms = 0, all_timed_ms = 0;  ///< of the session so far
  friend bool operator==(const CoachSession&, const CoachSession&) = default;
};

/// A routine seen without having been started.
struct CoachOffer {
  std::string routine, title;
  std::int64_t begin_utc_ms = 0, length_ms = 0;
  friend bool operator==(const CoachOffer&, const CoachOffer&) = default;
};

struct CoachPlan {
  bool active = true, adapts = true;
  std::optional<double> baseline_min_per_h, goal_min_per_h;
  std::uint32_t routines_a_day = 1, level = 0;
  std::vector<std::string> routines;
  std::string reason;
  friend bool operator==(const CoachPlan&, const CoachPlan&) = default;
};

struct CoachStatus {
  std::optional<CoachSession> session;
  std::optional<CoachOffer> offer;
  CoachPlan plan;
  std::uint32_t routines_today = 0;
  bool checked_in_today = false;
  bool screening_due = false;
  friend bool operator==(const CoachStatus&, const CoachStatus&) = default;
};

struct CoachAdvice {
  std::string level;  ///< note, ask_first, professional, urgent
  std::string about, title, text;
  friend bool operator==(const CoachAdvice&, const CoachAdvice&) = default;
};

/// What a plan is to become; what is empty stays.
struct CoachPlanChanges {
  std::optional<bool> active, adapts;
  std::optional<double> goal_min_per_h;  ///< 0: none
  std::optional<std::uint32_t> routines_a_day, level;
  std::optional<std::vector<std::string>> routines;
};

}  // namespace sitwell
