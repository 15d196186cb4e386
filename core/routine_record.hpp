// What a routine came to: the record that the history keeps of a session.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/routine.hpp"
#include "core/time.hpp"

namespace sitwell {

/// The order is part of the history's file format: append, never reorder.
enum class RoutineOutcome : std::uint8_t {
  under_way,
  completed,    ///< every hold was held or skipped, one at least held
  stopped,      ///< ended by the wearer
  hurt,         ///< ended by "this hurts"
  abandoned,    ///< paused, or nobody in the pose, for so long that it ended itself
  interrupted,  ///< the program or the computer ended under it
};
inline constexpr std::array all_routine_outcomes{
    RoutineOutcome::under_way, RoutineOutcome::completed, RoutineOutcome::stopped,
    RoutineOutcome::hurt,      RoutineOutcome::abandoned, RoutineOutcome::interrupted};

/// How it began. The order is part of the history's file format.
enum class RoutineOrigin : std::uint8_t {
  guided,   ///< started, and led through
  spotted,  ///< seen by the clip without having been started, and recorded because the wearer said
            ///< so
};
inline constexpr std::array all_routine_origins{RoutineOrigin::guided, RoutineOrigin::spotted};

/// Where and how it hurt. The order is part of the history's file format.
enum class HurtPlace : std::uint8_t {
  not_said,
  low_back,
  front_of_hip,
  groin_or_belly,
  buttock,
  thigh_or_leg,
  knee,
  elsewhere
};
inline constexpr std::array all_hurt_places{HurtPlace::not_said,     HurtPlace::low_back,
                                            HurtPlace::front_of_hip, HurtPlace::groin_or_belly,
                                            HurtPlace::buttock,      HurtPlace::thigh_or_leg,
                                            HurtPlace::knee,         HurtPlace::elsewhere};
enum class HurtKind : std::uint8_t {
  not_said,
  sharp,
  shooting,
  electric,
  spreading,
  tingling,
  numbness,
  dizziness,
  dull
};
inline constexpr std::array all_hurt_kinds{
    HurtKind::not_said, HurtKind::sharp,     HurtKind::shooting,
    HurtKind::electric, HurtKind::spreading, HurtKind::tingling,
    HurtKind::numbness, HurtKind::dizziness, HurtKind::dull};

struct Hurt {
  HurtPlace where = HurtPlace::not_said;
  HurtKind how = HurtKind::not_said;
  friend bool operator==(const Hurt&, const Hurt&) = default;
};

/// The order is part of the history's file format.
enum class HoldOutcome : std::uint8_t {
  under_way,
  held,       ///< for all that was asked
  skipped,    ///< by the wearer, whatever had been held by then
  cut_short,  ///< the session ended in it
};
inline constexpr std::array all_hold_outcomes{HoldOutcome::under_way, HoldOutcome::held,
                                              HoldOutcome::skipped, HoldOutcome::cut_short};

/// One hold that was begun. confirmed + timed never exceed what was asked.
struct HoldRecord {
  int step = 0;        ///< in Routine::steps, from 0
  int repetition = 1;  ///< from 1; a hold that is repeated on demand is another record of the same
  Side side = Side::none;
  Duration asked{};
  Duration confirmed{};  ///< the clip saw the pose
  Duration timed{};      ///< counted by the clock: no clip, or not on the leg that tells
  HoldOutcome outcome = HoldOutcome::under_way;
  friend bool operator==(const HoldRecord&, const HoldRecord&) = default;
};

/// A stretch of the session that was exercise, and is not booked as sitting: between pauses.
struct ActiveSpan {
  Instant begin{};
  Instant end{};
  friend bool operator==(const ActiveSpan&, const ActiveSpan&) = default;
};

struct RoutineRecord {
  Instant begin{};      ///< its name: no two sessions begin at one moment
  Duration length{};    ///< from begin to end, pauses included
  std::string routine;  ///< its identifier
  std::string title;    ///< as it was then
  RoutineOrigin origin = RoutineOrigin::guided;
  RoutineOutcome outcome = RoutineOutcome::under_way;
  Hurt hurt;  ///< said with outcome hurt
  std::vector<HoldRecord> holds;
  std::vector<ActiveSpan> active;
  friend bool operator==(const RoutineRecord&, const RoutineRecord&) = default;

  [[nodiscard]] Duration confirmed() const;
  [[nodiscard]] Duration timed() const;
};

/// Counts as a routine done: completed, or half of what was asked held.
bool is_done(const RoutineRecord& record);

std::string_view name_of(RoutineOutcome outcome);
std::string_view name_of(RoutineOrigin origin);
std::string_view name_of(HoldOutcome outcome);
std::string_view name_of(HurtPlace place);
std::string_view name_of(HurtKind kind);
std::optional<RoutineOutcome> routine_outcome_named(std::string_view name);
std::optional<RoutineOrigin> routine_origin_named(std::string_view name);
std::optional<HoldOutcome> hold_outcome_named(std::string_view name);
std::optional<HurtPlace> hurt_place_named(std::string_view name);
std::optional<HurtKind> hurt_kind_named(std::string_view name);
/// "", "left", "right".
std::optional<Side> side_named(std::string_view name);

}  // namespace sitwell
