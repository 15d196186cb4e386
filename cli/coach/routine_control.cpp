// sitwell routine pause, resume, skip, repeat, by-clock, stop, hurts, status, record and dismiss: a
// session in progress, wherever it was started.
#include <fmt/format.h>

#include <array>
#include <nlohmann/json.hpp>

#include "cli/ask.hpp"
#include "cli/clock_words.hpp"
#include "cli/coach/advice_text.hpp"
#include "cli/coach/commands.hpp"
#include "cli/coach/hurt_questions.hpp"
#include "cli/coach/routine_wording.hpp"
#include "cli/coach/session_json.hpp"
#include "cli/coach/session_rows.hpp"
#include "dbus/tracker_client.hpp"

namespace sitwell::cli {
namespace {

using Json = nlohmann::ordered_json;

void print(const Json& json) {
  fmt::print("{}\n", json.dump(2, ' ', false, Json::error_handler_t::replace));
}

void print_done(const LiveOptions& options, std::string_view command, std::string_view words) {
  if (options.json)
    print({{"format", "sitwell done"}, {"version", 1}, {"command", command}, {"until", nullptr}});
  else
    fmt::print("{}\n", words);
}

std::string_view done_words(std::string_view command) {
  if (command == "pause") return "Paused: nothing counts until `sitwell routine resume`.";
  if (command == "resume") return "It goes on.";
  if (command == "skip") return "On to the next.";
  if (command == "repeat") return "The hold begins again.";
  if (command == "by_clock") return "The rest of this hold is counted by the clock.";
  return "Stopped. What was held until then is kept.";
}

template <class Value>
Value named(const std::string& name, std::optional<Value> found) {
  if (name.empty()) return Value::not_said;
  if (!found) throw UnusableInput(name + " is no place or kind that `sitwell routine hurts` knows");
  return *found;
}

}  // namespace

void command_routine(const RoutineCommandOptions& options) {
  TrackerClient{}.coach().command(options.command);
  print_done(options, options.command, done_words(options.command));
}

void routine_hurts(const HurtsOptions& options) {
  Hurt hurt{named(options.where, hurt_place_named(options.where)),
            named(options.how, hurt_kind_named(options.how))};
  TrackerClient tracker;
  auto advice = tell(tracker.coach(), hurt);
  const bool say_more = hurt == Hurt{} && can_ask() && !options.json;
  if (!options.json) fmt::print("  The session has ended. Come out of the pose slowly.\n\n");
  if (say_more) {
    hurt = ask_hurt();
    if (hurt != Hurt{}) advice = tell(tracker.coach(), hurt);
    fmt::print("\n");
  }
  if (options.json)
    print({{"format", "sitwell hurts"},
           {"version", 1},
           {"where", name_of(hurt.where)},
           {"how", name_of(hurt.how)},
           {"advice", advice_json(advice)}});
  else
    fmt::print("{}", advice_text(screen_of(stdout), advice));
}

void show_routine_status(const LiveOptions& options) {
  const CoachStatus status = TrackerClient{}.coach().status();
  if (options.json) {
    Json json{{"format", "sitwell routine"}, {"version", 1}};
    json.update(coach_json(status));
    print(json);
    return;
  }
  const std::string rows = session_rows(screen_of(stdout), status, now_utc_ms());
  fmt::print("{}", rows.empty()
                       ? "  No routine is in progress. `sitwell routines list` names those "
                         "there are.\n"
                       : rows);
}

void record_offered_routine(const LiveOptions& options) {
  TrackerClient{}.coach().record_offer();
  print_done(options, "record", "Kept: it counts as a routine done.");
}

void dismiss_offered_routine(const LiveOptions& options) {
  TrackerClient{}.coach().dismiss_offer();
  print_done(options, "dismiss", "Forgotten: nothing was kept of it.");
}

}  // namespace sitwell::cli
