#include "cli/coach/session_json.hpp"

#include <nlohmann/json.hpp>

#include "cli/clock_words.hpp"

namespace sitwell::cli {
namespace {

using Json = nlohmann::ordered_json;

double seconds_of(std::int64_t ms) { return double(ms) / 1000; }

template <class T>
Json number_of(const std::optional<T>& number) {
  return number ? Json(*number) : Json();
}

Json text_of(std::string_view text) { return text.empty() ? Json() : Json(text); }

Json offer_json(const CoachOffer& offer) {
  return {{"routine", offer.routine},
          {"title", offer.title},
          {"begin", iso_words(offer.begin_utc_ms)},
          {"length_s", seconds_of(offer.length_ms)}};
}

}  // namespace

nlohmann::ordered_json session_json(const CoachSession& session) {
  Json json{{"routine", session.routine},
            {"title", session.title},
            {"begin", iso_words(session.begin_utc_ms)},
            {"phase", session.phase},
            {"outcome", text_of(session.outcome)},
            {"hold", session.hold},
            {"holds", session.holds},
            {"step", session.step},
            {"step_title", session.step_title},
            {"instruction", session.instruction},
            {"cue", session.cue},
            {"side", text_of(session.side)},
            {"repetition", session.repetition},
            {"repetitions", session.repetitions}};
  json["by_clock"] = session.by_clock == "no" ? Json() : text_of(session.by_clock);
  json["asked_s"] = seconds_of(session.asked_ms);
  json["counted_s"] = seconds_of(session.counted_ms);
  json["confirmed_s"] = seconds_of(session.confirmed_ms);
  json["timed_s"] = seconds_of(session.timed_ms);
  json["left_s"] = seconds_of(session.left_ms);
  json["in_pose"] = session.in_pose;
  json["wrong_side"] = session.wrong_side;
  json["flexion_from_deg"] = number_of(session.flexion_from);
  json["flexion_to_deg"] = number_of(session.flexion_to);
  json["all_confirmed_s"] = seconds_of(session.all_confirmed_ms);
  json["all_timed_s"] = seconds_of(session.all_timed_ms);
  return json;
}

nlohmann::ordered_json coach_json(const CoachStatus& status) {
  Json json;
  json["session"] = status.session ? session_json(*status.session) : Json();
  json["offer"] = status.offer ? offer_json(*status.offer) : Json();
  json["routines_today"] = status.routines_today;
  json["checked_in_today"] = status.checked_in_today;
  json["screening_due"] = status.screening_due;
  return json;
}

}  // namespace sitwell::cli
