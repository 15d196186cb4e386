#include "core/routine_record.hpp"

namespace sitwell {
namespace {

template <class Value, std::size_t n>
std::optional<Value> named(const std::array<Value, n>& all, std::string_view name) {
  for (const Value value : all)
    if (name_of(value) == name) return value;
  return std::nullopt;
}

}  // namespace

Duration RoutineRecord::confirmed() const {
  Duration sum{};
  for (const HoldRecord& hold : holds) sum += hold.confirmed;
  return sum;
}

Duration RoutineRecord::timed() const {
  Duration sum{};
  for (const HoldRecord& hold : holds) sum += hold.timed;
  return sum;
}

bool is_done(const RoutineRecord& record) {
  if (record.outcome == RoutineOutcome::completed) return true;
  if (record.outcome == RoutineOutcome::under_way) return false;
  Duration asked{};
  for (const HoldRecord& hold : record.holds) asked += hold.asked;
  return asked > Duration{} && 2 * (record.confirmed() + record.timed()) >= asked;
}

std::string_view name_of(RoutineOutcome outcome) {
  switch (outcome) {
    case RoutineOutcome::under_way: return "under_way";
    case RoutineOutcome::completed: return "completed";
    case RoutineOutcome::stopped: return "stopped";
    case RoutineOutcome::hurt: return "hurt";
    case RoutineOutcome::abandoned: return "abandoned";
    case RoutineOutcome::interrupted: return "interrupted";
  }
  return "under_way";
}

std::string_view name_of(RoutineOrigin origin) {
  switch (origin) {
    case RoutineOrigin::guided: return "guided";
    case RoutineOrigin::spotted: return "spotted";
  }
  return "guided";
}

std::string_view name_of(HoldOutcome outcome) {
  switch (outcome) {
    case HoldOutcome::under_way: return "under_way";
    case HoldOutcome::held: return "held";
    case HoldOutcome::skipped: return "skipped";
    case HoldOutcome::cut_short: return "cut_short";
  }
  return "under_way";
}

std::string_view name_of(HurtPlace place) {
  switch (place) {
    case HurtPlace::not_said: return "not_said";
    case HurtPlace::low_back: return "low_back";
    case HurtPlace::front_of_hip: return "front_of_hip";
    case HurtPlace::groin_or_belly: return "groin_or_belly";
    case HurtPlace::buttock: return "buttock";
    case HurtPlace::thigh_or_leg: return "thigh_or_leg";
    case HurtPlace::knee: return "knee";
    case HurtPlace::elsewhere: return "elsewhere";
  }
  return "not_said";
}

std::string_view name_of(HurtKind kind) {
  switch (kind) {
    case HurtKind::not_said: return "not_said";
    case HurtKind::sharp: return "sharp";
    case HurtKind::shooting: return "shooting";
    case HurtKind::electric: return "electric";
    case HurtKind::spreading: return "spreading";
    case HurtKind::tingling: return "tingling";
    case HurtKind::numbness: return "numbness";
    case HurtKind::dizziness: return "dizziness";
    case HurtKind::dull: return "dull";
  }
  return "not_said";
}

std::optional<RoutineOutcome> routine_outcome_named(std::string_view name) {
  return named(all_routine_outcomes, name);
}
std::optional<RoutineOrigin> routine_origin_named(std::string_view name) {
  return named(all_routine_origins, name);
}
std::optional<HoldOutcome> hold_outcome_named(std::string_view name) {
  return named(all_hold_outcomes, name);
}
std::optional<HurtPlace> hurt_place_named(std::string_view name) {
  return named(all_hurt_places, name);
}
std::optional<HurtKind> hurt_kind_named(std::string_view name) {
  return named(all_hurt_kinds, name);
}
std::optional<Side> side_named(std::string_view name) {
  return named(std::array{Side::none, Side::left, Side::right}, name);
}

}  // namespace sitwell
