// Puts the prompt policy to work: gives it the time and the wearer's day, keeps what it says in the
// history and gives it back after a restart, and passes on what it wants done. Lives on the event
// loop's thread.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "config/settings.hpp"
#include "core/prompts.hpp"
#include "daemon/calendar_edges.hpp"
#include "daemon/clock.hpp"
#include "daemon/deadline_timer.hpp"
#include "daemon/sleep_watch.hpp"
#include "history/writer.hpp"

namespace sitwell::daemon {

class PrompterListener {
 public:
  virtual ~PrompterListener() = default;
  virtual void show_prompt(const Prompt& prompt, bool again) = 0;
  virtual void close_prompt(const Prompt& prompt) = 0;
  /// Something happened that hooks and watchers are told of: a name of config/hook_events.hpp.
  virtual void event(const std::string& name,
                     const std::map<std::string, std::string>& details) = 0;
  /// The policy was given something; its status may be another.
  virtual void prompts_changed() = 0;
};

class Prompter {
 public:
  /// What the wearer should know, a sentence.
  using Tell = std::function<void(const std::string&)>;

  /// The clock, the history and the listener outlive this.
  Prompter(boost::asio::io_context& io, const Clock& clock, HistoryWriter& history,
           PrompterListener& listener, Tell tell, const Settings& settings);

  /// What an earlier run left in the history; `postures` are those of the hours before. Once.
  void begin(const std::vector<PostureChanged>& postures);

  /// As the tracker says them. `live` false: of a log that is read, hence of the past.
  void posture(const PostureChanged& posture, bool live);
  void desktop_holds(Holds holds);
  void breakpoint(PromptReason kind);
  void computer_resumed();
  RequestResult request(Request request);
  /// No prompts until then; at once again for a time that has passed.
  void quiet(Instant until);
  void end_quiet();
  void use(const Settings& settings);

  [[nodiscard]] PromptStatus status() const { return prompts_.status(clock_.boot()); }
  /// When the wearer's next day begins.
  [[nodiscard]] Instant tomorrow() const;

 private:
  void notice_sleep();
  void feed_policy(const PromptInput& input);
  void tick();
  void look_at_calendar(ClockAnchor now);
  void act(const ShowPrompt& show);
  void act(const ClosePrompt& close);
  void act(const PromptSaved& saved);
  void act(const QuietSaved& saved);
  void act(const BreakCounted& counted);
  void save_waiting();
  [[nodiscard]] std::string local_time(Instant at) const;
  [[nodiscard]] std::optional<Instant> deadline() const;

  const Clock& clock_;
  HistoryWriter& history_;
  PrompterListener& listener_;
  Tell tell_;
  Prompts prompts_;
  CalendarEdges edges_;
  DeadlineTimer timer_;
  Holds desktop_holds_, heeded_;
  SleepWatch sleep_;
  bool quiet_ = false;  ///< as the listener was last told
  std::vector<Prompt> unsaved_prompts_;
  std::vector<Quiet> unsaved_quiets_;
  std::optional<Instant> retry_at_;
};

}  // namespace sitwell::daemon
