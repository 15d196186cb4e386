#include "dbus/coach_properties.hpp"

#include <algorithm>

namespace sitwell::bus {
namespace {

constexpr std::uint32_t most_holds = 1000, longest_breath_s = 60;
constexpr std::uint32_t most_routines_a_day = 100, most_levels = 100;
constexpr double minutes_an_hour = 60;

void read_sentences(const Properties& properties, const char* name, std::string& into) {
  if (const auto said = value<std::string>(properties, name))
    into = plain_text(*said, longest_sentences);
}

void read_length(const Properties& properties, const char* name, std::int64_t& into_ms) {
  if (const auto said = value<std::int64_t>(properties, name))
    into_ms = length(*said).value_or(into_ms);
}

void read_moment(const Properties& properties, const char* name, std::int64_t& into_utc_ms) {
  if (const auto said = value<std::int64_t>(properties, name))
    into_utc_ms = moment(*said).value_or(into_utc_ms);
}

void read_step(const Properties& all, CoachSession& session) {
  read(all, "hold", session.hold, most_holds);
  read(all, "holds", session.holds, most_holds);
  read(all, "step", session.step, most_holds);
  read(all, "repetition", session.repetition, most_holds);
  read(all, "repetitions", session.repetitions, most_holds);
  read(all, "step_title", session.step_title);
  read_sentences(all, "instruction", session.instruction);
  read_sentences(all, "cue", session.cue);
  read(all, "side", session.side);
  read(all, "figure", session.figure);
  read(all, "by_clock", session.by_clock);
  read(all, "flexion_from", session.flexion_from, -360, 360);
  read(all, "flexion_to", session.flexion_to, -360, 360);
  if (!session.flexion_from || !session.flexion_to || *session.flexion_from >= *session.flexion_to)
    session.flexion_from = session.flexion_to = std::nullopt;  // half a band is none
  read(all, "breathe_in_s", session.breathe_in_s, longest_breath_s);
  read(all, "breathe_out_s", session.breathe_out_s, longest_breath_s);
}

std::optional<CoachSession> session_of(const Properties& all) {
  CoachSession session;
  read(all, "routine", session.routine);
  if (session.routine.empty()) return std::nullopt;
  read(all, "title", session.title);
  read_moment(all, "begin_utc", session.begin_utc_ms);
  read(all, "phase", session.phase);
  read(all, "outcome", session.outcome);
  read_step(all, session);
  read_length(all, "asked", session.asked_ms);
  read_length(all, "counted", session.counted_ms);
  read_length(all, "confirmed", session.confirmed_ms);
  read_length(all, "timed", session.timed_ms);
  read_length(all, "left", session.left_ms);
  read_length(all, "all_confirmed", session.all_confirmed_ms);
  read_length(all, "all_timed", session.all_timed_ms);
  read(all, "in_pose", session.in_pose);
  read(all, "wrong_side", session.wrong_side);
  return session;
}

std::optional<CoachOffer> offer_of(const Properties& all) {
  CoachOffer offer;
  read(all, "routine", offer.routine);
  if (offer.routine.empty()) return std::nullopt;
  read(all, "title", offer.title);
  read_moment(all, "begin_utc", offer.begin_utc_ms);
  read_length(all, "length", offer.length_ms);
  return offer;
}

CoachPlan plan_of(const Properties& all) {
  CoachPlan plan;
  read(all, "active", plan.active);
  read(all, "adapts", plan.adapts);
  read(all, "baseline_min_per_h", plan.baseline_min_per_h, 0, minutes_an_hour);
  read(all, "goal_min_per_h", plan.goal_min_per_h, 0, minutes_an_hour);
  read(all, "routines_a_day", plan.routines_a_day, most_routines_a_day);
  read(all, "level", plan.level, most_levels);
  read(all, "routines", plan.routines);
  read_sentences(all, "reason", plan.reason);
  return plan;
}

}  // namespace

void apply(const Properties& properties, CoachStatus& status) {
  if (const auto said = value<Properties>(properties, "Session"))
    status.session = session_of(*said);
  if (const auto said = value<Properties>(properties, "Offer")) status.offer = offer_of(*said);
  if (const auto said = value<Properties>(properties, "Plan")) status.plan = plan_of(*said);
  if (const auto said = value<std::uint32_t>(properties, "RoutinesToday"))
    status.routines_today = *said;
  read(properties, "CheckedInToday", status.checked_in_today);
  read(properties, "ScreeningDue", status.screening_due);
}

std::vector<CoachAdvice> advice_of(const AdviceRows& rows) {
  std::vector<CoachAdvice> all;
  for (std::size_t i = 0; i < std::min(rows.size(), most_entries); ++i)
    all.push_back({plain_text(rows[i].get<0>()), plain_text(rows[i].get<1>()),
                   plain_text(rows[i].get<2>()), plain_text(rows[i].get<3>(), longest_sentences)});
  return all;
}

CoachProgress progress_of(std::int64_t counted_ms, double flexion_deg, bool in_pose) {
  return {length(counted_ms).value_or(0), angle(flexion_deg), in_pose};
}

}  // namespace sitwell::bus
