#include "daemon/routine_runner.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "daemon/clock_anchor.hpp"
#include "history/error.hpp"

namespace sitwell::daemon {
namespace {

/// After a failed write: a full disk is not mended sooner.
constexpr std::chrono::seconds retry_after{10};

}  // namespace

RoutineRunner::RoutineRunner(boost::asio::io_context& io, const Clock& clock,
                             HistoryWriter& history, RoutineRunnerListener& listener, Tell tell)
    : clock_(clock),
      history_(history),
      listener_(listener),
      tell_(std::move(tell)),
      sleep_(clock),
      timer_(
          io, clock, [this] { return deadline(); }, [this] { wake(); }) {}

void RoutineRunner::begin(const Routine& routine, const SessionOptions& options) {
  sleep_.noticed();
  session_.emplace(routine, options, clock_.boot());
  for (const SessionEffect& effect : session_->begin())
    std::visit([this](const auto& each) { act(each); }, effect);
  listener_.session_changed();
  timer_.arm();
}

void RoutineRunner::forget() {
  if (!running()) session_.reset();
}

void RoutineRunner::pose(const PoseReading& reading) {
  if (!running()) return;
  notice_sleep();
  tell_session(reading);
}

void RoutineRunner::command(SessionCommand command) {
  notice_sleep();
  tell_session(SessionCommanded{.at = clock_.boot(), .command = command});
}

void RoutineRunner::hurts(const Hurt& hurt) {
  tell_session(SessionHurts{.at = clock_.boot(), .hurt = hurt});
}

void RoutineRunner::computer_resumed() {
  sleep_.noticed();
  tell_session(ComputerResumed{.at = clock_.boot()});
}

void RoutineRunner::interrupt() { tell_session(SessionInterrupted{.at = clock_.boot()}); }

void RoutineRunner::notice_sleep() {
  if (sleep_.has_slept()) computer_resumed();
}

void RoutineRunner::tell_session(const SessionInput& input) {
  if (!session_) return;
  feed(*session_, input, [this](const SessionEffect& effect) {
    std::visit([this](const auto& each) { act(each); }, effect);
  });
  listener_.session_changed();
  timer_.arm();
}

std::optional<Instant> RoutineRunner::deadline() const {
  std::optional<Instant> due = session_ ? session_->deadline() : std::nullopt;
  if (retry_at_) due = due ? std::min(*due, *retry_at_) : *retry_at_;
  return due;
}

void RoutineRunner::wake() {
  if (running()) {
    notice_sleep();
    tell_session(Tick{.at = clock_.boot()});
  }
  if (retry_at_ && *retry_at_ <= clock_.boot()) save_waiting();
}

void RoutineRunner::keep(const RoutineRecord& record) {
  const auto same = std::find_if(unsaved_.begin(), unsaved_.end(), [&](const RoutineRecord& each) {
    return each.begin == record.begin;
  });
  if (same != unsaved_.end())
    *same = record;
  else
    unsaved_.push_back(record);
  save_waiting();
}

/// What cannot be written now is kept and tried again.
void RoutineRunner::save_waiting() {
  try {
    history_.anchor(anchor_of(clock_));
    while (!unsaved_.empty()) {
      history_.save(unsaved_.front());
      unsaved_.erase(unsaved_.begin());
    }
    retry_at_.reset();
  } catch (const HistoryError& error) {
    if (!retry_at_)
      tell_(
          fmt::format("{}; what was held in the routine is kept and written later", error.what()));
    retry_at_ = clock_.boot() + retry_after;
    timer_.arm();
  }
}

}  // namespace sitwell::daemon
