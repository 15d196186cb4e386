#include "daemon/prompter.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <utility>

#include "daemon/clock_anchor.hpp"
#include "history/error.hpp"

namespace sitwell::daemon {
namespace {

/// After a failed write: a full disk is not mended sooner.
constexpr std::chrono::seconds retry_after{10};

/// What is kept, in the order it was first said; saying it again replaces it.
template <class Kept, class Key>
void keep_last(std::vector<Kept>& kept, const Kept& value, Key Kept::*key) {
  for (Kept& each : kept)
    if (each.*key == value.*key) {
      each = value;
      return;
    }
  kept.push_back(value);
}

}  // namespace

Prompter::Prompter(boost::asio::io_context& io, const Clock& clock, HistoryWriter& history,
                   PrompterListener& listener, Tell tell, const Settings& settings)
    : clock_(clock),
      history_(history),
      listener_(listener),
      tell_(std::move(tell)),
      prompts_(settings.prompts),
      edges_(WorkingHours(settings.hours), settings.day_start),
      timer_(
          io, clock, [this] { return deadline(); }, [this] { tick(); }),
      heeded_(settings.heeded),
      sleep_(clock) {}

void Prompter::begin(const std::vector<PostureChanged>& postures) {
  for (const PostureChanged& posture : postures) feed_policy(posture);
  const ClockAnchor now = anchor_of(clock_);
  look_at_calendar(now);
  const Instant today = edges_.tomorrow(now) - std::chrono::hours{24};
  try {
    history_.anchor(now);
    feed_policy(PromptsRestored{
        .at = now.boot, .today = history_.prompts(today), .quiet = history_.quiet(now.boot)});
  } catch (const HistoryError& error) {
    tell_(fmt::format("{}; earlier prompts of today are not counted", error.what()));
  }
  tick();
}

void Prompter::posture(const PostureChanged& posture, bool live) {
  feed_policy(posture);
  if (live) tick();
}

void Prompter::desktop_holds(Holds holds) {
  desktop_holds_ = holds;
  feed_policy(DesktopHolds{clock_.boot(), holds & heeded_});
  timer_.arm();
}

void Prompter::breakpoint(PromptReason kind) {
  feed_policy(Breakpoint{clock_.boot(), kind});
  timer_.arm();
}

void Prompter::computer_resumed() {
  sleep_.noticed();
  feed_policy(ComputerResumed{clock_.boot()});
  tick();
}

RequestResult Prompter::request(Request request) {
  const RequestResult result = prompts_.would(request);
  feed_policy(Requested{clock_.boot(), request});
  timer_.arm();
  return result;
}

void Prompter::quiet(Instant until) {
  feed_policy(QuietRequested{clock_.boot(), until});
  listener_.event("quiet_began", {{"quiet_until", local_time(until)}});
  timer_.arm();
}

void Prompter::end_quiet() {
  feed_policy(QuietRequested{clock_.boot(), std::nullopt});
  timer_.arm();
}

void Prompter::use(const Settings& settings) {
  heeded_ = settings.heeded;
  edges_.use(WorkingHours(settings.hours), settings.day_start);
  look_at_calendar(anchor_of(clock_));
  feed_policy(PromptSettingsChanged{clock_.boot(), settings.prompts});
  feed_policy(DesktopHolds{clock_.boot(), desktop_holds_ & heeded_});
  tick();
}

Instant Prompter::tomorrow() const { return edges_.tomorrow(anchor_of(clock_)); }

/// As 2026-11-16T15:30:00+01:00.
std::string Prompter::local_time(Instant at) const {
  const std::int64_t utc_s = Calendar(anchor_of(clock_)).utc_ms(at) / 1000;
  const std::int32_t offset_s = system_offset_s(utc_s * 1000);
  return fmt::format("{:%FT%T}{}{:02}:{:02}", fmt::gmtime(std::time_t{utc_s + offset_s}),
                     offset_s < 0 ? '-' : '+', std::abs(offset_s) / 3600,
                     std::abs(offset_s) / 60 % 60);
}

std::optional<Instant> Prompter::deadline() const {
  Instant due = edges_.next();
  if (const auto policy = prompts_.deadline()) due = std::min(due, *policy);
  if (retry_at_) due = std::min(due, *retry_at_);
  return due;
}

void Prompter::look_at_calendar(ClockAnchor now) {
  for (const PromptInput& edge : edges_.at(now)) {
    if (std::holds_alternative<DayBegan>(edge))
      listener_.event("day_began", {{"day", local_time(now.boot).substr(0, 10)}});
    feed_policy(edge);
  }
}

void Prompter::tick() {
  const ClockAnchor now = anchor_of(clock_);
  if (now.boot >= edges_.next()) look_at_calendar(now);
  feed_policy(Tick{now.boot});
  if (retry_at_ && *retry_at_ <= now.boot) save_waiting();
  timer_.arm();
}

/// After a sleep that must be the first to be known, whether or not a logind tells of it.
void Prompter::notice_sleep() {
  if (sleep_.has_slept()) computer_resumed();
}

void Prompter::feed_policy(const PromptInput& input) {
  notice_sleep();
  feed(prompts_, input, [this](const PromptEffect& effect) {
    std::visit([this](const auto& each) { act(each); }, effect);
  });
  const bool quiet = prompts_.status(clock_.boot()).quiet_until.has_value();
  if (std::exchange(quiet_, quiet) && !quiet) listener_.event("quiet_ended", {});
  listener_.prompts_changed();
}

void Prompter::act(const ShowPrompt& show) {
  listener_.show_prompt(show.prompt, show.again);
  listener_.event("prompt_shown",
                  {{"sat_min", std::to_string(show.prompt.sat / std::chrono::minutes{1})},
                   {"reason", std::string(name_of(show.prompt.reason))}});
}

void Prompter::act(const ClosePrompt& close) {
  listener_.close_prompt(close.prompt);
  listener_.event("prompt_closed",
                  {{"outcome", std::string(name_of(close.prompt.outcome))},
                   {"sat_min", std::to_string(close.prompt.sat / std::chrono::minutes{1})}});
}

void Prompter::act(const PromptSaved& saved) {
  keep_last(unsaved_prompts_, saved.prompt, &Prompt::shown);
  save_waiting();
}

void Prompter::act(const QuietSaved& saved) {
  keep_last(unsaved_quiets_, saved.quiet, &Quiet::begin);
  save_waiting();
}

void Prompter::act(const BreakCounted&) { listener_.event("break_counted", {}); }

/// What cannot be written now is kept and tried again.
void Prompter::save_waiting() {
  try {
    history_.anchor(anchor_of(clock_));
    while (!unsaved_prompts_.empty()) {
      history_.save(unsaved_prompts_.front());
      unsaved_prompts_.erase(unsaved_prompts_.begin());
    }
    while (!unsaved_quiets_.empty()) {
      history_.save(unsaved_quiets_.front());
      unsaved_quiets_.erase(unsaved_quiets_.begin());
    }
    retry_at_.reset();
  } catch (const HistoryError& error) {
    if (!retry_at_)
      tell_(fmt::format("{}; what became of prompts is kept and written later", error.what()));
    retry_at_ = clock_.boot() + retry_after;
  }
}

}  // namespace sitwell::daemon
