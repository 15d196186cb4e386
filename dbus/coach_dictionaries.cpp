#include "dbus/coach_dictionaries.hpp"

#include "dbus/utf8.hpp"

namespace sitwell::bus {
namespace {

template <class Value>
void put(Dictionary& into, const char* name, const Value& value) {
  into.emplace(name, sdbus::Variant{value});
}
void put(Dictionary& into, const char* name, const std::string& text) {
  into.emplace(name, sdbus::Variant{valid_utf8(text)});
}
void put(Dictionary& into, const char* name, const std::vector<std::string>& texts) {
  into.emplace(name, sdbus::Variant{valid_utf8(texts)});
}
template <class Value>
void put(Dictionary& into, const char* name, const std::optional<Value>& value) {
  if (value) put(into, name, *value);
}

void put_step(Dictionary& all, const CoachSession& session) {
  put(all, "hold", session.hold);
  put(all, "holds", session.holds);
  put(all, "step", session.step);
  put(all, "repetition", session.repetition);
  put(all, "repetitions", session.repetitions);
  put(all, "step_title", session.step_title);
  put(all, "instruction", session.instruction);
  put(all, "cue", session.cue);
  put(all, "side", session.side);
  put(all, "figure", session.figure);
  put(all, "by_clock", session.by_clock);
  put(all, "flexion_from", session.flexion_from);
  put(all, "flexion_to", session.flexion_to);
  put(all, "breathe_in_s", session.breathe_in_s);
  put(all, "breathe_out_s", session.breathe_out_s);
}

}  // namespace

Dictionary dictionary_of(const std::optional<CoachSession>& session) {
  Dictionary all;
  if (!session) return all;
  put(all, "routine", session->routine);
  put(all, "title", session->title);
  put(all, "begin_utc", session->begin_utc_ms);
  put(all, "phase", session->phase);
  put(all, "outcome", session->outcome);
  put_step(all, *session);
  put(all, "asked", session->asked_ms);
  put(all, "counted", session->counted_ms);
  put(all, "confirmed", session->confirmed_ms);
  put(all, "timed", session->timed_ms);
  put(all, "left", session->left_ms);
  put(all, "in_pose", session->in_pose);
  put(all, "wrong_side", session->wrong_side);
  put(all, "all_confirmed", session->all_confirmed_ms);
  put(all, "all_timed", session->all_timed_ms);
  return all;
}

Dictionary dictionary_of(const std::optional<CoachOffer>& offer) {
  Dictionary all;
  if (!offer) return all;
  put(all, "routine", offer->routine);
  put(all, "title", offer->title);
  put(all, "begin_utc", offer->begin_utc_ms);
  put(all, "length", offer->length_ms);
  return all;
}

Dictionary dictionary_of(const CoachPlan& plan) {
  Dictionary all;
  put(all, "active", plan.active);
  put(all, "adapts", plan.adapts);
  put(all, "baseline_min_per_h", plan.baseline_min_per_h);
  put(all, "goal_min_per_h", plan.goal_min_per_h);
  put(all, "routines_a_day", plan.routines_a_day);
  put(all, "level", plan.level);
  put(all, "routines", plan.routines);
  put(all, "reason", plan.reason);
  return all;
}

}  // namespace sitwell::bus
