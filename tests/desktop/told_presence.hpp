// A listener that remembers what Presence told it.
#pragma once

#include <functional>
#include <vector>

#include "daemon/desktop/presence.hpp"

namespace sitwell::testing {

class ToldPresence : public daemon::PresenceListener {
 public:
  void holds_changed(Holds now) override { holds = now; }
  void breakpoint(PromptReason kind) override { breakpoints.push_back(kind); }
  void computer_in_use(bool now) override { in_use = now; }
  void about_to_sleep() override {
    ++slept;
    when_asleep();
  }
  void woke_up() override { ++woken; }

  Holds holds;
  bool in_use = false;
  std::vector<PromptReason> breakpoints;
  int slept = 0, woken = 0;
  std::function<void()> when_asleep = [] {};
};

/// That source's row for doctor.
inline daemon::PresenceSource row(const daemon::Presence& presence, const std::string& name) {
  for (const auto& source : presence.sources())
    if (source.name == name) return source;
  return {"there is no source " + name, false, {}};
}

}  // namespace sitwell::testing
