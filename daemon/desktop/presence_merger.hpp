// What several sources say of the wearer's desktop made one. Pure: no bus, no clock. Owned by
// Presence.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "core/prompt.hpp"

namespace sitwell::daemon {

enum class InputActivity : std::uint8_t {
  active,
  paused,  ///< no key or pointer for some seconds
  away,    ///< ... for a minute or more
};

/// What one source says; nothing of what it does not know.
struct PresenceFacts {
  std::optional<bool> locked, do_not_disturb, full_screen, call;
  std::optional<InputActivity> input;
  /// It is told as it happens: others are minutes late with being away, or never tell.
  bool input_watched = false;
  friend bool operator==(const PresenceFacts&, const PresenceFacts&) = default;
};

/// What the listener is to be told: the holds first.
struct PresenceNews {
  std::optional<Holds> holds;
  std::optional<PromptReason> breakpoint;
  std::optional<bool> computer_in_use;  ///< a key or pointer within the last minute
  friend bool operator==(const PresenceNews&, const PresenceNews&) = default;
};

/// Any source can hold a prompt back, none by not knowing. Of key and pointer the best source that
/// knows is believed, and it alone: the order of the sources is their rank.
class PresenceMerger {
 public:
  using Time = std::chrono::steady_clock::time_point;

  explicit PresenceMerger(std::size_t sources) : facts_(sources) {}

  /// That source says this now, and no longer what it said before.
  [[nodiscard]] PresenceNews tell(std::size_t source, const PresenceFacts& facts, Time now);
  /// Pauses are told while wanted; one that is under way at once.
  [[nodiscard]] PresenceNews watch_input(bool wanted);
  [[nodiscard]] Holds holds() const { return holds_; }

 private:
  [[nodiscard]] Holds merged_holds() const;
  [[nodiscard]] std::optional<InputActivity> merged_input() const;
  [[nodiscard]] bool watched_in_use() const;
  [[nodiscard]] std::optional<PromptReason> breakpoint(const PresenceFacts& told, bool unlocked,
                                                       std::optional<InputActivity> before,
                                                       Time now);

  std::vector<PresenceFacts> facts_;
  Holds holds_;
  bool watching_ = false;
  bool in_use_ = false;
  std::optional<Time> came_back_;
};

}  // namespace sitwell::daemon
