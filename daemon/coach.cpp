#include "daemon/coach.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "daemon/coach_view.hpp"
#include "daemon/cue_text.hpp"
#include "daemon/desktop/refusals.hpp"
#include "history/error.hpp"

namespace sitwell::daemon {
namespace {

/// A session that is over is shown for so long: whoever follows it sees how it ended.
constexpr std::chrono::minutes shown_after_end{1};
/// Nobody remembers what they did longer ago.
constexpr std::chrono::hours offered_within{2};
/// A clip's log, with time to spare: what was exercise then is told to the tracker before it is
/// read.
constexpr std::chrono::hours log_reaches_back{48};

std::string joined(const std::vector<std::string>& sentences) {
  std::string text;
  for (const std::string& sentence : sentences) text += (text.empty() ? "" : " ") + sentence;
  return text;
}

}  // namespace

SpotList spot_list(const Catalogue& catalogue) {
  SpotList list;
  for (const CatalogueEntry& entry : catalogue.entries) {
    for (std::size_t i = 0; i < entry.routine.steps.size(); ++i) {
      const auto pose = pose_to_spot(entry.routine.steps[i]);
      if (!pose) continue;
      list.settings.poses.push_back(*pose);
      list.steps.emplace_back(entry.routine.id, i);
    }
  }
  return list;
}

Coach::Coach(CoachParts parts, CoachListener& listener, Tell tell, const Settings& settings,
             const std::filesystem::path& routines_dir)
    : parts_(std::move(parts)),
      listener_(listener),
      tell_(std::move(tell)),
      settings_(settings),
      routines_dir_(routines_dir),
      catalogue_(load_catalogue(routines_dir)),
      runner_(parts_.io, parts_.clock, parts_.history, *this, tell_),
      book_(parts_.clock, parts_.history, parts_.history_path, tell_, settings.day_start),
      forget_timer_(
          parts_.io, parts_.clock, [this] { return forget_at_; },
          [this] {
            forget_at_.reset();
            runner_.forget();
            listener_.coach_changed();
          }) {
  for (const std::string& complaint : catalogue_.complaints) tell_(complaint);
}

void Coach::begin() {
  try {
    parts_.history.anchor(anchor_of(parts_.clock));
    if (parts_.history.take_over() > 0)
      tell_("a routine was in progress when Sitwell ended; it is kept as far as it had come");
    for (const ActiveSpan& span :
         parts_.history.active_spans(parts_.clock.boot() - log_reaches_back)) {
      exercise({.at = span.begin, .exercising = true});
      exercise({.at = span.end, .exercising = false});
    }
  } catch (const HistoryError& error) {
    tell_(fmt::format("{}; routines of the last day may be counted as sitting", error.what()));
  }
  book_.read();
  book_.adapt_plan(catalogue_);
}

void Coach::use(const Settings& settings) {
  settings_ = settings;
  book_.use(settings.day_start);
  listener_.coach_changed();
}

void Coach::day_began() {
  book_.count_routines();
  book_.adapt_plan(catalogue_);
  if (offer_) dismiss_offer();
  listener_.coach_changed();
}

// ---- what the clip shows ----

void Coach::take(const Input& input) {
  const auto* sample = std::get_if<Sample>(&input);
  if (!running() || !sample || sample->site != BodySite::thigh) return;
  const Tracker& tracker = parts_.engine.tracker();
  const auto reading = watcher_.add(*sample, tracker.up(BodySite::thigh), tracker.mounting());
  if (!reading) return;
  flexion_deg_.reset();
  if (reading->pose) flexion_deg_ = reading->pose->flexion_deg;
  runner_.pose(*reading);
  if (!running()) return;
  const SessionStatus status = runner_.status();
  listener_.progress(status.counted, flexion_deg_, status.in_pose);
}

/// The clip's mounting is known, and so is where up is.
bool Coach::clip_ready() const {
  const Tracker& tracker = parts_.engine.tracker();
  return tracker.mounting().known() && tracker.mounting().front_known &&
         tracker.up(BodySite::thigh) != Vector3{};
}

void Coach::spotted(const RoutineSpotted& spotted) {
  if (!settings_.spot_routines || running() || spotted.pose >= parts_.spots.steps.size()) return;
  if (parts_.clock.boot() - spotted.end > offered_within) return;
  const auto& [id, step] = parts_.spots.steps[spotted.pose];
  const CatalogueEntry* entry = catalogue_.find(id);
  if (!entry || step >= entry->routine.steps.size()) return;
  const bool sided = entry->routine.steps[step].side != StepSide::none;
  offer_ = {.routine = id,
            .title = entry->routine.title,
            .begin = spotted.begin,
            .length = spotted.end - spotted.begin,
            .hold = {.step = static_cast<int>(step),
                     .side = sided ? settings_.clip_leg : Side::none,
                     .asked = spotted.seen,
                     .confirmed = spotted.seen,
                     .outcome = HoldOutcome::held}};
  listener_.show_offer(*offer_);
  listener_.coach_changed();
}

// ---- what the session says ----

void Coach::exercise(const ExerciseChanged& changed) { parts_.engine.exercise(changed); }

void Coach::cue(SessionCue cue) {
  const RoutineSession& session = *runner_.session();
  listener_.cue(cue, spoken_text(cue, runner_.status(), session.routine()));
}

void Coach::session_changed() {
  if (std::exchange(ran_, running()) != running()) {
    listener_.session_runs(running());
    if (!running()) session_ended();
  }
  listener_.coach_changed();
}

void Coach::session_ended() {
  const RoutineRecord& record = runner_.session()->record();
  book_.count_routines();
  forget_at_ = parts_.clock.boot() + shown_after_end;
  forget_timer_.arm();
  listener_.event("routine_ended",
                  {{"routine", record.routine},
                   {"outcome", std::string{name_of(record.outcome)}},
                   {"confirmed_s", std::to_string(record.confirmed() / std::chrono::seconds{1})},
                   {"timed_s", std::to_string(record.timed() / std::chrono::seconds{1})}});
}

// ---- what callers ask for ----

void Coach::start(const std::string& id, Side leg, bool clip) {
  if (running())
    throw CommandRefused("Running",
                         fmt::format("{} is in progress: end it first, with `sitwell routine stop`",
                                     runner_.session()->routine().title));
  catalogue_ = load_catalogue(routines_dir_);  // files may have come since
  const CatalogueEntry* entry = catalogue_.find(id);
  if (!entry)
    throw CommandRefused("NoRoutine", fmt::format("there is no routine \"{}\"; `sitwell routines "
                                                  "list` names those there are",
                                                  id));
  if (book_.screening_due())
    throw CommandRefused("NotScreened",
                         "a few questions come first, so that nothing is offered that may not suit "
                         "you: `sitwell screening`");
  const Fit fit = fit_of(entry->routine, book_.answers());
  if (!fit.fits) {
    const std::string instead =
        fit.instead.empty() ? ""
                            : fmt::format(" `sitwell routine start {}` may suit.", fit.instead);
    throw CommandRefused("NotSuitable", joined(fit.why) + instead);
  }
  if (offer_) dismiss_offer();
  forget_at_.reset();
  watcher_ = PoseWatcher{};
  runner_.begin(entry->routine, {.clip_leg = leg == Side::none ? settings_.clip_leg : leg,
                                 .clip = clip,
                                 .heard = clip_ready(),
                                 .dose = dose_of(book_.plan())});
  listener_.event("routine_began", {{"routine", id}});
}

void Coach::command(SessionCommand command) {
  if (!running()) throw CommandRefused("NoSession", "there is no routine in progress");
  runner_.command(command);
}

std::vector<Advice> Coach::hurts(const Hurt& hurt) {
  if (!runner_.session()) throw CommandRefused("NoSession", "there is no routine in progress");
  runner_.hurts(hurt);
  book_.count_routines();
  return advice_for(runner_.session()->record().hurt);
}

void Coach::record_offer() {
  if (!offer_) throw CommandRefused("NoOffer", "there is nothing to record");
  runner_.keep({.begin = offer_->begin,
                .length = offer_->length,
                .routine = offer_->routine,
                .title = offer_->title,
                .origin = RoutineOrigin::spotted,
                .outcome = RoutineOutcome::completed,
                .holds = {offer_->hold}});
  book_.count_routines();
  dismiss_offer();
}

void Coach::dismiss_offer() {
  if (!offer_) throw CommandRefused("NoOffer", "there is nothing to dismiss");
  offer_.reset();
  listener_.close_offer();
  listener_.coach_changed();
}

std::vector<Advice> Coach::check_in(const CheckIn& check_in) {
  book_.check_in(check_in);
  listener_.coach_changed();
  return book_.advice();
}

std::vector<Advice> Coach::screen(const ScreeningAnswers& answers) {
  book_.screen(answers);
  listener_.coach_changed();
  return advice_for(answers);
}

std::vector<Advice> Coach::advice() { return book_.advice(); }

void Coach::set_plan(const CoachPlanChanges& changes) {
  catalogue_ = load_catalogue(routines_dir_);
  book_.change_plan(changes, catalogue_);
  listener_.coach_changed();
}

std::uint32_t Coach::forget_health() {
  if (running())
    throw CommandRefused("Running",
                         "a routine is in progress: end it first, with `sitwell routine "
                         "stop`");
  const std::uint32_t erased = book_.forget();
  forget_at_.reset();
  runner_.forget();
  offer_.reset();
  listener_.close_offer();
  listener_.coach_changed();
  return erased;
}

// ---- what is to be seen ----

CoachView Coach::view() const {
  CoachView view{.plan = view_of(book_.plan()),
                 .routines_today = book_.routines_today(),
                 .checked_in_today = book_.checked_in_today(),
                 .screening_due = book_.screening_due()};
  if (const RoutineSession* session = runner_.session())
    view.session =
        view_of(*session, runner_.status(), session_begin_utc_ms(session->record().begin));
  if (offer_)
    view.offer = CoachOffer{.routine = offer_->routine,
                            .title = offer_->title,
                            .begin_utc_ms = utc_ms(offer_->begin),
                            .length_ms = offer_->length / std::chrono::milliseconds{1}};
  return view;
}

std::int64_t Coach::session_begin_utc_ms(Instant begin) const {
  if (!said_begin_ || said_begin_->first != begin) said_begin_.emplace(begin, utc_ms(begin));
  return said_begin_->second;
}

std::string Coach::routine() const { return running() ? runner_.session()->routine().id : ""; }

const Routine* Coach::to_offer() const {
  if (!settings_.offer_routine || running() || book_.screening_due()) return nullptr;
  return book_.next_routine(catalogue_);
}

}  // namespace sitwell::daemon
