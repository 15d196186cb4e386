// Drives the tracker with what the clips deliver and writes what it says into the history. It
// decides when something is safely stored, hence what a clip may forget: the clip's log is the
// journal, the history the checkpoint. Lives on the io_context's thread; keeps no timer itself.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <utility>

#include "core/tracker.hpp"
#include "history/writer.hpp"

namespace sitwell::daemon {

struct EngineSettings {
  TrackerSettings tracker;
  SourceKind kind = SourceKind::clip;
  /// After a failed write to the history: a full disk is not mended sooner.
  Duration retry = std::chrono::seconds{10};
};

/// A clip whose inputs are about to come.
struct Backlog {
  std::string serial;
  BodySite site = BodySite::thigh;
  Instant from{};
  /// The first of this clip in this run: what the history has of it from `from` on is said anew.
  bool first = false;
};

class Engine {
 public:
  /// Reads both clocks at one moment.
  using ReadClocks = std::function<ClockAnchor()>;
  /// What the wearer should know, a sentence.
  using Tell = std::function<void(const std::string&)>;

  /// Hears everything the tracker says, as it says it; of a log that is read, too.
  using Watch = std::function<void(const Effect&)>;

  /// The history outlives the engine.
  Engine(HistoryWriter& history, ReadClocks clocks, Tell tell, const EngineSettings& settings = {});

  void watch(Watch watch) { watch_ = std::move(watch); }

  /// A clip's log is read from here on, until backlog_ends(); nothing is written meanwhile, so that
  /// a run that ends on the way leaves the history as it was. Inputs for the thigh of another clip
  /// than before are from now on recorded as that clip's.
  void backlog_begins(const Backlog& backlog);
  void take(const Input& input);
  /// The wearer begins a routine, or ends it; in order of time. Holds for a log too that is read
  /// later.
  void exercise(const ExerciseChanged& changed);
  /// Whether key or pointer are used, likewise.
  void computer_use(const ComputerUseChanged& changed);
  /// `complete`: the log has been read to where live readings begin; otherwise the clip was lost
  /// on the way, and what was read is written once it reaches as far as the history does.
  void backlog_ends(BodySite site, bool complete);

  /// When wake() is due: the tracker's deadline, or a failed write to be tried again.
  [[nodiscard]] std::optional<Instant> deadline() const;
  void wake(Instant now);

  /// The history holds all that was said of the time before, and it will not be revised.
  [[nodiscard]] Instant settled() const { return settled_; }
  [[nodiscard]] const Tracker& tracker() const { return tracker_; }
  /// The thigh's log is being read: what the tracker says is of the past.
  [[nodiscard]] bool reading() const { return reading_; }

  /// The computer is about to sleep: writes the open bout as it stands.
  void save();

  /// The program ends: closes the open bout at the last sample and writes everything.
  void finish();

 private:
  void feed_tracker(const Input& input);
  void keep(const Effect& effect);
  void record_as(Instant from);
  void restore_mountings(Instant from);
  void restore_seats();
  void step_aside(const Input& input);
  void restore_due(Instant now);
  [[nodiscard]] std::optional<Instant> history_end();
  void commit();
  void write();

  HistoryWriter& history_;
  ReadClocks clocks_;
  Tell tell_;
  Watch watch_;
  EngineSettings settings_;
  Tracker tracker_;

  std::string serial_;                ///< of the thigh's clip; empty before there is one
  Instant last_[2]{};                 ///< of the inputs, by site
  Effects pending_;                   ///< said, but not yet written
  std::vector<Mounting> to_restore_;  ///< guided ones later than where a log is read from
  bool seats_restored_ = false;
  bool reading_ = false;              ///< the thigh's log
  std::optional<Instant> said_anew_;  ///< the history is being said anew from here on
  bool half_read_ = false;  ///< ...but its log broke off before reaching the history's end
  std::optional<Instant> retry_at_;
  std::size_t told_notices_;  ///< of the history's; those of its opening are not ours to tell
  Instant settled_{};
};

}  // namespace sitwell::daemon
