// Every tunable of a link, with its reason.
#pragma once

#include <array>
#include <cstdint>

#include "core/time.hpp"
#include "daemon/clip/intake.hpp"

namespace sitwell::daemon {

struct LinkSettings {
  IntakeSettings intake;
  /// 8 reports a second at 100 Hz: few wake-ups, and edges of postures are seconds apart anyway.
  std::uint16_t samples_a_report = 12;
  /// 25 a second while somebody watches the angle: smooth to the eye.
  std::uint16_t samples_a_report_watched = 4;
  /// 50 ppm for an hour are 0.2 s, which nothing in a day's figures shows.
  Duration set_clock_every = std::chrono::hours{1};
  /// A clock that took longer to be read is read again: nobody knows what it said when.
  Duration clock_within = std::chrono::milliseconds{250};
  /// A clip sends eight reports a second. Two seconds without may be a busy computer; it is asked
  /// how it is...
  Duration ask_after = std::chrono::seconds{2};
  /// ...and after four it is said, reset and opened again: within five seconds the wearer knows.
  Duration silent_after = std::chrono::seconds{4};
  /// Where its sensor has failed there are only status reports, one in thirty seconds.
  Duration silent_without_sensor = std::chrono::seconds{90};
  /// Waking so much later than was asked for means that we were stopped, not that it was silent.
  Duration paused = std::chrono::seconds{1};
  /// Soon at first, for most troubles are a loose plug; then so that nothing is kept busy.
  std::array<Duration, 5> back_off{std::chrono::seconds{1}, std::chrono::seconds{2},
                                   std::chrono::seconds{5}, std::chrono::seconds{10},
                                   std::chrono::seconds{30}};
  /// Streaming for so long makes the next trouble a first one again.
  Duration good_after = std::chrono::minutes{1};
  /// A clip that left is seen to leave within a fifth of a second. One that is still there after
  /// so long was only thought to have left.
  Duration look_again_after = std::chrono::seconds{5};
  /// After plugging in, udev takes some ten milliseconds to give the permission, on a busy computer
  /// seconds; until then not having it is not worth a word.
  Duration permission_comes_within = std::chrono::seconds{5};
  Duration ask_permission_at_first = std::chrono::milliseconds{100};
  /// Later it comes with a login or a new udev rule; neither needs us to be quick.
  Duration ask_permission_every = std::chrono::seconds{2};
  /// Another clip's place on the body: looked at without a word to the clip.
  Duration look_for_place_every = std::chrono::milliseconds{500};
  /// Opening and closing take milliseconds; a port that says nothing for so long has lost it.
  Duration port_limit = std::chrono::seconds{10};
  /// What a clip is given to stop its stream when the program ends.
  Duration stop_within = std::chrono::milliseconds{1500};
  /// Transfers of one endpoint that fail in a row before the clip is reset.
  int endpoint_failures = 3;
  /// Erasing wears the flash, and what is not erased only costs reading it again.
  Duration acknowledge_every = std::chrono::minutes{5};
  /// What went and came back, a low battery for one, is worth another word by then.
  Duration tell_again_after = std::chrono::hours{1};
  /// A clip that sends nonsense would fill a log with words about it.
  Duration say_left_out_every = std::chrono::minutes{1};
};

}  // namespace sitwell::daemon
