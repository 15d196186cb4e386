#include "daemon/engine.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <utility>

#include "history/calendar.hpp"
#include "history/error.hpp"

namespace sitwell::daemon {
namespace {

std::size_t index(BodySite site) { return site == BodySite::thigh ? 0 : 1; }

BodySite site_of(const Input& input) {
  return std::visit(
      [](const auto& value) {
        if constexpr (requires { value.site; })
          return value.site;
        else
          return BodySite::thigh;
      },
      input);
}

bool for_history(const Effect& effect) {
  return std::holds_alternative<BoutSaved>(effect) ||
         std::holds_alternative<BoutsRevised>(effect) ||
         std::holds_alternative<MountingChanged>(effect) ||
         std::holds_alternative<SeatLearned>(effect);
}

}  // namespace

Engine::Engine(HistoryWriter& history, ReadClocks clocks, Tell tell, const EngineSettings& settings)
    : history_(history),
      clocks_(std::move(clocks)),
      tell_(std::move(tell)),
      settings_(settings),
      tracker_(settings.tracker),
      told_notices_(history.notices().size()) {}

void Engine::backlog_begins(const Backlog& backlog) {
  if (backlog.site != BodySite::thigh) return;
  if (backlog.serial != serial_) {
    commit();  // what is left of the clip before this one is that one's
    serial_ = backlog.serial;
    record_as(backlog.from);
  }
  reading_ = true;
  half_read_ = false;
  // Time that another clip has told of already is not told twice, so it is not cleared either.
  if (backlog.first) said_anew_ = std::max(backlog.from, last_[index(BodySite::thigh)]);
}

void Engine::record_as(Instant from) {
  try {
    history_.record_as(settings_.kind, serial_, Calendar(clocks_()));
    restore_mountings(from);
    restore_seats();
  } catch (const HistoryError& error) {
    tell_(fmt::format("{}; postures wait until the clip has been learned anew", error.what()));
  }
  for (; told_notices_ < history_.notices().size(); ++told_notices_)
    tell_(history_.notices()[told_notices_]);
}

/// The clip is as it was at `from`; calibrations that the wearer made later come when their time
/// does, for no log has them.
void Engine::restore_mountings(Instant from) {
  to_restore_.clear();
  for (const BodySite site : {BodySite::thigh, BodySite::pelvis}) {
    for (const Mounting& mounting : history_.mountings(site, from)) {
      if (mounting.since <= from)
        feed_tracker(MountingRestored{.at = from, .mounting = mounting, .site = site});
      else if (site == BodySite::thigh && mounting.source == MountingSource::guided)
        to_restore_.push_back(mounting);
    }
  }
}

/// Once a run: from then on the tracker knows better than what it had said.
void Engine::restore_seats() {
  if (std::exchange(seats_restored_, true)) return;
  for (const BodySite site : {BodySite::thigh, BodySite::pelvis})
    if (const auto seat = history_.seat(site)) step_aside(*seat);
}

void Engine::restore_due(Instant now) {
  while (!to_restore_.empty() && to_restore_.front().since <= now) {
    const Mounting mounting = to_restore_.front();
    to_restore_.erase(to_restore_.begin());
    feed_tracker(MountingRestored{.at = mounting.since, .mounting = mounting});
  }
}

void Engine::take(const Input& input) {
  if (!to_restore_.empty()) restore_due(when(input));
  last_[index(site_of(input))] = when(input);
  const std::size_t before = pending_.size();
  feed_tracker(input);
  if (pending_.size() > before && !reading_) commit();
}

void Engine::exercise(const ExerciseChanged& changed) { step_aside(changed); }

void Engine::computer_use(const ComputerUseChanged& changed) { step_aside(changed); }

/// Aside of the clip's inputs: it is of now, while a log that is read may be hours behind, and
/// nothing follows before the clip tells of that time.
void Engine::step_aside(const Input& input) {
  [[maybe_unused]] const Effects effects = tracker_.step(input);
  assert(effects.empty());
}

void Engine::feed_tracker(const Input& input) {
  feed(tracker_, input, [this](const Effect& effect) {
    if (for_history(effect)) keep(effect);
    if (watch_) watch_(effect);
  });
}

/// An open bout is said again and again; only the last word needs to be kept.
void Engine::keep(const Effect& effect) {
  const auto* said = std::get_if<BoutSaved>(&effect);
  auto* before = pending_.empty() ? nullptr : std::get_if<BoutSaved>(&pending_.back());
  if (said && before && before->bout.begin == said->bout.begin)
    *before = *said;
  else
    pending_.push_back(effect);
}

void Engine::backlog_ends(BodySite site, bool complete) {
  if (site != BodySite::thigh || !reading_) return;
  reading_ = false;
  if (said_anew_ && !complete) {
    // Half of it must not stand in the way of the other half: rows that are there already are the
    // better record until the log has been read past them.
    const auto end = history_end();
    half_read_ = end && last_[index(site)] < *end;
  }
  commit();
}

/// Where it cannot be asked, it cannot be written either: then the commit says so.
std::optional<Instant> Engine::history_end() {
  try {
    return history_.end();
  } catch (const HistoryError&) {
    return std::nullopt;
  }
}

void Engine::commit() {
  if (serial_.empty() || reading_ || half_read_) return;
  try {
    write();
    if (std::exchange(retry_at_, std::nullopt)) tell_("the history can be written again");
    settled_ = std::max(settled_, tracker_.settled());
  } catch (const HistoryError& error) {
    if (!retry_at_)
      tell_(fmt::format("{}; what was not written is kept and tried again every {} s", error.what(),
                        std::chrono::duration_cast<std::chrono::seconds>(settings_.retry).count()));
    retry_at_ = clocks_().boot + settings_.retry;
  }
}

void Engine::write() {
  const ClockAnchor now = clocks_();
  history_.anchor(now);
  if (said_anew_) {
    // A second either way: the clocks may have been slewed since the rows were written.
    const Calendar calendar(now);
    const UtcRange range{calendar.utc_ms(*said_anew_) - 1000,
                         calendar.utc_ms(last_[index(BodySite::thigh)]) + 1000};
    history_.replace(range, pending_);
    said_anew_.reset();
  } else if (!pending_.empty()) {
    history_.apply(pending_);
  }
  pending_.clear();
}

std::optional<Instant> Engine::deadline() const {
  // While a log is read the tracker is in the past, and told of it by the log.
  std::optional<Instant> due = reading_ ? std::nullopt : tracker_.deadline();
  if (retry_at_ && !reading_ && !half_read_) due = due ? std::min(*due, *retry_at_) : *retry_at_;
  return due;
}

void Engine::wake(Instant now) {
  if (reading_) return;
  const std::size_t before = pending_.size();
  feed_tracker(Tick{.at = now});
  if (pending_.size() > before || (retry_at_ && *retry_at_ <= now)) commit();
}

void Engine::save() {
  const Instant last = last_[index(BodySite::thigh)];
  if (reading_ || last == Instant{}) return;
  feed_tracker(Checkpoint{.at = last});
  commit();
}

void Engine::finish() {
  for (const BodySite site : {BodySite::pelvis, BodySite::thigh})
    if (last_[index(site)] != Instant{})
      feed_tracker(ClipLost{.at = last_[index(site)], .site = site});
  backlog_ends(BodySite::thigh, false);
  commit();
}

}  // namespace sitwell::daemon
