// Makes the moments of a routine heard, by programs the desktop has: tones by pw-play, paplay or
// aplay, speech by spd-say (speech-dispatcher). On the loop's thread; waits for none of them.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <string>

#include "core/routine_session.hpp"
#include "daemon/event_loop.hpp"

namespace sitwell::daemon {

struct CuePlayerLimits {
  /// Two overlap without harm; more would be noise, and a sign of a sound server that hangs.
  std::size_t at_once = 2;
  /// A cue that is later than this is of no use.
  std::chrono::milliseconds time = std::chrono::seconds{10};
};

class CuePlayer {
 public:
  /// `say`: a sentence for the log, where nothing can be heard.
  CuePlayer(boost::asio::io_context& io, std::function<void(const std::string&)> say,
            const CuePlayerLimits& limits = {});
  /// Ends what still plays.
  ~CuePlayer();
  CuePlayer(const CuePlayer&) = delete;
  CuePlayer& operator=(const CuePlayer&) = delete;

  /// Says the text where it is to be `spoken` and something speaks; else plays the cue's tone,
  /// where it has one. While too much plays it waits, and replaces one that waits already.
  void play(SessionCue cue, const std::string& text, bool spoken);
  /// What plays and what speaks, a sentence: for doctor.
  [[nodiscard]] std::string describe() const;
  /// Programs that run.
  [[nodiscard]] std::size_t playing() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace sitwell::daemon
